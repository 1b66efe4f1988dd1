package dev.newel.read.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.newel.finding.Finding;
import dev.newel.foreign.http.Schema.Property;
import dev.newel.foreign.messaging.MessagingApi;
import dev.newel.foreign.messaging.MessagingApi.Action;
import dev.newel.foreign.messaging.MessagingApi.Channel;
import dev.newel.foreign.messaging.MessagingApi.Exchange;
import dev.newel.foreign.messaging.MessagingApi.Message;
import dev.newel.foreign.messaging.MessagingApi.Server;
import dev.newel.publish.Designs;
import dev.newel.publish.asyncapi.AsyncApiEmitter;
import dev.newel.read.FileTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AsyncApiReaderTest {
  private static final String TWO =
      """
      asyncapi: 2.6.0
      info: { title: Scores, version: "1", description: News of scores. }
      defaultContentType: application/json
      servers: { broker: { url: broker.example, protocol: kafka } }
      channels:
        scores.{scoreId}.printed:
          parameters: { scoreId: { description: Which. } }
          subscribe:
            operationId: tellPrinted
            message: { $ref: '#/components/messages/Printed' }
        scores.ordered:
          publish:
            operationId: takeOrder
            message: { $ref: '#/components/messages/Ordered' }
      components:
        messages:
          Printed:
            payload: { $ref: '#/components/schemas/Print' }
          Ordered:
            headers: { type: object, properties: { trace: { type: string } } }
            payload: { type: object, required: [copies], properties: { copies: { type: integer, minimum: 1 } } }
        schemas:
          Print: { type: object, properties: { scoreId: { type: string }, of: { $ref: '#/components/schemas/Print' } } }
      """;
  private static final String THREE =
      """
      asyncapi: 3.0.0
      info: { title: Scores, version: "1", description: News of scores. }
      defaultContentType: application/json
      servers: { broker: { host: broker.example, protocol: kafka } }
      channels:
        printed:
          address: scores.{scoreId}.printed
          parameters: { scoreId: { description: Which. } }
          messages: { Printed: { $ref: '#/components/messages/Printed' } }
        ordered:
          address: scores.ordered
          messages: { Ordered: { $ref: '#/components/messages/Ordered' } }
      operations:
        tellPrinted:
          action: send
          channel: { $ref: '#/channels/printed' }
        takeOrder:
          action: receive
          channel: { $ref: '#/channels/ordered' }
          messages: [{ $ref: '#/channels/ordered/messages/Ordered' }]
          reply: { channel: { $ref: '#/channels/printed' } }
      """
          + TWO.substring(TWO.indexOf("components:"));

  private static AsyncApiReader.Read read(Map<String, String> texts, String first) {
    return AsyncApiReader.read(
        new FileTree() {
          @Override
          public Content read(String path, int most) {
            var text = texts.get(path);
            return text == null
                ? new Content.Absent()
                : new Content.Bytes(text.getBytes(StandardCharsets.UTF_8));
          }

          @Override
          public List<String> files() {
            return List.copyOf(new TreeMap<>(texts).keySet());
          }
        },
        first);
  }

  private static MessagingApi api(String text) {
    var read = read(Map.of("a.yaml", text), "a.yaml");
    assertThat(read.findings()).isEmpty();
    return Objects.requireNonNull(read.api());
  }

  @Test
  void two_versions_say_the_same() {
    for (var text : List.of(TWO, THREE)) {
      var api = api(text);
      assertThat(List.of(api.title(), api.release(), api.description()))
          .containsExactly("Scores", "1", "News of scores.");
      assertThat(api.servers())
          .extracting(Server::name, Server::address, Server::protocol)
          .containsExactly(tuple("broker", "broker.example", "kafka"));
      assertThat(api.channels())
          .extracting(Channel::address)
          .containsExactly("scores.{scoreId}.printed", "scores.ordered");
      var printed = api.channels().getFirst();
      assertThat(printed.parameters())
          .extracting(MessagingApi.Parameter::name, MessagingApi.Parameter::description)
          .containsExactly(tuple("scoreId", "Which."));
      assertThat(api.operations())
          .extracting(Exchange::name, Exchange::action)
          .containsExactly(tuple("tellPrinted", Action.SEND), tuple("takeOrder", Action.RECEIVE));
      assertThat(Objects.requireNonNull(api.channel(api.operations().get(1).channel())).address())
          .isEqualTo("scores.ordered");
      var ordered = api.channels().get(1).messages().getFirst();
      assertThat(ordered)
          .extracting(Message::name, Message::contentType)
          .containsExactly("Ordered", "application/json");
      assertThat(Objects.requireNonNull(ordered.payload()).members().properties())
          .extracting(Property::name, Property::required)
          .containsExactly(tuple("copies", true));
      assertThat(Objects.requireNonNull(ordered.headers()).property("trace")).isNotNull();
      var payload = Objects.requireNonNull(printed.messages().getFirst().payload());
      assertThat(Objects.requireNonNull(payload.ref()).to()).isEqualTo("Print");
      assertThat(api.schemas()).containsOnlyKeys("Print");
    }
    assertThat(api(THREE).operations().get(1).reply()).isEqualTo("printed");
    assertThat(api(THREE).operations().get(1).messages()).containsExactly("Ordered");
  }

  @Test
  void every_thing_has_its_place() {
    var api = api(THREE);
    assertThat(api.channels().getFirst().place()).hasToString("a.yaml:6:3");
    assertThat(api.operations().get(1).place()).hasToString("a.yaml:17:3");
    assertThat(api.channels().get(1).messages().getFirst().place()).hasToString("a.yaml:12:17");
  }

  @Test
  void what_is_wrong_is_found_at_its_place() {
    var text =
        THREE
            .replace("action: send", "action: sent")
            .replace("channels/ordered' }", "channels/orderd' }")
            .replace("protocol: kafka", "protocl: kafka");
    assertThat(read(Map.of("a.yaml", text), "a.yaml").findings())
        .extracting(Finding::id, finding -> Objects.requireNonNull(finding.span()).line())
        .containsExactly(
            tuple("OAS002", 4), tuple("OAS004", 4), tuple("OAS008", 15), tuple("OAS005", 19));
    assertThat(read(Map.of("a.yaml", "a: 1"), "a.yaml").findings())
        .extracting(Finding::id)
        .containsExactly("OAS001");
    assertThat(read(Map.of(), "a.yaml").findings())
        .extracting(Finding::id)
        .containsExactly("OAS002");
  }

  @Test
  void schemas_of_other_kinds_are_told_as_unread() {
    var text =
        THREE.replace(
            "payload: { $ref: '#/components/schemas/Print' }",
            "payload: { schemaFormat: application/vnd.apache.avro, schema: { type: record } }");
    var api = api(text);
    var message = api.channels().getFirst().messages().getFirst();
    assertThat(message.payload()).isNull();
    assertThat(message.format()).isEqualTo("application/vnd.apache.avro");
    assertThat(api.unread()).anyMatch(each -> each.name().equals("payload"));
  }

  @Test
  void references_lead_into_other_files() {
    var main =
        THREE.replace("'#/components/messages/Printed'", "'../common/messages.yaml#/Printed'");
    var files =
        Map.of(
            "api/main.yaml",
            main,
            "common/messages.yaml",
            "Printed: { title: A print, payload: { $ref: print.yaml } }",
            "common/print.yaml",
            "type: object");
    var read = read(files, "api/main.yaml");
    assertThat(read.findings()).isEmpty();
    var api = Objects.requireNonNull(read.api());
    assertThat(api.channels().getFirst().messages().getFirst().title()).isEqualTo("A print");
    assertThat(api.schemas()).containsKeys("Print", "print");
  }

  @Test
  void whatever_stands_there_is_no_exception() {
    for (var text : List.of(TWO, THREE)) {
      for (var line : text.lines().toList()) {
        for (var other : List.of("", "7", "[]", "{}", "null", "{ $ref: '#' }", "{ $ref: 7 }")) {
          var colon = line.indexOf(':');
          var mutant = text.replace(line, line.substring(0, colon + 1) + " " + other);
          assertThat(read(Map.of("a.yaml", mutant), "a.yaml").findings()).isNotNull();
        }
      }
    }
  }

  @Test
  void what_we_publish_comes_back() {
    var files =
        Designs.files(
            new AsyncApiEmitter(AsyncApiEmitter.Format.YAML), Designs.example("storefront"));
    var text = Objects.requireNonNull(files.get("asyncapi.yaml"));
    var api = api(text);
    assertThat(api.channels()).isNotEmpty();
    assertThat(api.channels())
        .allSatisfy(
            channel ->
                assertThat(channel.messages())
                    .allSatisfy(message -> assertThat(message.payload()).isNotNull()));
  }
}
