package dev.newel.publish.postman;

import dev.newel.design.Design;
import dev.newel.publish.Emitter;
import dev.newel.publish.request.Call;
import dev.newel.publish.request.Calls;
import dev.newel.publish.request.Unsent;
import dev.newel.publish.schema.SchemaTree;
import dev.newel.write.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The requests of a design as a Postman Collection 2.1: `postman_collection.json`, a folder for
/// each resource and a last one for what ends rows.
///
/// The variable `baseUrl` says where the system runs; `token` is the access token, which the
/// request that logs in fills. A request that creates a row keeps its key for those after it.
public final class PostmanEmitter implements Emitter {
  static final String SCHEMA =
      "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

  @Override
  public String name() {
    return "postman";
  }

  @Override
  public Emission emit(Design design) {
    var calls = Calls.of(design);
    if (calls.groups().isEmpty()) {
      return new Emission(List.of(), List.of());
    }
    var system = design.prose().system();
    var info = new LinkedHashMap<String, @Nullable Object>();
    info.put("name", system.title() == null ? system.name() : system.title());
    var about = Stream.of(system.purpose(), calls.tenants()).flatMap(Stream::ofNullable).toList();
    if (!about.isEmpty()) {
      info.put("description", String.join("\n\n", about));
    }
    info.put("schema", SCHEMA);
    var scheme = design.identity().access().scheme();
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("info", info);
    tree.put("item", folders(calls));
    tree.put("auth", auth(scheme));
    var variables = new ArrayList<Object>();
    variables.add(variable("baseUrl", calls.host() + calls.base()));
    variables.add(variable(Calls.TOKEN, ""));
    if (scheme.equals("Basic")) {
      variables.add(variable("login", ""));
      variables.add(variable("password", ""));
    }
    calls
        .variables()
        .forEach(
            (name, variable) -> {
              var told = variable(name, variable.value());
              if (variable.description() != null) {
                told.put("description", variable.description());
              }
              variables.add(told);
            });
    tree.put("variable", variables);
    return new Emission(
        List.of(new Output("postman_collection.json", JsonText.of(tree))),
        Unsent.in(design, "postman_collection.json"));
  }

  private static Map<String, Object> variable(String key, String value) {
    return object("key", key, "value", value, "type", "string");
  }

  /// Every folder's requests inherit it; those of the public turn it off.
  private static Map<String, Object> auth(String scheme) {
    return switch (scheme) {
      case "Bearer" ->
          object("type", "bearer", "bearer", List.of(variable(Calls.TOKEN, "{{token}}")));
      case "Basic" ->
          object(
              "type",
              "basic",
              "basic",
              List.of(variable("username", "{{login}}"), variable("password", "{{password}}")));
      default ->
          object(
              "type",
              "apikey",
              "apikey",
              List.of(
                  variable("key", "Authorization"),
                  variable("value", scheme + " {{token}}"),
                  variable("in", "header")));
    };
  }

  private static List<Object> folders(Calls calls) {
    var folders = new ArrayList<Object>();
    calls
        .inOrder()
        .forEach(
            (name, group) ->
                folders.add(
                    object(
                        "name",
                        name,
                        "description",
                        calls.docs().getOrDefault(name, ""),
                        "item",
                        group.stream().map(PostmanEmitter::item).toList())));
    return folders;
  }

  private static Map<String, Object> item(Call call) {
    var request = new LinkedHashMap<String, Object>();
    if (!call.token()) {
      request.put("auth", object("type", "noauth"));
    }
    request.put("method", call.method());
    request.put("header", headers(call));
    var body = call.body();
    if (body != null) {
      request.put("body", body(body));
    }
    request.put("url", url(call));
    if (call.description() != null) {
      request.put("description", call.description());
    }
    return object(
        "name",
        call.summary(),
        "event",
        List.of(
            object(
                "listen",
                "test",
                "script",
                object("type", "text/javascript", "exec", script(call)))),
        "request",
        request,
        "response",
        List.of());
  }

  private static List<Object> headers(Call call) {
    var headers = new ArrayList<Object>();
    if (call.media() != null) {
      headers.add(object("key", "Accept", "value", call.media()));
    }
    var body = call.body();
    if (body != null && body.parts().isEmpty()) {
      headers.add(object("key", "Content-Type", "value", body.media()));
    }
    call.headers().forEach(header -> headers.add(parameter(header)));
    return headers;
  }

  private static Map<String, Object> parameter(Call.Value value) {
    var tree = object("key", value.name(), "value", text(value));
    if (value.description() != null) {
      tree.put("description", value.description());
    }
    if (!value.sent()) {
      tree.put("disabled", true);
    }
    return tree;
  }

  private static Map<String, Object> body(Call.Body body) {
    if (body.parts().isEmpty()) {
      return object(
          "mode",
          "raw",
          "raw",
          body.content() == null ? "" : JsonText.block(SchemaTree.COMPONENTS.of(body.content())),
          "options",
          object("raw", object("language", "json")));
    }
    var parts = new ArrayList<Object>();
    for (var part : body.parts()) {
      parts.add(
          part.text() == null
              ? object("key", part.name(), "type", "file", "src", List.of())
              : object("key", part.name(), "type", "text", "value", part.text()));
    }
    return object("mode", "formdata", "formdata", parts);
  }

  private static Map<String, Object> url(Call call) {
    var path = new ArrayList<String>();
    for (var segment : call.path().split("/", -1)) {
      if (!segment.isEmpty()) {
        path.add(segment.replaceAll("^\\{(.+)\\}$", ":$1"));
      }
    }
    var sent =
        call.query().stream()
            .filter(Call.Value::sent)
            .map(value -> value.name() + "=" + value.text())
            .collect(Collectors.joining("&"));
    var raw = "{{baseUrl}}/" + String.join("/", path) + (sent.isEmpty() ? "" : "?" + sent);
    var url = object("raw", raw, "host", List.of("{{baseUrl}}"), "path", path);
    if (!call.query().isEmpty()) {
      url.put("query", call.query().stream().map(PostmanEmitter::parameter).toList());
    }
    if (!call.inPath().isEmpty()) {
      url.put("variable", call.inPath().stream().map(PostmanEmitter::inPath).toList());
    }
    return url;
  }

  private static Map<String, Object> inPath(Call.Value value) {
    var tree = object("key", value.name(), "value", text(value));
    if (value.description() != null) {
      tree.put("description", value.description());
    }
    return tree;
  }

  private static String text(Call.Value value) {
    return value.variable() == null ? value.text() : "{{" + value.variable() + "}}";
  }

  private static List<String> script(Call call) {
    var lines = new ArrayList<String>();
    lines.add(
        "pm.test('answers %d', () => pm.response.to.have.status(%d));"
            .formatted(call.status(), call.status()));
    if (call.media() != null) {
      lines.add(
          "pm.test('is %s', () => pm.expect(pm.response.headers.get('Content-Type')).to.include('%s'));"
              .formatted(call.media(), call.media()));
    }
    if (!call.captures().isEmpty()) {
      lines.add("if (pm.response.code === %d) {".formatted(call.status()));
      for (var capture : call.captures()) {
        var path =
            capture.path().stream()
                .map(name -> "[" + JsonText.line(name) + "]")
                .collect(Collectors.joining());
        lines.add(
            "  pm.collectionVariables.set('%s', pm.response.json()%s);"
                .formatted(capture.variable(), path));
      }
      lines.add("}");
    }
    return lines;
  }

  /// Members in order: a name, its value, the next name...
  private static Map<String, Object> object(Object... namesAndValues) {
    var tree = new LinkedHashMap<String, Object>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      tree.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return tree;
  }
}
