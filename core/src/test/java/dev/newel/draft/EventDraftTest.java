package dev.newel.draft;

import static dev.newel.draft.Drafted.asked;
import static dev.newel.draft.Drafted.at;
import static dev.newel.draft.Drafted.lines;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.foreign.brief.Brief;
import dev.newel.foreign.messaging.MessagingApi;
import dev.newel.read.FileTree;
import dev.newel.read.asyncapi.AsyncApiReader;
import dev.newel.read.brief.BriefReader;
import dev.newel.testing.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EventDraftTest {
  private static final Path FOLDER =
      Golden.root().resolve("core/src/test/resources/foreign/messaging");

  private final Draft ferry = draft(List.of(), api("ferry.yaml"), api("timetable.yaml"));

  @Test
  void messages_become_events_with_what_they_carry() {
    assertThat(at(ferry, "events", "booking.confirmed"))
        .isEqualTo(
            Map.of(
                "doc",
                "A place on a crossing is paid for.",
                "version",
                2,
                "payload",
                Map.of("bookingId", "uuid", "seats", "int >= 1", "car", "Car?"),
                "partition",
                "bookingId"));
    assertThat(at(ferry, "values"))
        .isEqualTo(Map.of("Car", Map.of("length", "float", "plate", "string(..12)?")));
    assertThat(at(ferry, "events", "weather.warnings"))
        .as("a name that says only that it is an event is no name")
        .isEqualTo(
            Map.of(
                "doc", "A storm comes.",
                "payload", Map.of("force", "int? 0..12"),
                "source", "kafka"));
    assertThat(lines(ferry, "events", "booking.confirmed", "payload", "seats"))
        .containsExactly("ferry.yaml:69");
  }

  @Test
  void neighbours_send_and_get_what_is_on_their_channels() {
    assertThat(at(ferry, "events", "departure.delayed", "source")).isEqualTo("timetable");
    assertThat(at(ferry, "dependencies", "timetable")).isEqualTo(Map.of("title", "Timetable"));
    assertThat(at(ferry, "events", "booking.cancelled", "to")).isEqualTo(List.of("timetable"));
    assertThat(at(ferry, "consumers", "timetable"))
        .isEqualTo(Map.of("title", "Timetable", "uses", List.of("booking.cancelled")));
    assertThat(lines(ferry, "events", "booking.cancelled", "to", "0"))
        .containsExactly("timetable.yaml:9");
  }

  @Test
  void how_events_travel_is_said_once() {
    assertThat(at(ferry, "messaging"))
        .isEqualTo(
            Map.of(
                "broker", "kafka",
                "format", "none",
                "topics", "ferry.{entity}.{event}",
                "groups", Map.of("departure.delayed", "bookings"),
                "retention", "7d"));
  }

  @Test
  void what_nobody_says_is_asked_and_what_has_no_word_is_told() {
    assertThat(asked(ferry))
        .contains(
            "Who sends `weather.warnings`? The description names what is received alone.",
            "What makes us send `booking.confirmed`, `booking.cancelled`?",
            "Who gets `booking.confirmed`?");
    assertThat(ferry.findings())
        .extracting(Finding::message)
        .containsExactly(
            "The draft has no place for members of payloads that may be absent (they are null instead);"
                + " 4 are left out.",
            "The draft has no place for headers; one is left out.",
            "The draft has no place for other spellings of a property's name than `camelCase`; one is left out.",
            "The draft has no place for channels without an operation; one is left out.");
    assertThat(api("ferry.yaml").unread())
        .extracting(one -> one.name() + " " + one.place().line())
        .containsExactly("partitions 14", "cleanup.policy 14");
  }

  @Test
  void documents_and_entities_are_held_against_the_messages() {
    var prd = new Briefs("prd.md", Brief.Kind.REQUIREMENTS);
    var data =
        prd.brief(
            prd.entity("Booking", prd.attribute("id", "uuid"), prd.attribute("seats", "int")));
    var contracts =
        BriefReader.read(
            "01-interface-contracts.md",
            """
            # Interface contracts: ferry bookings

            ## Events

            | Event | Trigger | Payload | Consumers |
            |---|---|---|---|
            | `booking.confirmed` | Payment | `bookingId`, `fare` | Quay display |
            | `booking.moved` | A passenger moves it | `bookingId` | Quay display |
            """
                .getBytes(StandardCharsets.UTF_8));
    var draft = draft(List.of(data, contracts), api("ferry.yaml"));
    assertThat(draft.findings())
        .extracting(Finding::message)
        .contains(
            "`entities/Booking/seats` is `int` by prd.md:2, here it is `string`.",
            "`booking.confirmed` carries no `fare` by ferry.yaml, here it does.");
    assertThat(at(draft, "events", "booking.confirmed", "to")).isEqualTo(List.of("quayDisplay"));
    assertThat(at(draft, "consumers", "quayDisplay"))
        .isEqualTo(Map.of("title", "Quay display", "uses", List.of("booking.confirmed")));
    assertThat(lines(draft, "events", "booking.confirmed"))
        .containsExactly("ferry.yaml:12", "01-interface-contracts.md:7");
    assertThat(asked(draft))
        .contains(
            "Which message is the event `booking.moved`? The description has none that is called so.");
  }

  @Test
  void one_message_on_two_channels_is_called_after_each() {
    var text =
        """
        asyncapi: 2.6.0
        info: { title: Lights, version: "1" }
        channels:
          lights.{id}.turn.on: { subscribe: { operationId: turnOn, message: { $ref: '#/components/messages/Turn' } } }
          lights.{id}.turn.off: { subscribe: { message: { $ref: '#/components/messages/Turn' } } }
        components: { messages: { Turn: { payload: { type: object, properties: { at: { type: string } } } } } }
        """;
    assertThat(at(draft(List.of(), read(text)), "events"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsOnlyKeys("turn.on", "turn.off");
  }

  @Test
  void hostile_descriptions_give_a_draft() {
    for (var text :
        List.of(
            "asyncapi: 3.0.0\n",
            "asyncapi: 2.0.0\nchannels: []\n",
            "asyncapi: 3.0.0\nchannels: { '': { messages: { '': { payload: { $ref: '#' } } } } }\noperations: { '': { action: send, channel: { $ref: '#/channels/' } } }\n",
            "asyncapi: 2.6.0\nchannels: { ö: { publish: { message: { bindings: 7, traits: [ 7, { bindings: { kafka: [] } } ], payload: { type: object, properties: { ö: {}, a: { $ref: '#/none' } } } } } }, '1': { subscribe: { bindings: { kafka: { groupId: 7 } }, message: { bindings: { kafka: { key: 7 } }, payload: { allOf: [ { $ref: '#/channels/ö' } ] } } } } }\n",
            "asyncapi: 3.0.0\nchannels: { a: { bindings: { kafka: { topicConfiguration: { retention.ms: 999999999999999999 } } } } }\n")) {
      assertThat(draft(List.of(), read(text)).design()).as(text).containsKey("newel");
    }
  }

  private static MessagingApi read(String text) {
    return Objects.requireNonNull(read("a.yaml", text).api());
  }

  private static AsyncApiReader.Read read(String name, String text) {
    var tree =
        new FileTree() {
          @Override
          public Content read(String path, int most) {
            return new Content.Bytes(text.getBytes(StandardCharsets.UTF_8));
          }

          @Override
          public List<String> files() {
            return List.of(name);
          }
        };
    return AsyncApiReader.read(tree, name);
  }

  private static MessagingApi api(String name) {
    try {
      var read = read(name, Files.readString(FOLDER.resolve(name)));
      assertThat(read.findings()).isEmpty();
      return Objects.requireNonNull(read.api());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Draft draft(List<Brief> briefs, MessagingApi... messages) {
    return Draft.of(new Sources(briefs, List.of(), List.of(), List.of(messages), List.of()));
  }
}
