package dev.newel.cli;

import dev.newel.finding.Finding;
import dev.newel.read.DiskTree;
import dev.newel.read.asyncapi.AsyncApiReader;
import dev.newel.read.openapi.OpenApiReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The OpenAPI and AsyncAPI descriptions that a user names, and what reading finds in them.
///
/// @param names the first file of each
record DescriptionChecking(Console console, List<String> names) {
  /// The descriptions that `names` are; null where one of them is none.
  static @Nullable DescriptionChecking of(Console console, List<String> names) throws IOException {
    for (var name : names) {
      if (!isDescription(console.path(name))) {
        return null;
      }
    }
    return names.isEmpty() ? null : new DescriptionChecking(console, names);
  }

  private static boolean isDescription(Path file) throws IOException {
    var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (!(name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"))
        || !Files.isRegularFile(file)
        || !Files.isReadable(file)) {
      return false;
    }
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(OpenApiReader.MOST_BYTES);
      return OpenApiReader.describes(bytes) || AsyncApiReader.describes(bytes);
    }
  }

  private static boolean isOfMessages(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(OpenApiReader.MOST_BYTES);
      return AsyncApiReader.describes(bytes) && !OpenApiReader.describes(bytes);
    }
  }

  /// What is wrong with them, in the order in which they are named.
  DocumentChecking.Found find() throws IOException {
    var findings = new ArrayList<Finding>();
    Map<String, String> texts = new LinkedHashMap<>();
    for (var name : names) {
      var file = console.path(name).normalize();
      var here = console.directory();
      var parent = file.getParent();
      // References may lead to all that stands where the user does, or else beside the file.
      var folder = file.startsWith(here) || parent == null ? here : parent;
      var tree = new NamedTree(new DiskTree(folder), folder, here, Map.of());
      var first = folder.relativize(file).toString().replace('\\', '/');
      if (isOfMessages(file)) {
        var read = AsyncApiReader.read(tree, first);
        findings.addAll(read.findings());
        texts.putAll(read.texts());
      } else {
        var read = OpenApiReader.read(tree, first);
        findings.addAll(read.findings());
        texts.putAll(read.texts());
      }
    }
    return new DocumentChecking.Found(findings, texts);
  }
}
