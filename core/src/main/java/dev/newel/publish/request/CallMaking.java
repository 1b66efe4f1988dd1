package dev.newel.publish.request;

import dev.newel.design.Design;
import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Resource;
import dev.newel.design.data.Field;
import dev.newel.design.data.Model;
import dev.newel.expr.Expr;
import dev.newel.expr.Function;
import dev.newel.language.Json;
import dev.newel.publish.example.Examples;
import dev.newel.publish.openapi.OpenApi;
import dev.newel.publish.openapi.OpenApiEmitter;
import dev.newel.publish.openapi.Tenants;
import dev.newel.publish.request.Call.Body;
import dev.newel.publish.request.Call.Capture;
import dev.newel.publish.request.Call.Part;
import dev.newel.publish.request.Call.Value;
import dev.newel.text.Articles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the requests of a design out of its OpenAPI document: their values, what they take from
/// each other's answers, and what of them only the running system knows.
final class CallMaking {
  /// Where `newel run` answers.
  private static final String PLACE = "localhost:8080";

  /// The variable of what names the tenant in a header.
  private static final String TENANT = "tenant";

  private final OpenApi contract;
  private final Examples examples;
  private final Optional<String> tokenField;
  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final Model model;

  /// The entities whose rows the body of a request names.
  private final Set<String> named = new LinkedHashSet<>();

  private final Map<String, List<Capture>> keys = new LinkedHashMap<>();
  private final Map<String, Calls.Variable> told = new LinkedHashMap<>();
  private final @Nullable Tenants tenants;

  CallMaking(Design design) {
    this.model = design.model();
    this.tenants = Tenants.of(design);
    this.contract = OpenApiEmitter.document(design);
    this.examples = new Examples(contract.schemas());
    this.tokenField = tokenField(design);
    design.operations().forEach(operation -> operations.put(operation.id(), operation));
    design
        .resources()
        .values()
        .forEach(
            resource ->
                resource.operations().values().forEach(each -> resources.put(each.id(), resource)));
    contract.paths().values().forEach(methods -> methods.values().forEach(this::named));
    contract.paths().values().forEach(methods -> methods.values().forEach(this::key));
  }

  Calls calls() {
    var groups = new LinkedHashMap<String, List<Call>>();
    var docs = new LinkedHashMap<String, String>();
    contract.tags().forEach(tag -> groups.put(tag.name(), new ArrayList<>()));
    contract.tags().forEach(tag -> docs.put(tag.name(), tag.description()));
    contract
        .paths()
        .forEach(
            (path, methods) ->
                methods.forEach(
                    (method, each) -> {
                      // The contract tells the health endpoints too, which no operation is.
                      if (operations.containsKey(each.id())) {
                        each.tags()
                            .forEach(
                                tag ->
                                    groups
                                        .computeIfAbsent(tag, unseen -> new ArrayList<>())
                                        .add(call(path, method, each)));
                      }
                    }));
    groups.values().removeIf(List::isEmpty);
    var variables = new LinkedHashMap<String, Calls.Variable>();
    keys.values().stream()
        .flatMap(List::stream)
        .forEach(capture -> variables.put(capture.variable(), new Calls.Variable("", null)));
    variables.putAll(told);
    return new Calls(
        "http://" + (tenants != null && tenants.byHost() ? TENANT + "." : "") + PLACE,
        tenants == null ? null : tenants.told(),
        contract.base().equals("/") ? "" : contract.base(),
        groups,
        docs,
        variables);
  }

  private void named(OpenApi.Operation each) {
    var operation = operations.get(each.id());
    var content = content(each);
    if (operation != null && content != null) {
      new References(
              model,
              (entity, key) -> {
                named.add(entity);
                return key;
              })
          .in(operation, content);
    }
  }

  /// Remembers what of the answer of a create names the row in paths and in bodies.
  private void key(OpenApi.Operation each) {
    var operation = operations.get(each.id());
    var resource = resources.get(each.id());
    if (operation == null || resource == null || operation.kind() != Operation.Kind.CREATE) {
      return;
    }
    var entity = resource.entity();
    if (entity != null && named.contains(entity)) {
      keep(each, operation, entity, model.entity(entity).keyField());
    }
    for (var other : resource.operations().values()) {
      var http = other.http();
      if (http == null || http.parameters().isEmpty()) {
        continue;
      }
      var parameter = http.parameters().getLast();
      if (entity != null && parameter.entity().equals(entity)) {
        keep(each, operation, entity, parameter.field());
      }
    }
  }

