package dev.newel.publish.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.newel.publish.openapi.OpenApiEmitter.Format;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Readers that know nothing of Newel accept the documents.
class OpenApiValidityTest {
  private static final String OFFICIAL = "https://spec.openapis.org/oas/3.1/schema-base/2022-10-07";

  static Collection<String> examples() {
    return Documents.EXAMPLES;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void the_schema_of_the_openapi_initiative_accepts_it(String example) {
    var registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(OpenApiValidityTest::published));
    var schema = registry.getSchema(SchemaLocation.of(OFFICIAL));
    var text = Documents.text(example, Format.JSON);
    assertThat(schema.validate(text, InputFormat.JSON)).isEmpty();
    assertThat(schema.validate(text.replaceFirst("\"openapi\"", "\"openapl\""), InputFormat.JSON))
        .isNotEmpty();
    assertThat(
            schema.validate(
                text.replaceFirst("\"type\": \"object\"", "\"type\": \"objekt\""),
                InputFormat.JSON))
        .isNotEmpty();
  }

  private static @Nullable String published(String id) {
    try (InputStream in =
        OpenApiValidityTest.class.getResourceAsStream(id.replaceFirst("^https://", "/"))) {
      return in == null ? null : new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void another_parser_reads_the_same_operations(String example) {
    var options = new ParseOptions();
    options.setResolve(true);
    var result =
        new OpenAPIV3Parser().readContents(Documents.text(example, Format.YAML), null, options);
    assertThat(result.getMessages()).isEmpty();
    var read = new TreeMap<String, String>();
    result
        .getOpenAPI()
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach(
                        (method, operation) ->
                            read.put(key(method, path), operation.getOperationId())));
    var design = Documents.design(example);
    var base = result.getOpenAPI().getServers().getFirst().getUrl();
    var expected = new TreeMap<String, String>();
    for (var operation : design.operations()) {
      var http = operation.http();
      if (http != null) {
        expected.put(http.method() + " " + http.path(), operation.id());
      }
    }
    for (var event : design.events().values()) {
      var http = event.http();
      if (http != null) {
        expected.put(http.method() + " " + http.path(), "events." + event.name());
      }
    }
    var whole =
        read.entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry ->
                        base.equals("/")
                            ? entry.getKey()
                            : entry.getKey().replaceFirst(" ", " " + base),
                    TreeMap.Entry::getValue));
    // Health stands beside the interface and is no operation of the design.
    whole.values().removeIf(id -> id.startsWith("health."));
    assertThat(whole).containsExactlyInAnyOrderEntriesOf(expected);
  }

  private static String key(PathItem.HttpMethod method, String path) {
    return method.name() + " " + path;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void every_example_fits_its_schema(String example) {
    var document = (ObjectNode) JsonMapper.shared().readTree(Documents.text(example, Format.JSON));
    var registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    var faults = new ArrayList<String>();
    var count = 0;
    for (var holder : holders(document)) {
      var schema = ((ObjectNode) Objects.requireNonNull(holder.get("schema"))).deepCopy();
      schema.set("components", document.get("components"));
      var compiled = registry.getSchema(schema);
      for (var value : values(holder)) {
        count++;
        compiled
            .validate(value.toString(), InputFormat.JSON)
            .forEach(error -> faults.add(error + " in " + value));
      }
    }
    assertThat(faults).isEmpty();
    assertThat(count).isGreaterThan(40);
  }

  private static List<JsonNode> values(JsonNode holder) {
    var values = new ArrayList<JsonNode>();
    if (holder.has("example")) {
      values.add(holder.get("example"));
    }
    if (holder.has("examples")) {
      holder.get("examples").forEach(example -> values.add(example.get("value")));
    }
    return values;
  }

  /// Everything that has a schema and examples of it.
  private static List<JsonNode> holders(JsonNode node) {
    var holders = new ArrayList<JsonNode>();
    if (node.isObject() && node.has("schema") && (node.has("examples") || node.has("example"))) {
      holders.add(node);
    }
    node.forEach(inner -> holders.addAll(holders(inner)));
    return holders;
  }
}
