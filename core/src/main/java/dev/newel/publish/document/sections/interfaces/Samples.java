package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.design.api.Failure;
import dev.newel.design.api.Operation;
import dev.newel.language.Json;
import dev.newel.publish.document.Place;
import dev.newel.publish.example.Examples;
import dev.newel.publish.openapi.OpenApi;
import dev.newel.publish.openapi.OpenApiEmitter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Examples of requests and answers: those of the published contract, so that documents and
/// contract show the same values, and each is valid against its schema.
final class Samples {
  private final OpenApi contract;
  private final Examples examples;
  private final Map<String, OpenApi.Operation> operations = new LinkedHashMap<>();

  private Samples(Design design) {
    this.contract = OpenApiEmitter.document(design);
    this.examples = new Examples(contract.schemas());
    contract
        .paths()
        .values()
        .forEach(methods -> methods.values().forEach(each -> operations.put(each.id(), each)));
  }

  /// Those of the whole design.
  static Samples of(Place place) {
    return place.subject().derived().get(Samples.class, Samples::new);
  }

  /// The body of a request; empty where it has none.
  Optional<Json> request(Operation operation) {
    var found = operations.get(operation.id());
    return found == null || found.body() == null
        ? Optional.empty()
        : found.body().media().values().stream().findFirst().flatMap(Samples::first);
  }

  /// The body of success; empty where it has none.
  Optional<Json> success(Operation operation) {
    return response(operation, operation.answer().status())
        .flatMap(response -> response.media().values().stream().findFirst())
        .flatMap(Samples::first);
  }

  /// The body of a failure.
  Optional<Json> failure(Operation operation, Failure failure) {
    return response(operation, failure.status())
        .flatMap(response -> response.media().values().stream().findFirst())
        .map(media -> media.examples().get(failure.wire()));
  }

  /// The line of a request with its parameters filled in: `GET /api/v1/products?page=1`.
  String line(Operation operation) {
    var http = OperationWords.endpoint(operation);
    var path = http.path();
    var query = new StringBuilder();
    var found = operations.get(operation.id());
    if (found != null) {
      for (var parameter : found.parameters()) {
        var value = value(parameter, Examples.thing(http.path(), parameter.name()));
        if (value != null && parameter.in().equals("path")) {
          path = path.replace("{" + parameter.name() + "}", value);
        } else if (value != null && parameter.in().equals("query") && shown(parameter)) {
          query.append(query.isEmpty() ? "?" : "&").append(parameter.name()).append('=');
          query.append(value.replace(" ", "%20"));
        }
      }
    }
    return http.method() + " " + path + query;
  }

  /// What a request must say, and the page that it asks for.
  private static boolean shown(OpenApi.Parameter parameter) {
    return parameter.required() || parameter.schema().keywords().get("default") instanceof Number;
  }

  private @Nullable String value(OpenApi.Parameter parameter, String thing) {
    if (parameter.schema().keywords().get("default") instanceof Number number) {
      return number.toString();
    }
    var example = parameter.example();
    var json =
        example == null
            ? examples.of(parameter.schema(), parameter.name(), thing).orElse(Json.Null.NULL)
            : example;
    return switch (json) {
      case Json.Text(var text) -> text;
      case Json.Number(var number) -> number.toPlainString();
      case Json.Bool(var bool) -> String.valueOf(bool);
      default -> null;
    };
  }

  private Optional<OpenApi.Response> response(Operation operation, int status) {
    var found = operations.get(operation.id());
    var answer = found == null ? null : found.responses().get(String.valueOf(status));
    return switch (answer) {
      case null -> Optional.empty();
      case OpenApi.Response response -> Optional.of(response);
      case OpenApi.ResponseRef(var name) -> Optional.ofNullable(contract.responses().get(name));
    };
  }

  private static Optional<Json> first(OpenApi.Media media) {
    return media.examples().values().stream().findFirst();
  }
}