  private void keep(OpenApi.Operation each, Operation operation, String entity, Field field) {
    var captures = keys.computeIfAbsent(each.id(), unseen -> new ArrayList<>());
    var name = variable(entity, field);
    if (captures.stream().noneMatch(capture -> capture.variable().equals(name))) {
      success(each, operation)
          .flatMap(json -> find(json, field.wire()))
          .ifPresent(found -> captures.add(new Capture(name, found)));
    }
  }

  private static String variable(String entity, Field of) {
    var field = of.wire();
    return Character.toLowerCase(entity.charAt(0))
        + entity.substring(1)
        + Character.toUpperCase(field.charAt(0))
        + field.substring(1);
  }

  private Call call(String path, String method, OpenApi.Operation each) {
    var operation = Objects.requireNonNull(operations.get(each.id()));
    var captures = new ArrayList<Capture>();
    tokenName(operation)
        .flatMap(name -> success(each, operation).flatMap(json -> find(json, name)))
        .ifPresent(found -> captures.add(new Capture(Calls.TOKEN, found)));
    captures.addAll(keys.getOrDefault(each.id(), List.of()));
    return new Call(
        each.id(),
        each.summary(),
        each.description(),
        method.toUpperCase(java.util.Locale.ROOT),
        path,
        values(each, operation, "path"),
        values(each, operation, "query"),
        values(each, operation, "header"),
        body(each, operation),
        !each.security().isEmpty() && !each.security().getFirst().isEmpty(),
        operation.answer().status(),
        operation.answer().media(),
        captures);
  }

  /// How the answer calls the access token: a pair of tokens has it, or a field of the person.
  private Optional<String> tokenName(Operation operation) {
    if (operation.answer().content() instanceof Content.Tokens tokens) {
      return Optional.of(tokens.access());
    }
    return operation.kind() == Operation.Kind.LOGIN || operation.kind() == Operation.Kind.REGISTER
        ? tokenField
        : Optional.empty();
  }

  private static Optional<String> tokenField(Design design) {
    var users = design.identity().users();
    var entity = users == null ? null : design.model().entities().get(users);
    return entity == null
        ? Optional.empty()
        : entity.fields().values().stream()
            .filter(
                field ->
                    field.computed() instanceof Expr.Call call
                        && call.function() == Function.ACCESS_TOKEN)
            .map(Field::wire)
            .findFirst();
  }

  private List<Value> values(OpenApi.Operation each, Operation operation, String in) {
    var values = new ArrayList<Value>();
    for (var parameter : each.parameters()) {
      if (parameter.in().equals(in)) {
        var page = parameter.schema().keywords().get("default") instanceof Number;
        values.add(
            new Value(
                parameter.name(),
                text(parameter, thing(operation, parameter)),
                parameter.description(),
                parameter.required()
                    || (page && in.equals("query"))
                    || (namesTenant(parameter) && !operation.isPublic()),
                in.equals("path")
                    ? filled(operation, parameter.name())
                    : namesTenant(parameter) ? tenant(parameter) : null));
      }
    }
    return values;
  }

  private boolean namesTenant(OpenApi.Parameter parameter) {
    return tenants != null
        && parameter.in().equals("header")
        && parameter.name().equals(tenants.header());
  }

  private String tenant(OpenApi.Parameter parameter) {
    told.putIfAbsent(
        TENANT, new Calls.Variable(text(parameter, parameter.name()), parameter.description()));
    return TENANT;
  }

  private @Nullable String filled(Operation operation, String name) {
    var http = operation.http();
    return http == null
        ? null
        : http.parameters().stream()
            .filter(parameter -> parameter.name().equals(name))
            .map(parameter -> variable(parameter.entity(), parameter.field()))
            .filter(this::isKept)
            .findFirst()
            .orElse(null);
  }

  private boolean isKept(String variable) {
    return keys.values().stream()
        .flatMap(List::stream)
        .anyMatch(capture -> capture.variable().equals(variable));
  }

  private static String thing(Operation operation, OpenApi.Parameter parameter) {
    var http = operation.http();
    return http == null ? parameter.name() : Examples.thing(http.path(), parameter.name());
  }

