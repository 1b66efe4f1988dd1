package dev.newel.publish.request;

import dev.newel.design.Design;
import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Endpoint;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Resource;
import dev.newel.design.data.Field;
import dev.newel.expr.Expr;
import dev.newel.expr.Function;
import dev.newel.language.Json;
import dev.newel.language.Maps;
import dev.newel.publish.example.Examples;
import dev.newel.publish.openapi.OpenApi;
import dev.newel.publish.openapi.OpenApiEmitter;
import dev.newel.publish.request.Call.Body;
import dev.newel.publish.request.Call.Capture;
import dev.newel.publish.request.Call.Part;
import dev.newel.publish.request.Call.Value;
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

/// The requests of a design by the resource that they belong to, `identity` first; their values are
/// those of the OpenAPI document.
///
/// @param base the path before all others, empty for none
/// @param groups by the name of the resource
/// @param docs what each group is about
/// @param variables every variable that an answer fills, without `token`
public record Calls(
    String base, Map<String, List<Call>> groups, Map<String, String> docs, Set<String> variables) {
  /// The variable of the access token.
  public static final String TOKEN = "token";

  /// Where `newel run` answers.
  public static final String HOST = "http://localhost:8080";

  public Calls {
    groups = Maps.ordered(groups);
    docs = Maps.ordered(docs);
    variables = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(variables));
  }

  public static Calls of(Design design) {
    return new Making(design).calls();
  }

  private static final class Making {
    private final OpenApi contract;
    private final Examples examples;
    private final Optional<String> tokenField;
    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Map<String, Capture> keys = new LinkedHashMap<>();

    Making(Design design) {
      this.contract = OpenApiEmitter.document(design);
      this.examples = new Examples(contract.schemas());
      this.tokenField = tokenField(design);
      design.operations().forEach(operation -> operations.put(operation.id(), operation));
      design
          .resources()
          .values()
          .forEach(
              resource ->
                  resource
                      .operations()
                      .values()
                      .forEach(each -> resources.put(each.id(), resource)));
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
      var variables = new LinkedHashSet<String>();
      keys.values().forEach(capture -> variables.add(capture.variable()));
      return new Calls(contract.base().equals("/") ? "" : contract.base(), groups, docs, variables);
    }

    /// Remembers what of the answer of a create names the row in paths.
    private void key(OpenApi.Operation each) {
      var operation = operations.get(each.id());
      var resource = resources.get(each.id());
      if (operation == null || resource == null || operation.kind() != Operation.Kind.CREATE) {
        return;
      }
      var entity = resource.entity();
      for (var other : resource.operations().values()) {
        var http = other.http();
        if (http == null || http.parameters().isEmpty()) {
          continue;
        }
        var parameter = http.parameters().getLast();
        var found = success(each, operation).flatMap(json -> find(json, parameter.field().wire()));
        if (parameter.entity().equals(entity) && found.isPresent()) {
          keys.putIfAbsent(each.id(), new Capture(variable(parameter), found.get()));
        }
      }
    }

    private static String variable(Endpoint.PathParameter parameter) {
      var entity = parameter.entity();
      var field = parameter.field().wire();
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
          .ifPresent(found -> captures.add(new Capture(TOKEN, found)));
      var key = keys.get(each.id());
      if (key != null) {
        captures.add(key);
      }
      return new Call(
          each.id(),
          each.summary(),
          each.description(),
          method.toUpperCase(java.util.Locale.ROOT),
          path,
          values(each, operation, "path"),
          values(each, operation, "query"),
          values(each, operation, "header"),
          body(each),
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
                  text(parameter),
                  parameter.description(),
                  parameter.required() || (page && in.equals("query")),
                  in.equals("path") ? filled(operation, parameter.name()) : null));
        }
      }
      return values;
    }

    private @Nullable String filled(Operation operation, String name) {
      var http = operation.http();
      return http == null
          ? null
          : http.parameters().stream()
              .filter(parameter -> parameter.name().equals(name))
              .map(Making::variable)
              .filter(
                  variable -> keys.values().stream().anyMatch(k -> k.variable().equals(variable)))
              .findFirst()
              .orElse(null);
    }

    private String text(OpenApi.Parameter parameter) {
      if (parameter.schema().keywords().get("default") instanceof Number number) {
        return number.toString();
      }
      var example =
          parameter.example() == null
              ? examples.of(parameter.schema(), parameter.name()).orElse(Json.Null.NULL)
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

    private @Nullable Body body(OpenApi.Operation each) {
      var body = each.body();
      if (body == null || body.media().isEmpty()) {
        return null;
      }
      var entry = body.media().entrySet().iterator().next();
      var media = entry.getValue();
      if (!entry.getKey().startsWith("multipart/")) {
        return new Body(
            entry.getKey(), media.examples().values().stream().findFirst().orElse(null), List.of());
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
      return new Body(entry.getKey(), null, parts);
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
}
