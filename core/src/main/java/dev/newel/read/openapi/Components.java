package dev.newel.read.openapi;

import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.http.Operation;
import dev.newel.foreign.http.Security;
import dev.newel.read.tree.Node;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The parts of a description that bear names, so that others can refer to them.
final class Components {
  /// What the sections are called in OpenAPI 2.0, by what they are called in 3.
  private static final Map<String, String> OF_V2 =
      Map.of(
          "schemas", "definitions",
          "parameters", "parameters",
          "responses", "responses",
          "securitySchemes", "securityDefinitions");
  private static final List<String> OF_V3 =
      List.of(
          "schemas",
          "responses",
          "parameters",
          "examples",
          "requestBodies",
          "headers",
          "securitySchemes",
          "links",
          "callbacks",
          "pathItems");
  /// The sections in which what nobody refers to is told.
  private static final List<String> TOLD =
      List.of("schemas", "parameters", "responses", "requestBodies", "headers", "examples");

  private final Context context;
  private final Map<String, Node> sections = new LinkedHashMap<>();

  Components(Context context, Part description) {
    this.context = context;
    if (context.isV2()) {
      OF_V2.forEach((section, name) -> put(section, context.section(description, name)));
      return;
    }
    var node = context.section(description, "components");
    if (node != null) {
      var part = context.part(node, "components");
      OF_V3.forEach(section -> put(section, context.section(part, section)));
      part.unread("The model has no place for links.", "links");
      part.rest();
    }
  }

  private void put(String section, @Nullable Node node) {
    if (node != null) {
      sections.put(section, node);
    }
  }

  /// One section, by its name in OpenAPI 3; null where there is none.
  @Nullable Node section(String name) {
    return sections.get(name);
  }

  /// Gives the named schemas their names. One that only stands for a file takes that file's schema
  /// for its own.
  void nameSchemas(SchemaNames names) {
    var schemas = sections.get("schemas");
    for (var i = 0; schemas != null && i < schemas.size(); i++) {
      var node = schemas.value(i);
      var ref = Refs.of(node);
      if (ref != null && standsForFile(node)) {
        var target = context.refs().target(ref);
        node = target == null ? node : target.node();
      }
      names.component(schemas.name(i), node, schemas.nameSpan(i));
    }
  }

  /// Reads what no operation refers to, so that its faults are told too.
  void readOthers(OperationReader operations) {
    operations.readComponents(
        sections.get("parameters"), sections.get("requestBodies"), sections.get("responses"));
  }

  /// Tells what nothing refers to.
  void tellUnused(HttpApi api) {
    var used = new HashSet<>(context.refs().used());
    var schemas = context.dialect().schemas();
    for (var named : api.schemas().values()) {
      var mix = named.schema().mix();
      for (var word : mix.mapping().values()) {
        used.add(word.startsWith("#") ? word.substring(1) : schemas + "/" + word);
      }
      // What a discriminator may choose is found by what it is made of.
      if (mix.allOf().stream().anyMatch(each -> each.ref() != null)) {
        used.add(schemas + "/" + named.name());
      }
    }
    for (var section : TOLD) {
      var node = sections.get(section);
      var path = context.isV2() ? "/" + OF_V2.get(section) : "/components/" + section;
      for (var i = 0; node != null && i < node.size(); i++) {
        if (!used.contains(path + "/" + node.name(i)) && !standsForFile(node.value(i))) {
          context
              .log()
              .warning(
                  OasId.UNUSED,
                  node.nameSpan(i),
                  "Nothing refers to `%s` among the %s.".formatted(node.name(i), section),
                  "Remove it, or refer to it.");
        }
      }
    }
    tellUnusedSchemes(api);
  }

  /// Whether a component is a file under a name: others may refer to the file instead.
  private static boolean standsForFile(Node component) {
    var ref = Refs.of(component);
    return ref != null && !ref.text().startsWith("#");
  }

  private void tellUnusedSchemes(HttpApi api) {
    var demanded = demanded(api);
    for (var scheme : api.schemes()) {
      if (!demanded.contains(scheme.name())) {
        context
            .log()
            .warning(
                OasId.UNUSED,
                scheme.place(),
                "Nothing demands the security scheme `%s`.".formatted(scheme.name()),
                "Remove it, or name it under `security`.");
      }
    }
  }

  private static Set<String> demanded(HttpApi api) {
    var names = new HashSet<String>();
    var securities =
        Stream.concat(
            Stream.ofNullable(api.security()),
            Stream.concat(api.operations().stream(), api.webhooks().stream())
                .map(Operation::security)
                .flatMap(Stream::ofNullable));
    securities
        .map(Security::alternatives)
        .flatMap(List::stream)
        .flatMap(each -> each.demands().stream())
        .forEach(demand -> names.add(demand.scheme()));
    return names;
  }
}
