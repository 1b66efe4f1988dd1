package dev.newel.publish.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.newel.publish.Designs;
import dev.newel.publish.asyncapi.AsyncApiEmitter.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The document says of every event where it travels and what it holds, and hangs together.
class AsyncApiEmitterTest {
  static final List<String> EXAMPLES = List.of("b2b", "storefront", "tariff");

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private static JsonNode document(String example) {
    return JsonMapper.shared()
        .readTree(
            Objects.requireNonNull(
                Designs.files(new AsyncApiEmitter(Format.JSON), Designs.example(example))
                    .get("asyncapi.json")));
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void theDocumentIsAsBefore(String example) {
    Designs.assertGolden(new AsyncApiEmitter(Format.YAML), example);
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void everyReferenceResolvesAndEveryMessageIsOfItsChannel(String example) {
    var document = document(example);
    assertThat(document.path("asyncapi").asString()).isEqualTo("3.0.0");
    var references = references(document);
    assertThat(references).isNotEmpty();
    for (var reference : references) {
      assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
    }
    for (var operation : document.path("operations")) {
      var channel = operation.at("/channel/$ref").asString();
      assertThat(operation.path("action").asString()).isIn("send", "receive");
      assertThat(operation.path("messages")).isNotEmpty();
      operation
          .path("messages")
          .forEach(
              message ->
                  assertThat(message.path("$ref").asString()).startsWith(channel + "/messages/"));
    }
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void everyEventIsAMessageThatSomeOperationSendsOrReceives(String example) {
    var document = document(example);
    var design = Designs.example(example);
    var carried = new TreeSet<String>();
    for (var operation : document.path("operations")) {
      for (var message : operation.path("messages")) {
        var address = message.path("$ref").asString();
        var name = address.substring(address.lastIndexOf('/') + 1);
        var received =
            Objects.requireNonNull(design.events().get(name)).source() != null ? "receive" : "send";
        assertThat(operation.path("action").asString()).as(name).isEqualTo(received);
        carried.add(name);
      }
    }
    assertThat(carried).containsExactlyElementsOf(new TreeSet<>(design.events().keySet()));
    assertThat(document.at("/components/messages").propertyNames())
        .containsExactlyElementsOf(design.events().keySet());
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void everyExampleFitsItsPayloadAndItsHeaders(String example) {
    var document = document(example);
    var faults = new ArrayList<String>();
    for (var message : document.at("/components/messages")) {
      assertThat(message.path("examples")).hasSize(1);
      for (var part : List.of("payload", "headers")) {
        if (message.has(part)) {
          var schema = ((ObjectNode) message.get(part)).deepCopy();
          schema.set("components", document.get("components"));
          REGISTRY
              .getSchema(schema)
              .validate(message.at("/examples/0/" + part).toString(), InputFormat.JSON)
              .forEach(error -> faults.add(message.path("name").asString() + ": " + error));
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void topicsGroupTheEventsOfAnEntity() {
    var channels = document("storefront").path("channels");
    assertThat(channels.propertyNames()).contains("user", "order", "payment", "shipment");
    assertThat(channels.at("/order/messages").propertyNames())
        .containsExactly("order.created", "order.cancelled", "order.completed");
    assertThat(channels.at("/order/description").asString()).contains("No broker", "kept for 7d");
  }

  @Test
  void kafkaHasItsBindingsAndTheHeadersOfCloudEvents() {
    var document = document("tariff");
    assertThat(document.at("/channels/parcel/bindings/kafka/topic").asString()).isEqualTo("parcel");
    assertThat(
            document
                .at("/operations/receiveParcelRegistered/bindings/kafka/groupId/enum/0")
                .asString())
        .isEqualTo("tariff");
    var headers =
        document.path("components").path("messages").path("parcel.priced").path("headers");
    assertThat(headers.at("/properties/ce_type/const").asString()).isEqualTo("parcel.priced");
    assertThat(headers.path("required").valueStream().map(JsonNode::asString))
        .containsExactly("ce_specversion", "ce_id", "ce_source", "ce_type");
  }

  @Test
  void webhooksAndHooksAreRequestsAndSayHowTheyAreSigned() {
    var document = document("b2b");
    var subscribers = document.at("/channels/subscribers");
    // Known only while the system runs.
    assertThat(subscribers.has("address")).isFalse();
    assertThat(subscribers.path("description").asString())
        .contains("`Webhook`", "hmac-sha256", "8 times");
    var hook = document.path("channels").path("bank.settled");
    assertThat(hook.path("address").asString()).endsWith("/hooks/bank");
    assertThat(hook.path("description").asString())
        .contains("hmac-sha256 BANK_SECRET in X-Signature");
    assertThat(document.at("/operations/receiveBankSettled/bindings/http/method").asString())
        .isEqualTo("POST");
    assertThat(document.path("components").path("messages").path("bank.settled").has("headers"))
        .isFalse();
  }

  @Test
  void eachWayOfAnEventIsToldApart() {
    var kafka = edges("{ broker: kafka, groups: { c.d: us }, topics: \"all {entity}s\" }");
    // Requests to subscribers and from foreign senders travel over no broker.
    assertThat(kafka.at("/channels/subscribers").has("bindings")).isFalse();
    assertThat(kafka.path("channels").path("e.f").has("bindings")).isFalse();
    var message = kafka.path("components").path("messages");
    assertThat(message.path("e.f").has("bindings")).isFalse();
    assertThat(message.path("e.f").has("headers")).isFalse();
    assertThat(message.path("a.b").at("/bindings/kafka/key/description").asString())
        .isEqualTo("The `id` of the payload.");
    assertThat(message.path("c.d").at("/bindings/kafka/key/description").asString())
        .startsWith("The key of the row");
    assertThat(message.path("a.b").at("/headers/properties/ce_source/const").asString())
        .isEqualTo("/shop");
    assertThat(message.path("c.d").at("/headers/properties/ce_source").has("const")).isFalse();
    assertThat(kafka.at("/operations/sendAB/description").asString()).isEqualTo("For `other`.");
    assertThat(kafka.at("/channels/all-as/address").asString()).isEqualTo("all as");
    assertThat(kafka.at("/operations/receiveCD/bindings").has("kafka")).isTrue();
    assertThat(edges("{ groups: { c.d: us } }").at("/operations/receiveCD").has("bindings"))
        .isFalse();
    assertThat(kafka.at("/info/version").asString()).isEqualTo("0.1.0");
    assertThat(kafka.at("/info/tags").size()).isEqualTo(3);
  }

  private static JsonNode edges(String messaging) {
    var design =
        Designs.of(
            """
            consumers: { other: { title: Other } }
            dependencies: { bank: { title: Bank } }
            entities: { Hook: { id: uuid key, url: uri, events: "string[]" } }
            events:
              a.b: { payload: { id: uuid }, to: [subscribers, other], partition: id }
              a.c: { payload: { id: uuid }, to: [subscribers] }
              c.d: { payload: { id: uuid }, source: bank }
              e.f: { payload: { id: uuid }, source: bank, http: POST /hooks }
            messaging:
            """
                    .stripTrailing()
                + " "
                + messaging
                + "\n");
    return JsonMapper.shared()
        .readTree(
            Objects.requireNonNull(
                Designs.files(new AsyncApiEmitter(Format.JSON), design).get("asyncapi.json")));
  }

  @Test
  void theExamplesOfTheRepositoryHaveTheShapeOfTheirPayloads() {
    for (var name : EXAMPLES) {
      var emission = new AsyncApiEmitter(Format.YAML).emit(Designs.example(name));
      assertThat(emission.findings()).as(name).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{ id: 1, parts: [ { price: 4.90 } ] };",
        "{ id: 1 }; `example.parts` is missing",
        "{ id: 1.5, parts: [] }; `example.id` is a number, where a whole number is expected",
        "{ id: 1, parts: { } }; `example.parts` is an object, where a list is expected",
        "{ id: 1, parts: [ { price: '4.90' } ] }; `example.parts[0].price` is text, where a number is expected",
      })
  void anExampleOfAnotherShapeIsAFinding(String example, @Nullable String unlike) {
    var design =
        Designs.of(
            """
            consumers: { other: { title: Other } }
            values: { Part: { price: decimal(8,2) } }
            events: { a.b: { payload: { id: int, parts: "Part[]" }, to: [other], example: %s } }
            """
                .formatted(example));
    var findings = new AsyncApiEmitter(Format.YAML).emit(design).findings();
    if (unlike == null) {
      assertThat(findings).isEmpty();
    } else {
      assertThat(findings)
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.id()).isEqualTo("PUB102");
                assertThat(finding.at().path()).isEqualTo("events/a.b/example");
                assertThat(finding.message()).endsWith(": " + unlike + ".");
              });
    }
  }

  @Test
  void whatTheTargetCannotTellIsAFinding() {
    var avro =
        Designs.of(
            """
            consumers: { other: { title: Other } }
            events: { a.b: { payload: { id: uuid }, to: [other] } }
            messaging: { broker: kafka, schema: avro }
            """);
    assertThat(new AsyncApiEmitter(Format.YAML).emit(avro).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("`avro`"));
  }

  @Test
  void aDesignWithoutEventsGivesNoFile() {
    assertThat(Designs.files(new AsyncApiEmitter(Format.YAML), Designs.example("conduit")))
        .isEmpty();
  }

  private static List<String> references(JsonNode node) {
    var found = new ArrayList<String>();
    if (node.isObject() && node.path("$ref").isString()) {
      found.add(node.path("$ref").asString());
    }
    node.forEach(inner -> found.addAll(references(inner)));
    return found;
  }
}