  /// @param thing what the parameter is of
  private String text(OpenApi.Parameter parameter, String thing) {
    if (parameter.schema().keywords().get("default") instanceof Number number) {
      return number.toString();
    }
    var example =
        parameter.example() == null
            ? examples.of(parameter.schema(), parameter.name(), thing).orElse(Json.Null.NULL)
            : parameter.example();
    return text(example);
  }

  private static String text(Json json) {
    return switch (json) {
      case Json.Text(var text) -> text;
      case Json.Number(var number) -> number.toPlainString();
      case Json.Bool(var bool) -> String.valueOf(bool);
      case Json.Array(var items) -> items.isEmpty() ? "" : text(items.getFirst());
      case Json.Null nothing -> "";
      case Json.Object object -> "";
    };
  }

  private static @Nullable Json content(OpenApi.Operation each) {
    return each.body() == null
        ? null
        : each.body().media().values().stream()
            .findFirst()
            .flatMap(media -> media.examples().values().stream().findFirst())
            .orElse(null);
  }

  /// The content with variables for the rows that it names.
  private Body body(OpenApi.Operation each, Operation operation, String media) {
    var content = content(each);
    var used = new LinkedHashSet<String>();
    var own = operation.kind() == Operation.Kind.CREATE ? operation.target().entity() : null;
    var references =
        new References(
            model,
            (entity, key) -> {
              if (entity.equals(own)) {
                // The row before the first is nobody's to make.
                return key;
              }
              var name = variable(entity, model.entity(entity).keyField());
              used.add(name);
              told.putIfAbsent(name, new Calls.Variable(first(entity, key), unmade(entity, name)));
              return new Json.Text("{{" + name + "}}");
            });
    var filled = content == null ? null : references.in(operation, content);
    return new Body(media, filled, used, List.of());
  }

  /// The key of the first row that a new database begins with, or else the one at hand.
  private String first(String entity, Json.Text key) {
    var name = model.entity(entity).key();
    return model.rows().getOrDefault(entity, List.of()).stream()
        .limit(1)
        .map(row -> row.members().get(name))
        .filter(Json.Text.class::isInstance)
        .map(given -> ((Json.Text) given).value())
        .findFirst()
        .orElse(key.value());
  }

  private @Nullable String unmade(String entity, String variable) {
    return isKept(variable)
        ? null
        : "No request makes %s: give the key of a row that is there."
            .formatted(Articles.with(entity));
  }

  private @Nullable Body body(OpenApi.Operation each, Operation operation) {
    var body = each.body();
    if (body == null || body.media().isEmpty()) {
      return null;
    }
    var entry = body.media().entrySet().iterator().next();
    var media = entry.getValue();
    if (!entry.getKey().startsWith("multipart/")) {
      return body(each, operation, entry.getKey());
    }
    var schema =
        media.schema().target().map(name -> contract.schemas().get(name)).orElse(media.schema());
    var parts = new ArrayList<Part>();
    Objects.requireNonNull(schema)
        .properties()
        .forEach(
            (name, part) ->
                parts.add(
                    new Part(
                        name,
                        part.keywords().containsKey("contentMediaType")
                            ? null
                            : text(examples.of(part, name).orElse(Json.Null.NULL)))));
    return new Body(entry.getKey(), null, Set.of(), parts);
  }

  private static Optional<Json> success(OpenApi.Operation each, Operation operation) {
    return each.responses().get(String.valueOf(operation.answer().status()))
            instanceof OpenApi.Response response
        ? response.media().values().stream()
            .flatMap(media -> media.examples().values().stream())
            .findFirst()
        : Optional.empty();
  }

  /// The names that lead to the nearest member of that name which is a text or a number.
  private static Optional<List<String>> find(Json json, String name) {
    record At(List<String> path, Json json) {}
    var waiting = new ArrayDeque<At>();
    waiting.add(new At(List.of(), json));
    while (!waiting.isEmpty()) {
      var at = waiting.remove();
      if (at.json() instanceof Json.Object(var members)) {
        for (var member : members.entrySet()) {
          var path = new ArrayList<>(at.path());
          path.add(member.getKey());
          var plain =
              member.getValue() instanceof Json.Text || member.getValue() instanceof Json.Number;
          if (member.getKey().equals(name) && plain) {
            return Optional.of(path);
          }
          waiting.add(new At(path, member.getValue()));
        }
      }
    }
    return Optional.empty();
  }
}
