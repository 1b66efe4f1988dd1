package dev.newel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.publish.Designs;
import dev.newel.publish.Emitter;
import dev.newel.publish.asyncapi.AsyncApiEmitter;
import dev.newel.publish.openapi.OpenApiEmitter;
import dev.newel.publish.sql.SqlEmitter;
import dev.newel.testing.TextTree;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A design is held against descriptions and statements that others agreed on, as against texts.
class AgreedContractsTest {
  private static final Map<String, Emitter> EMITTERS =
      Map.of(
          "openapi.yaml", new OpenApiEmitter(OpenApiEmitter.Format.YAML),
          "asyncapi.yaml", new AsyncApiEmitter(AsyncApiEmitter.Format.YAML),
          "schema.sql", new SqlEmitter());

  private static final String SHOP =
      """
      newel: 1
      system: { name: shop, purpose: Sells things., %s }
      features:
        F1: { title: Buying, covers: [products, product.sold]%s }
        F2: { title: Sending, covers: [parcels, parcel.lost] }
      entities:
        Product: { id: uuid key, name: "string(1..80)", price: "decimal(8,2)", tags: "string[0..3]", maker: Maker? }
        Maker: { id: uuid key, name: string }
        Parcel: { id: uuid key, weight: int }
      api: { access: public }
      resources:
        products: { of: Product, list: {}, get: {}, create: { emits: product.sold } }
        parcels: { of: Parcel, get: {} }
      events:
        product.sold: { payload: [id, price] }
        parcel.lost: { source: carrier, payload: { parcelId: uuid } }
      dependencies: { carrier: { title: Carrier } }
      """;

  private static final String INPUT = "contracts: agreed/%s";

  private static String published(String file, String design) {
    var files = Designs.files(Objects.requireNonNull(EMITTERS.get(file)), design(design));
    return Objects.requireNonNull(files.get(file));
  }

  private static dev.newel.design.Design design(String text) {
    return Objects.requireNonNull(TextTree.of(text).design().design());
  }

  /// What is found of a shop whose contracts, or data design, is `agreed`.
  private static List<String> found(String file, String agreed) {
    var named = (file.endsWith(".sql") ? "data-design: agreed/%s" : INPUT).formatted(file);
    return found(SHOP.formatted(named, ""), file, agreed);
  }

  private static List<String> found(String design, String file, String agreed) {
    var read = TextTree.of(design).with("agreed/" + file, agreed).design();
    assertThat(read.hasErrors()).as("%s", read.findings()).isFalse();
    return StartingDocuments.findings(read).stream().map(AgreedContractsTest::told).toList();
  }

  private static String told(Finding finding) {
    var span = Objects.requireNonNull(finding.span());
    return "%s %s %s".formatted(finding.id(), span.file(), finding.message());
  }

