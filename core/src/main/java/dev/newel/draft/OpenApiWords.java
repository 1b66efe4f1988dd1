package dev.newel.draft;

import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.http.Operation;
import dev.newel.foreign.http.Operation.Content;
import dev.newel.foreign.http.Operation.Parameter;
import dev.newel.foreign.http.Operation.RequestBody;
import dev.newel.foreign.http.Operation.Response;
import dev.newel.foreign.http.Schema;
import dev.newel.foreign.http.Security;
import dev.newel.foreign.http.SecurityScheme;
import dev.newel.language.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Parts of a description in the words of OpenAPI 3.1, whatever version it was written in. What
/// counts for nothing to a client is left out.
///
/// @param schemas the name of a schema in the document that is written, by its name in the model
/// @param schemes the same of ways to say who one is
record OpenApiWords(HttpApi api, UnaryOperator<String> schemas, UnaryOperator<String> schemes) {
  Map<String, @Nullable Object> schema(Schema schema) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    var ref = schema.ref();
    if (ref != null) {
      if (api.schemas().containsKey(ref.to())) {
        words.put("$ref", "#/components/schemas/" + schemas.apply(ref.to()));
        if (schema.initial() != null && !(schema.initial() instanceof Json.Null)) {
          words.put("default", plain(schema.initial()));
        }
      }
      return words;
    }
    words.putAll(own(schema));
    var members = schema.members();
    if (!members.required().isEmpty()) {
      words.put("required", List.copyOf(members.required()));
    }
    if (!members.properties().isEmpty()) {
      var properties = new LinkedHashMap<String, Object>();
      members.properties().forEach(each -> properties.put(each.name(), schema(each.schema())));
      words.put("properties", properties);
    }
    if (members.items() != null) {
      words.put("items", schema(members.items()));
    }
    return words;
  }

  /// What a schema says beside its properties and items.
  Map<String, @Nullable Object> own(Schema schema) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    type(schema, words);
    put(words, "format", schema.format().isEmpty() ? null : schema.format());
    if (!schema.words().isEmpty()) {
      words.put("enum", schema.words().stream().map(OpenApiWords::plain).toList());
    }
    limits(schema.limits(), words);
    var members = schema.members();
    if (members.closed()) {
      words.put("additionalProperties", false);
    } else if (members.others() != null) {
      words.put("additionalProperties", schema(members.others()));
    }
    all(words, "allOf", schema.mix().allOf());
    all(words, "oneOf", schema.mix().oneOf());
    all(words, "anyOf", schema.mix().anyOf());
    if (schema.mix().not() != null) {
      words.put("not", schema(schema.mix().not()));
    }
    if (!schema.mix().discriminator().isEmpty()) {
      words.put("discriminator", Map.of("propertyName", schema.mix().discriminator()));
    }
    if (schema.initial() != null && !(schema.initial() instanceof Json.Null)) {
      words.put("default", plain(schema.initial()));
    }
    put(words, "readOnly", schema.told().readOnly() ? true : null);
    put(words, "writeOnly", schema.told().writeOnly() ? true : null);
    return words;
  }

  private static @Nullable Object plain(Json json) {
    return switch (json) {
      case Json.Text(var text) -> text;
      case Json.Number(var number) -> number;
      case Json.Bool(var bool) -> bool;
      case Json.Null nothing -> null;
      case Json.Array(var items) -> {
        var list = new ArrayList<@Nullable Object>();
        items.forEach(item -> list.add(plain(item)));
        yield list;
      }
      case Json.Object(var members) -> {
        var map = new LinkedHashMap<String, @Nullable Object>();
        members.forEach((name, value) -> map.put(name, plain(value)));
        yield map;
      }
    };
  }

  private static void type(Schema schema, Map<String, @Nullable Object> words) {
    var types = new ArrayList<Object>(schema.types());
    var bare = types.isEmpty() && schema.mix().equals(Schema.Mix.NONE) && schema.words().isEmpty();
    if (schema.nullable() && (!types.isEmpty() || bare)) {
      types.add("null");
    }
    if (!types.isEmpty()) {
      words.put("type", types.size() == 1 ? types.getFirst() : types);
    }
  }

  private static void limits(Schema.Limits limits, Map<String, @Nullable Object> words) {
    put(words, limits.above() ? "exclusiveMinimum" : "minimum", limits.least());
    put(words, limits.below() ? "exclusiveMaximum" : "maximum", limits.most());
    put(words, "multipleOf", limits.multipleOf());
    put(words, "minLength", limits.shortest());
    put(words, "maxLength", limits.longest());
    put(words, "minItems", limits.fewest());
    put(words, "maxItems", limits.greatest());
    put(words, "uniqueItems", limits.unique() ? true : null);
    put(words, "pattern", limits.pattern().isEmpty() ? null : limits.pattern());
  }

  private void all(Map<String, @Nullable Object> words, String name, List<Schema> schemas) {
    if (!schemas.isEmpty()) {
      words.put(name, schemas.stream().map(this::schema).toList());
    }
  }

  private static void put(
      Map<String, @Nullable Object> words, String name, @Nullable Object value) {
    if (value != null) {
      words.put(name, value);
    }
  }

  /// A whole operation.
  ///
  /// @param names what parameters in braces are called in the document that is written
  Map<String, @Nullable Object> operation(Operation operation, UnaryOperator<String> names) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    put(words, "operationId", operation.name().isEmpty() ? null : operation.name());
    put(words, "summary", operation.summary().isEmpty() ? null : operation.summary());
    put(words, "deprecated", operation.deprecated() ? true : null);
    words.put("security", security(operation));
    if (!operation.parameters().isEmpty()) {
      words.put("parameters", parameters(operation, names));
    }
    if (operation.body() != null) {
      words.put("requestBody", body(operation.body()));
    }
    var responses = new LinkedHashMap<String, Object>();
    operation.responses().forEach(each -> responses.put(status(each), response(each)));
    words.put("responses", responses);
    return words;
  }

  static String status(Response response) {
    return response.status().equalsIgnoreCase("default")
        ? "default"
        : response.status().toUpperCase(Locale.ROOT);
  }

  List<Object> parameters(Operation operation, UnaryOperator<String> names) {
    var all = new ArrayList<Object>();
    for (var parameter : operation.parameters()) {
      var words = new LinkedHashMap<String, @Nullable Object>();
      var inPath = parameter.in() == Parameter.In.PATH;
      words.put("name", inPath ? names.apply(parameter.name()) : parameter.name());
      words.put("in", parameter.in().name().toLowerCase(Locale.ROOT));
      put(words, "required", (parameter.required() || inPath) ? true : null);
      put(words, "style", parameter.style().isEmpty() ? null : parameter.style());
      put(words, "explode", parameter.explode());
      if (parameter.schema() != null) {
        words.put("schema", schema(parameter.schema()));
      }
      all.add(words);
    }
    return all;
  }

  Map<String, @Nullable Object> body(RequestBody body) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("required", body.required());
    words.put("content", content(body.content()));
    return words;
  }

  Map<String, @Nullable Object> response(Response response) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("description", response.description().strip());
    var headers = new LinkedHashMap<String, Object>();
    for (var header : response.headers()) {
      var told = new LinkedHashMap<String, Object>();
      told.put("schema", header.schema() == null ? Map.of() : schema(header.schema()));
      headers.put(header.name(), told);
    }
    put(words, "headers", headers.isEmpty() ? null : headers);
    put(words, "content", response.content().isEmpty() ? null : content(response.content()));
    return words;
  }

  private Map<String, @Nullable Object> content(List<Content> contents) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    for (var content : contents) {
      var told = new LinkedHashMap<String, @Nullable Object>();
      if (content.schema() != null) {
        told.put("schema", schema(content.schema()));
      }
      words.put(content.media(), told);
    }
    return words;
  }

  List<Object> security(Operation operation) {
    var security = operation.security() == null ? api.security() : operation.security();
    var all = new ArrayList<Object>();
    if (security != null) {
      for (var alternative : security.alternatives()) {
        var together = new LinkedHashMap<String, Object>();
        for (Security.Demand demand : alternative.demands()) {
          together.put(schemes.apply(demand.scheme()), List.copyOf(demand.scopes()));
        }
        all.add(together);
      }
    }
    return all;
  }

  static Map<String, @Nullable Object> scheme(SecurityScheme scheme) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    switch (scheme.kind()) {
      case KEY_IN_HEADER, KEY_IN_QUERY, KEY_IN_COOKIE -> {
        words.put("type", "apiKey");
        words.put("in", scheme.kind().name().substring(7).toLowerCase(Locale.ROOT));
        words.put("name", scheme.parameter());
      }
      case BASIC, BEARER -> {
        words.put("type", "http");
        words.put("scheme", scheme.kind().name().toLowerCase(Locale.ROOT));
      }
      case HTTP -> {
        words.put("type", "http");
        words.put("scheme", scheme.parameter().isEmpty() ? "custom" : scheme.parameter());
      }
      case OAUTH2 -> {
        words.put("type", "oauth2");
        var flows = new LinkedHashMap<String, Object>();
        for (var flow : scheme.flows()) {
          var told = new LinkedHashMap<String, @Nullable Object>();
          put(
              told,
              "authorizationUrl",
              flow.authorizationUrl().isEmpty() ? null : flow.authorizationUrl());
          put(told, "tokenUrl", flow.tokenUrl().isEmpty() ? null : flow.tokenUrl());
          told.put("scopes", new LinkedHashMap<>(flow.scopes()));
          flows.put(flow.name(), told);
        }
        words.put("flows", flows);
      }
      case OPEN_ID_CONNECT -> {
        words.put("type", "openIdConnect");
        words.put("openIdConnectUrl", scheme.address());
      }
      case MUTUAL_TLS -> words.put("type", "mutualTLS");
      case UNKNOWN -> words.put("type", "http");
    }
    return words;
  }
}
