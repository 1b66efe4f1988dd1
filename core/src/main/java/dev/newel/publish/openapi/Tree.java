package dev.newel.publish.openapi;

import dev.newel.publish.schema.SchemaTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A document as maps, lists and scalars, in the order in which people read it.
final class Tree {
  static final String VERSION = "3.1.1";

  private Tree() {}

  static Map<String, @Nullable Object> of(OpenApi document) {
    var tree = new Members();
    tree.put("openapi", VERSION);
    tree.put("info", info(document.info()));
    document.more().forEach((name, value) -> tree.put(name, plain(value)));
    tree.put("servers", List.of(server(document)));
    tree.put("tags", document.tags().stream().map(Tree::tag).toList());
    tree.put("paths", items(document.paths()));
    tree.put("webhooks", document.webhooks().isEmpty() ? null : items(document.webhooks()));
    tree.put("components", components(document));
    return tree.map;
  }

  private static Map<String, @Nullable Object> items(
      Map<String, Map<String, OpenApi.Operation>> items) {
    var tree = new Members();
    items.forEach(
        (name, methods) -> {
          var item = new Members();
          methods.forEach((method, operation) -> item.put(method, operation(operation)));
          tree.put(name, item.map);
        });
    return tree.map;
  }

  private static Map<String, @Nullable Object> server(OpenApi document) {
    var tree = new Members();
    if (document.host().isEmpty()) {
      tree.put("url", document.base());
      return tree.map;
    }
    var base = document.base().equals("/") ? "" : document.base();
    tree.put("url", "https://{tenant}.{host}" + base);
    tree.putAll(
        "variables",
        document.host(),
        variable -> {
          var members = new Members();
          members.put("default", variable.value());
          members.put("description", variable.description());
          return members.map;
        });
    return tree.map;
  }

  private static Map<String, @Nullable Object> info(OpenApi.Info info) {
    var tree = new Members();
    tree.put("title", info.title());
    tree.put("description", info.description());
    tree.put("contact", info.contact() == null ? null : Map.of("name", info.contact()));
    tree.put("license", info.license() == null ? null : license(info.license()));
    tree.put("version", info.version());
    return tree.map;
  }

  private static Map<String, @Nullable Object> license(License license) {
    var tree = new Members();
    tree.put("name", license.name());
    tree.put("identifier", license.identifier());
    return tree.map;
  }

  private static Map<String, @Nullable Object> tag(OpenApi.Tag tag) {
    var tree = new Members();
    tree.put("name", tag.name());
    tree.put("description", tag.description());
    return tree.map;
  }

  private static Map<String, @Nullable Object> components(OpenApi document) {
    var tree = new Members();
    tree.putAll("schemas", document.schemas(), Tree::plain);
    tree.putAll("responses", document.responses(), Tree::response);
    tree.putAll("headers", document.headers(), Tree::header);
    tree.putAll("securitySchemes", document.securitySchemes(), Tree::plain);
    return tree.map;
  }

  private static Map<String, @Nullable Object> operation(OpenApi.Operation operation) {
    var tree = new Members();
    tree.put("tags", operation.tags());
    tree.put("operationId", operation.id());
    tree.put("summary", operation.summary());
    tree.put("description", operation.description());
    tree.put("deprecated", operation.deprecated() ? true : null);
    tree.put(
        "servers", operation.server() == null ? null : List.of(Map.of("url", operation.server())));
    var security = new ArrayList<Object>();
    for (var alternative : operation.security()) {
      var schemes = new LinkedHashMap<String, Object>();
      alternative.forEach(name -> schemes.put(name, List.of()));
      security.add(schemes);
    }
    tree.put("security", security);
    tree.put(
        "parameters",
        operation.parameters().isEmpty()
            ? null
            : operation.parameters().stream().map(Tree::parameter).toList());
    var body = operation.body();
    if (body != null) {
      var request = new Members();
      request.put("description", body.description());
      request.put("required", body.required());
      request.putAll("content", body.media(), Tree::media);
      tree.put("requestBody", request.map);
    }
    tree.putAll("responses", operation.responses(), Tree::answer);
    operation.more().forEach((name, value) -> tree.put(name, plain(value)));
    return tree.map;
  }

  private static Map<String, @Nullable Object> parameter(OpenApi.Parameter parameter) {
    var tree = new Members();
    tree.put("name", parameter.name());
    tree.put("in", parameter.in());
    tree.put("description", parameter.description());
    tree.put("required", parameter.required() ? true : null);
    tree.put("deprecated", parameter.deprecated() ? true : null);
    tree.put("style", parameter.style());
    tree.put("explode", parameter.style() == null ? null : parameter.explode());
    tree.put("schema", plain(parameter.schema()));
    tree.put("example", parameter.example() == null ? null : plain(parameter.example()));
    return tree.map;
  }

  private static Map<String, @Nullable Object> media(OpenApi.Media media) {
    var tree = new Members();
    tree.put("schema", plain(media.schema()));
    var examples = new Members();
    media
        .examples()
        .forEach(
            (name, value) -> {
              var example = new LinkedHashMap<String, @Nullable Object>();
              example.put("value", plain(value));
              examples.put(name, example);
            });
    tree.put("examples", examples.map.isEmpty() ? null : examples.map);
    var encodings = new Members();
    media.encodings().forEach((name, types) -> encodings.put(name, Map.of("contentType", types)));
    tree.put("encoding", encodings.map.isEmpty() ? null : encodings.map);
    return tree.map;
  }

  private static Object answer(OpenApi.Answer answer) {
    return switch (answer) {
      case OpenApi.Response response -> response(response);
      case OpenApi.ResponseRef(var name) -> Map.of("$ref", "#/components/responses/" + name);
    };
  }

  private static Map<String, @Nullable Object> response(OpenApi.Response response) {
    var tree = new Members();
    tree.put("description", response.description());
    tree.putAll("headers", response.headers(), Tree::headerUse);
    tree.putAll("content", response.media(), Tree::media);
    return tree.map;
  }

  private static Object headerUse(OpenApi.HeaderUse use) {
    return switch (use) {
      case OpenApi.Header header -> header(header);
      case OpenApi.HeaderRef(var name) -> Map.of("$ref", "#/components/headers/" + name);
    };
  }

  private static Map<String, @Nullable Object> header(OpenApi.Header header) {
    var tree = new Members();
    tree.put("description", header.description());
    tree.put("schema", plain(header.schema()));
    return tree.map;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return SchemaTree.COMPONENTS.of(value);
  }

  /// Members in order; what is null or empty is left out.
  private static final class Members {
    final Map<String, @Nullable Object> map = new LinkedHashMap<>();

    void put(String name, @Nullable Object value) {
      if (value != null) {
        map.put(name, value);
      }
    }

    <T> void putAll(
        String name,
        Map<String, T> values,
        java.util.function.Function<T, @Nullable Object> write) {
      var members = new Members();
      values.forEach((key, value) -> members.put(key, write.apply(value)));
      put(name, members.map.isEmpty() ? null : members.map);
    }
  }
}
