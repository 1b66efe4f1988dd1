package dev.newel.write.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.newel.language.Grammar;
import dev.newel.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JsonSchemaWriterTest {
  private static final String TEXT = JsonSchemaWriter.write(Grammar.NEWEL);
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Schema SCHEMA = REGISTRY.getSchema(TEXT, InputFormat.JSON);

  @Test
  void theCommittedSchemaIsTheGeneratedOne() {
    Golden.assertMatches(Golden.root().resolve("docs/schema/newel-1.schema.json"), TEXT);
  }

  @Test
  void theSchemaMeetsItsMetaSchema() {
    var meta =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(meta.validate(TEXT, InputFormat.JSON)).isEmpty();
  }

  /// The examples of the annotations are values that their own keyword accepts.
  @Test
  void everyExampleIsAccepted() {
    for (var mapping : Grammar.NEWEL.mappings()) {
      for (var keyword : mapping.keywords()) {
        if (keyword.example().isEmpty()) {
          continue;
        }
        var property =
            REGISTRY.getSchema(only(place(mapping) + "/" + keyword.name()), InputFormat.JSON);
        var json =
            JsonMapper.shared().writeValueAsString(JsonSchemaWriter.example(keyword.example()));
        assertThat(property.validate(json, InputFormat.JSON))
            .as("%s.%s: %s", mapping.name(), keyword.name(), json)
            .isEmpty();
      }
    }
  }

  /// The schema of the one place `pointer`.
  private static String only(String pointer) {
    var whole = (ObjectNode) JsonMapper.shared().readTree(TEXT);
    whole.remove(List.of("$id", "type", "additionalProperties"));
    whole.set("keywords", whole.remove("properties"));
    return whole.put("$ref", pointer).toString();
  }

  private static String place(Grammar.Mapping mapping) {
    if (mapping == Grammar.NEWEL.root()) {
      return "#/keywords";
    }
    var base = "#/$defs/" + mapping.name();
    var forms = JsonMapper.shared().readTree(TEXT).at("/$defs/" + mapping.name() + "/anyOf");
    return base
        + (mapping.names() != null
            ? "/then"
            : forms.isMissingNode() ? "" : "/anyOf/" + (forms.size() - 1))
        + "/properties";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "entities: { Product: { id: uuid key, name: string(1..80) unique } }",
        "entities: { Product: { fields: { id: uuid key }, locked: sold } }",
        "entities: { Rule: { fields: string, doc: string } }",
        "resources: { products: { of: Product, list: public, get: , update: [owner, admin] } }",
        "resources: { tasks: { list: { filter: [state, lead: project.lead == value], when: a > b } } }",
        "observability: { metrics: [request rate] }",
        "errors: { OUT_OF_STOCK: { status: 409, text: 12 } }",
        "system: { name: shop, version: 1.0 }",
      })
  void acceptsShortAndLongForms(String yaml) {
    assertThat(faults(yaml)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "resourses: {} # resourses",
        "system: { name: shop, ower: me } # ower",
        "system: { title: Shop } # name",
        "system: { name: shop, status: ready } # status",
        "system: { name: shop, updated: [] } # updated",
        "newel: one # newel",
        "entities: { product: { id: uuid key } } # product",
        "entities: { Product: { Name: string } } # Name",
        "entities: { Product: { id: 5 } } # id",
        "errors: { outOfStock: { status: 409 } } # outOfStock",
        "events: { created: { to: [a] } } # created",
        "api: { page: { size: many } } # size",
        "api: { body: 1 megabyte } # body",
        "storage: { volume: { Product: lots } } # Product",
        "resources: { products: { list: { satisfys: [A] } } } # list",
        "jobs: { purge: { handler: x } } # every",
        "workflows: { w: { of: Order, steps: { a: b } } } # steps",
      })
  void refusesFaultsAtTheirPlace(String yaml, String name) {
    assertThat(faults(yaml)).isNotEmpty().anySatisfy(fault -> assertThat(fault).contains(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"storefront", "conduit", "petclinic", "b2b", "tariff"})
  void acceptsEveryExample(String name) throws IOException {
    assertThat(faults(example(name))).isEmpty();
  }

  /// One fault in a design that is right otherwise.
  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "style: REST # style: [REST] # style",
        "isolation: read committed # isolated: read committed # isolated",
        "name: storefront # nam: storefront # nam",
        "over: reject # over: explode # over",
        "access: admin, satisfies # acces: admin, satisfies # acces",
        "stockQuantity:   int >= 0 = 0 # stockQuantity: { type: int, sample: 1 } # sample",
        "status: approved # status: agreed # status",
      })
  void refusesAnExampleWithOneFault(String right, String wrong, String name) throws IOException {
    var text = example("storefront");
    assertThat(text).contains(right);
    assertThat(faults(text.replace(right, wrong)))
        .isNotEmpty()
        .anySatisfy(fault -> assertThat(fault).contains(name));
  }

  private static String example(String name) throws IOException {
    return Files.readString(Golden.root().resolve("examples").resolve(name).resolve("design.yaml"));
  }

  private static List<String> faults(String yaml) {
    // An editor gives types by the core schema of YAML 1.2, as the engine does.
    var value = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return SCHEMA.validate(JsonMapper.shared().writeValueAsString(value), InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }
}
