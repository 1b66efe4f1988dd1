package dev.newel.read.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.http.Schema;
import dev.newel.publish.Designs;
import dev.newel.publish.openapi.OpenApiEmitter;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An independent reader finds the same in the descriptions that we publish.
class SwaggerParserTest {
  @ParameterizedTest
  @ValueSource(strings = {"b2b", "conduit", "petclinic", "storefront"})
  void it_finds_the_same(String example) {
    for (var format : OpenApiEmitter.Format.values()) {
      var files = Designs.files(new OpenApiEmitter(format), Designs.example(example));
      var name = "openapi." + format.name().toLowerCase(Locale.ROOT);
      var text = Objects.requireNonNull(files.get(name), name);
      var ours = Descriptions.read(text);
      assertThat(ours.findings()).isEmpty();
      var options = new ParseOptions();
      options.setResolve(true);
      var theirs = new OpenAPIV3Parser().readContents(text, null, options).getOpenAPI();
      var api = Objects.requireNonNull(ours.api());
      assertThat(operations(api)).isEqualTo(operations(theirs)).hasSizeGreaterThan(3);
      assertThat(properties(api)).isEqualTo(properties(theirs)).hasSizeGreaterThan(10);
    }
  }

  private static Set<String> operations(HttpApi api) {
    var lines = new TreeSet<String>();
    for (var operation : api.operations()) {
      var parameters = new TreeSet<String>();
      operation
          .parameters()
          .forEach(
              each ->
                  parameters.add(
                      each.in().name().toLowerCase(Locale.ROOT)
                          + " "
                          + each.name()
                          + (each.required() ? "!" : "")));
      var statuses =
          new TreeSet<>(operation.responses().stream().map(each -> each.status()).toList());
      lines.add("%s %s %s %s".formatted(operation.route(), operation.name(), parameters, statuses));
    }
    return lines;
  }

  private static Set<String> operations(OpenAPI api) {
    var lines = new TreeSet<String>();
    api.getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach(
                        (method, operation) -> {
                          var parameters = new TreeSet<String>();
                          for (var each :
                              Objects.requireNonNullElse(
                                  operation.getParameters(),
                                  List.<io.swagger.v3.oas.models.parameters.Parameter>of())) {
                            parameters.add(
                                each.getIn()
                                    + " "
                                    + each.getName()
                                    + (Boolean.TRUE.equals(each.getRequired()) ? "!" : ""));
                          }
                          lines.add(
                              "%s %s %s %s %s"
                                  .formatted(
                                      method,
                                      path,
                                      operation.getOperationId(),
                                      parameters,
                                      new TreeSet<>(operation.getResponses().keySet())));
                        }));
    return lines;
  }

  private static Set<String> properties(HttpApi api) {
    var lines = new TreeSet<String>();
    for (var named : api.schemas().values()) {
      for (var property : named.schema().members().properties()) {
        var schema = property.schema();
        lines.add(
            "%s.%s%s: %s %s"
                .formatted(
                    named.name(),
                    property.name(),
                    property.required() ? "!" : "",
                    types(schema),
                    schema.format()));
      }
    }
    return lines;
  }

  private static String types(Schema schema) {
    var ref = schema.ref();
    if (ref != null) {
      return ref.written();
    }
    var types = new TreeSet<>(schema.types());
    if (schema.nullable()) {
      types.add("null");
    }
    return types.toString();
  }

  private static Set<String> properties(OpenAPI api) {
    var lines = new TreeSet<String>();
    api.getComponents()
        .getSchemas()
        .forEach(
            (name, schema) -> {
              var required = Objects.requireNonNullElse(schema.getRequired(), List.of());
              if (schema.getProperties() == null) {
                return;
              }
              schema
                  .getProperties()
                  .forEach(
                      (property, value) ->
                          lines.add(
                              "%s.%s%s: %s %s"
                                  .formatted(
                                      name,
                                      property,
                                      required.contains(property) ? "!" : "",
                                      types((io.swagger.v3.oas.models.media.Schema<?>) value),
                                      Objects.requireNonNullElse(
                                          ((io.swagger.v3.oas.models.media.Schema<?>) value)
                                              .getFormat(),
                                          ""))));
            });
    return lines;
  }

  private static String types(io.swagger.v3.oas.models.media.Schema<?> schema) {
    if (schema.get$ref() != null) {
      return schema.get$ref();
    }
    return new TreeSet<>(Objects.requireNonNullElse(schema.getTypes(), Set.of())).toString();
  }
}
