package dev.newel.publish.jsonschema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.newel.publish.Designs;
import dev.newel.publish.openapi.OpenApiEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A validator that knows nothing of Newel accepts the bundle and holds values against it.
class JsonSchemaEmitterTest {
  static final List<String> EXAMPLES =
      Designs.EXAMPLES.stream().filter(example -> !example.equals("newel")).toList();

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private static String text(String example) {
    return Objects.requireNonNull(
        Designs.files(new JsonSchemaEmitter(), Designs.example(example)).get("schemas.json"));
  }

  private static JsonNode tree(String example) {
    return JsonMapper.shared().readTree(text(example));
  }

  private static Schema named(String bundle, String name) {
    var node = (tools.jackson.databind.node.ObjectNode) JsonMapper.shared().readTree(bundle);
    assertThat(node.at("/$defs").has(name)).as(name).isTrue();
    node.put("$ref", "#/$defs/" + name);
    return REGISTRY.getSchema(node);
  }

  @ParameterizedTest
  @ValueSource(strings = {"storefront", "conduit"})
  void theBundleIsAsBefore(String example) {
    Designs.assertGolden(new JsonSchemaEmitter(), example);
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void theMetaSchemaAcceptsIt(String example) {
    var meta = REGISTRY.getSchema(SchemaLocation.of(JsonSchemaEmitter.DIALECT));
    var text = text(example);
    assertThat(meta.validate(text, InputFormat.JSON)).isEmpty();
    var broken = text.replaceFirst("\"type\": \"object\"", "\"type\": \"objekt\"");
    assertThat(meta.validate(broken, InputFormat.JSON)).isNotEmpty();
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void everyExampleFitsItsSchemaAndEveryReferenceResolves(String example) {
    var text = text(example);
    var definitions = tree(example).path("$defs");
    var faults = new ArrayList<String>();
    var count = 0;
    for (var definition : definitions.properties()) {
      var schema = named(text, definition.getKey());
      for (var value : definition.getValue().path("examples")) {
        count++;
        schema
            .validate(value.toString(), InputFormat.JSON)
            .forEach(error -> faults.add(definition.getKey() + ": " + error + " in " + value));
      }
    }
    assertThat(faults).isEmpty();
    assertThat(count).isGreaterThan(definitions.size() * 9 / 10).isPositive();
    assertThat(text).doesNotContain("#/components/");
  }

  @Test
  void anEventIsFoundByItsNameAndHoldsWhatItSays() {
    var definitions = tree("storefront").path("$defs");
    // Personal data travels where it is named, and not because an event is of a whole entity.
    assertThat(definitions.at("/OrderCreatedPayload/properties").propertyNames())
        .contains("id", "lines", "total")
        .doesNotContain("address");
    assertThat(definitions.at("/OrderCreatedPayload/title").asString()).isEqualTo("order.created");
    var delivered = named(text("storefront"), "ShipmentDeliveredPayload");
    assertThat(
            delivered.validate(
                "{\"id\":\"a\",\"orderId\":\"7f3c8a52-0000-4000-8000-000000000001\",\"deliveredAt\":\"2027-01-15T10:00:00Z\"}",
                InputFormat.JSON))
        .isEmpty();
    assertThat(delivered.validate("{\"id\":\"a\",\"orderId\":\"no uuid\"}", InputFormat.JSON))
        .hasSize(2);
  }

  @Test
  void whatOpenApiNamesIsHereByTheSameName() {
    var design = Designs.example("conduit");
    assertThat(tree("conduit").path("$defs").propertyNames())
        .containsAll(OpenApiEmitter.document(design).schemas().keySet())
        .contains("Article", "Profile");
  }

  @Test
  void aValueIsHeldAgainstTheBoundsOfItsField() {
    var schema =
        named(
            Objects.requireNonNull(
                Designs.files(
                        new JsonSchemaEmitter(),
                        Designs.of(
                            """
                            entities: { Item: { id: uuid key, name: string(2..5), count: int 1..9 } }
                            resources: { items: { of: Item, create: public } }
                            """))
                    .get("schemas.json")),
            "NewItem");
    for (var entry :
        Map.of(
                "{\"name\":\"cup\",\"count\":3}", 0,
                "{\"name\":\"c\",\"count\":10}", 2,
                "{\"name\":\"cup\",\"count\":3,\"other\":1}", 1)
            .entrySet()) {
      assertThat(schema.validate(entry.getKey(), InputFormat.JSON))
          .as(entry.getKey())
          .hasSize(entry.getValue());
    }
  }

  @Test
  void aPatternThatJsonSchemaCannotTellIsAFinding() {
    var emission =
        new JsonSchemaEmitter()
            .emit(
                Designs.of(
                    """
                    entities: { Item: { id: uuid key, code: "string(1..9) ~ /(?i)[a-z]+/" } }
                    resources: { items: { of: Item, create: public } }
                    """));
    assertThat(emission.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo("PUB101");
              assertThat(finding.message()).contains("`(?i)[a-z]+`", "JSON Schema");
            });
  }

  @Test
  void aDesignWithoutShapesGivesNoFile() {
    assertThat(Designs.files(new JsonSchemaEmitter(), Designs.example("newel"))).isEmpty();
  }
}