  private static String own(String file) {
    return published(file, SHOP.formatted("version: 1.0.0", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"openapi.yaml", "asyncapi.yaml", "schema.sql"})
  void what_is_published_of_a_design_is_no_contradiction_of_it(String file) {
    assertThat(found(file, own(file))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "/products/{id}:  | /goods/{id}:     | GET /goods/{} | of the interface contracts is no operation of the design",
        "/products/{id}:  | /goods/{id}:     | GET /products/{} | is an operation of the design and stands not in the interface contracts",
        "\"201\": | \"202\": | POST /products | answer 202 stands in the contracts alone; answer 201 stands in the design alone",
        "maxLength: 80    | maxLength: 90    | POST /products | name is `longest 90` in the contracts, `longest 80` in the design",
        "name: size | name: limit      | GET /products | parameter limit stands in the contracts alone",
      })
  void an_interface_that_was_agreed_is_held_both_ways(
      String before, String after, String route, String message) {
    var agreed = own("openapi.yaml");
    assertThat(agreed).contains(before.strip());
    assertThat(found("openapi.yaml", agreed.replace(before.strip(), after.strip())))
        .anySatisfy(line -> assertThat(line).contains("ALN001", "`" + route + "`", message));
  }

  @Test
  void a_failure_that_the_contracts_leave_open_is_no_difference() {
    var agreed = own("openapi.yaml");
    var shorter = agreed.replaceAll("(?m)^ +\"(?:406|500|503)\":\\R(?: +\\$ref: .*\\R)", "");
    assertThat(shorter).isNotEqualTo(agreed);
    assertThat(found("openapi.yaml", shorter)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "product.sold | product.bought | The event `product.bought` of the interface contracts is none of the design's.",
        "product.sold | product.bought | `product.sold` is an event of the design and stands not in the interface contracts.",
        "action: send | action: receive | `product.sold` is sent in the design, and received in the interface contracts.",
        "parcelId     | boxId          | `parcel.lost` carries no `boxId`, which the interface contracts tell of.",
        "parcelId     | boxId          | `parcel.lost` carries `parcelId`, which the interface contracts do not tell of.",
      })
  void events_that_were_agreed_are_held_both_ways(String before, String after, String message) {
    var agreed = own("asyncapi.yaml").replace(before.strip(), after.strip());
    assertThat(found("asyncapi.yaml", agreed)).anyMatch(line -> line.contains(message.strip()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"parcel\"   | \"box\"       | The table `box` of the data design is none of the design's.",
        "\"parcel\"   | \"box\"       | The design has the table `parcel`, which stands not in the data design.",
        "\"price\"    | \"cost\"      | The design's table `product` has no `cost`, which the data design tells of.",
        "\"price\"    | \"cost\"      | The design's table `product` has `price`, which the data design does not tell of.",
        "\"weight\" integer | \"weight\" boolean | `parcel.weight` is `integer` in the design, in the data design it is `boolean`.",
        "\"weight\" integer NOT NULL | \"weight\" integer | `parcel.weight` may not be null in the design, and may in the data design.",
      })
  void tables_that_are_there_are_held_both_ways(String before, String after, String message) {
    var agreed = own("schema.sql");
    assertThat(agreed).contains(before.strip());
    assertThat(found("schema.sql", agreed.replace(before.strip(), after.strip())))
        .anyMatch(line -> line.contains("ALN002") && line.contains(message.strip()));
  }

  @Test
  void tables_of_others_spell_as_they_do() {
    var agreed =
        """
        CREATE TABLE Products (ID uuid PRIMARY KEY, Name text NOT NULL, Price numeric(8,2) NOT NULL,
          Tags text[], Maker_ID uuid);
        CREATE TABLE makers (id uuid PRIMARY KEY, name text NOT NULL);
        CREATE TABLE parcels (id uuid PRIMARY KEY, weight int NOT NULL);
        """;
    assertThat(found("schema.sql", agreed)).isEmpty();
  }

  @Test
  void contracts_of_a_feature_tell_of_its_part_alone() {
    var parcels = "F2: { title: Sending";
    var design = SHOP.formatted("version: 1.0.0", ", " + INPUT.formatted("openapi.yaml"));
    var alone = own("openapi.yaml");
    var products = alone.substring(0, alone.indexOf("  /parcels/{id}:"));
    var rest = alone.substring(alone.indexOf("components:"));
    assertThat(found(design, "openapi.yaml", products + rest)).isEmpty();
    assertThat(found("openapi.yaml", products + rest))
        .containsExactly(
            "ALN001 design.yaml `GET /parcels/{}` is an operation of the design and stands not in the interface contracts.");
    assertThat(design).contains(parcels);
  }

  @ParameterizedTest
  @ValueSource(strings = {"openapi.yaml", "asyncapi.yaml"})
  void a_description_that_cannot_be_read_says_why(String file) {
    var word = file.substring(0, file.indexOf('.'));
    assertThat(found(file, word + ": 9.9.9\n")).isNotEmpty();
  }

  @Test
  void contracts_of_several_files_are_read_whole() {
    var agreed = own("openapi.yaml");
    var start = agreed.indexOf("  schemas:\n", agreed.indexOf("components:"));
    var end = agreed.indexOf("\n  ", start + 11);
    while (agreed.startsWith("\n    ", end)) {
      end = agreed.indexOf("\n  ", end + 1);
    }
    var last = agreed.indexOf("\n  ", start) < 0 || end < 0 ? agreed.length() : end + 1;
    var schemas = "components:\n" + agreed.substring(start, last);
    var first =
        (agreed.substring(0, start) + agreed.substring(last))
            .replace("#/components/schemas/", "parts/schemas.yaml#/components/schemas/");
    var design = SHOP.formatted(INPUT.formatted("openapi.yaml"), "");
    var tree = TextTree.of(design).with("agreed/openapi.yaml", first);
    assertThat(drifts(tree.with("agreed/parts/schemas.yaml", schemas))).isEmpty();
    assertThat(
            drifts(
                tree.with(
                    "agreed/parts/schemas.yaml",
                    schemas.replace("maxLength: 80", "maxLength: 90"))))
        .anySatisfy(line -> assertThat(line).contains("ALN001", "`longest 90` in the contracts"));
    assertThat(drifts(tree))
        .anySatisfy(
            line -> assertThat(line).contains("cannot be read whole", "parts/schemas.yaml"));
  }

  private static List<String> drifts(TextTree tree) {
    var read = tree.design();
    assertThat(read.hasErrors()).as("%s", read.findings()).isFalse();
    return StartingDocuments.findings(read).stream().map(AgreedContractsTest::told).toList();
  }

  private static TextTree shop(String file, byte[] agreed) {
    var named = (file.endsWith(".sql") ? "data-design: agreed/%s" : INPUT).formatted(file);
    return TextTree.of(SHOP.formatted(named, "")).with("agreed/" + file, agreed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"openapi.yaml", "asyncapi.yaml"})
  void a_description_in_another_encoding_is_one_finding(String file) {
    var agreed = own(file).getBytes(StandardCharsets.UTF_16);
    assertThat(drifts(shop(file, agreed)))
        .singleElement()
        .asString()
        .startsWith("ALN001 agreed/" + file)
        .contains("is neither an OpenAPI nor an AsyncAPI description");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[[[[",
        "openapi: 3.1.0\npaths: 7",
        "openapi: [3]\npaths: {a: {get: {$ref: '#/paths/a'}}}",
        "asyncapi: 3.0.0\nchannels: []",
        "asyncapi: 3.0.0\nchannels: {a: {$ref: '#/channels/a'}}",
        "openapi: 3.1.0\npaths: {/a: {$ref: 'openapi.yaml#/paths/~1a'}}",
        "- 1\n- 2\n",
        "\u0000\u0001"
      })
  void broken_contracts_are_findings(String text) {
    for (var file : List.of("openapi.yaml", "schema.sql")) {
      var tree = shop(file, text.getBytes(StandardCharsets.UTF_8));
      assertThat(StartingDocuments.findings(tree.design())).hasSizeLessThan(12);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"openapi.yaml", "asyncapi.yaml", "schema.sql"})
  void contracts_that_are_cut_off_anywhere_are_findings(String file) {
    var agreed = own(file).getBytes(StandardCharsets.UTF_8);
    for (var part = 1; part < 8; part++) {
      var tree = shop(file, Arrays.copyOf(agreed, agreed.length * part / 8));
      assertThat(drifts(tree)).as("%d/8", part).isNotEmpty();
    }
  }

  @Test
  void statements_in_another_encoding_are_read() {
    var agreed = own("schema.sql") + "-- Stra\u00dfe\n";
    assertThat(drifts(shop("schema.sql", agreed.getBytes(StandardCharsets.ISO_8859_1)))).isEmpty();
  }
}
