package dev.newel.read.openapi;

import dev.newel.read.tree.Node;
import org.jspecify.annotations.Nullable;

/// Which version of OpenAPI a description says it is written in.
final class Version {
  private Version() {}

  /// Whether a file's top level says that it is an OpenAPI description.
  static boolean isSaid(Node root) {
    return root.isMapping() && (root.has("openapi") || root.has("swagger"));
  }

  /// The version as written; null, and a finding, where the file is no description.
  static @Nullable String of(Node root, Log log) {
    if (!isSaid(root)) {
      log.error(
          OasId.BAD_VERSION,
          root.span(),
          root.isMapping()
              ? "The file says no version of OpenAPI: it has neither `openapi` nor `swagger`."
              : "The file is %s, expected a mapping with `openapi` or `swagger`."
                  .formatted(root.kind().shown()),
          "Name the first file of an OpenAPI description.");
      return null;
    }
    var name = root.has("openapi") ? "openapi" : "swagger";
    var value = root.get(name);
    var version = value == null ? "" : value.text();
    var position = root.position(name);
    if (value == null || value.kind() != Node.Kind.TEXT) {
      log.error(
          OasId.WRONG_KIND,
          root.nameSpan(position),
          "`%s` is %s, expected a text such as `\"3.1.0\"`."
              .formatted(name, value == null ? "nothing" : value.kind().shown()),
          "Put the version in quotes.");
    }
    if (!version.matches("2\\.0|3\\.[01](\\.\\d+.*)?")
        || (name.equals("swagger") != version.startsWith("2"))) {
      log.error(
          OasId.BAD_VERSION,
          root.entrySpan(position),
          "The version is `%s: %s`, expected `swagger: \"2.0\"`, or `openapi` with 3.0 or 3.1."
              .formatted(name, version),
          version.startsWith("3.2") ? "What 3.1 has is read." : null);
    }
    return version;
  }
}
