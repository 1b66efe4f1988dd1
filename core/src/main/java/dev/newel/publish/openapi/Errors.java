package dev.newel.publish.openapi;

import dev.newel.design.api.Api;
import dev.newel.design.api.ErrorCode;
import dev.newel.design.api.Failure;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Placeholders;
import dev.newel.language.Json;
import dev.newel.publish.example.RowIds;
import dev.newel.publish.openapi.OpenApi.HeaderUse;
import dev.newel.publish.openapi.OpenApi.Media;
import dev.newel.publish.openapi.OpenApi.Response;
import dev.newel.publish.openapi.OpenApi.ResponseRef;
import dev.newel.publish.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Failures: one schema for the body of all, and for each status of an operation the codes that it
/// can answer.
final class Errors {
  private final Catalog catalog;
  private final Api api;

  Errors(Catalog catalog) {
    this.catalog = catalog;
    this.api = catalog.design.api();
  }

  /// The body of every error.
  Schema body() {
    var name =
        catalog.name(
            "error", api.errorMedia().startsWith("application/problem") ? "Problem" : "Error");
    if (!catalog.schemas.containsKey(name)) {
      catalog.schemas.put(
          name, Templates.schema(api.errorBody(), Templates.error(), Placeholders.ABSENT));
    }
    return Schema.ref(name);
  }

  /// What answers the failures of one status; the same answer of several operations is said once.
  OpenApi.Answer answer(
      Operation operation, int status, List<Failure> failures, Map<String, HeaderUse> headers) {
    var codes = failures.stream().map(Failure::wire).distinct().toList();
    var description =
        failures.stream()
            .map(
                failure ->
                    "`%s`: %s.%s".formatted(failure.wire(), failure.because(), recovery(failure)))
            .collect(Collectors.joining("\n"));
    var narrowed = Templates.narrowed(api.errorBody(), "code", Schema.words(codes));
    var whole = body();
    var schema =
        narrowed.isEmpty()
            ? whole.with("x-newel-codes", codes)
            : Schema.ANY.with("allOf", List.of(whole, narrowed.get()));
    var examples = new LinkedHashMap<String, Json>();
    for (var failure : failures) {
      examples.putIfAbsent(failure.wire(), example(operation, status, failure));
    }
    var response =
        new Response(
            description, headers, Map.of(api.errorMedia(), new Media(schema, examples, Map.of())));
    var name =
        catalog.name(response, codes.stream().map(Errors::camel).collect(Collectors.joining("Or")));
    catalog.responses.put(name, response);
    return new ResponseRef(name);
  }

  /// What a client does then; begins with a space where the design says it.
  private String recovery(Failure failure) {
    var error = catalog.design.errors().get(failure.code());
    return error == null || error.recover() == null
        ? ""
        : " %s.".formatted(error.recover().strip().replaceAll("\\.$", ""));
  }

  private static String camel(String code) {
    return Stream.of(code.split("[^A-Za-z0-9]+", -1))
        .filter(part -> !part.isEmpty())
        .map(
            part ->
                part.substring(0, 1).toUpperCase(Locale.ROOT)
                    + part.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }

  private Json example(Operation operation, int status, Failure failure) {
    var words = new LinkedHashMap<String, Json>();
    var wrong = WrongParameter.of(operation, catalog.design);
    var field = failure.words().getOrDefault("field", field(operation, failure, wrong));
    put(words, "field", field);
    var entity = operation.target().entity();
    put(words, "value", RowIds.of(entity == null ? "row" : entity, 0));
    // `{product}` in a text stands for the key of a product.
    for (var each : catalog.design.model().entities().keySet()) {
      put(
          words,
          each.substring(0, 1).toLowerCase(Locale.ROOT) + each.substring(1),
          RowIds.of(each, 0));
    }
    put(
        words,
        "problem",
        switch (failure.code()) {
          case "MALFORMED" -> "unexpected end of input";
          case "VALIDATION_ERROR" -> "is required";
          default -> wrong == null ? null : wrong.problem();
        });
    words.put("seconds", Parameters.number(30));
    put(words, "from", "another state");
    failure.words().forEach((name, word) -> put(words, name, word));
    var error = catalog.design.errors().get(failure.code());
    var text = error == null ? failure.because() : error.text();
    var values = new LinkedHashMap<String, Json>();
    put(values, "code", failure.wire());
    values.put("status", Parameters.number(status));
    put(values, "text", Templates.text(text, words));
    put(
        values,
        "about",
        error == null || error.about() == null
            ? field == null ? ErrorCode.ABOUT_REQUEST : field
            : Templates.text(error.about(), words));
    if (Templates.holds(api.errorBody(), "field") || Templates.holds(api.errorBody(), "pointer")) {
      put(values, "field", field);
      // Only what is wrong with a body has a place in it.
      var inBody = field != null && failure.code().equals("VALIDATION_ERROR");
      put(values, "pointer", inBody ? "/" + field : null);
    }
    if (failure.code().equals("VALIDATION_ERROR")) {
      each(values);
    }
    put(values, "requestId", "01J9ZK3V5Q");
    put(values, "url", "about:blank");
    // The same for all operations, so that they can share an answer.
    put(values, "path", api.base().isEmpty() ? "/" : api.base());
    put(values, "now", "2027-01-15T09:30:00.000Z");
    return Templates.filled(api.errorBody(), values);
  }

  /// What a body says of each field at fault.
  private void each(Map<String, Json> values) {
    var required = catalog.design.errors().get("REQUIRED");
    put(values, "problem", "is required");
    put(values, "each.code", required == null ? "REQUIRED" : required.code());
    put(values, "each.text", required == null ? "is required" : required.text());
  }

  private static void put(Map<String, Json> values, String name, @Nullable String value) {
    if (value != null) {
      values.put(name, new Json.Text(value));
    }
  }

  /// A field that such a failure could speak of.
  private static @Nullable String field(
      Operation operation, Failure failure, @Nullable WrongParameter wrong) {
    var input = operation.input();
    return switch (failure.code()) {
      case "VALIDATION_ERROR" -> input == null ? null : input.members().getFirst().wire();
      case "INVALID_PARAMETER" -> wrong == null ? null : wrong.name();
      default -> null;
    };
  }
}
