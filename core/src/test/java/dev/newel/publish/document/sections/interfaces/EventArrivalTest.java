package dev.newel.publish.document.sections.interfaces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.document.Rendering;
import dev.newel.testing.TextTree;
import org.junit.jupiter.api.Test;

/// By what way an event comes in is told, or that the design does not say it.
class EventArrivalTest {
  private static String told(String more) {
    var design =
        """
        newel: 1
        system: { name: shop, purpose: Sells. }
        dependencies: { bank: { title: Bank } }
        %s
        """
            .formatted(more);
    return Rendering.of(TextTree.of(design).design()).section("event-contracts-in-full", 0, null);
  }

  @Test
  void a_message_comes_by_a_broker_or_by_what_is_not_said() {
    assertThat(told("events: { paid: { source: bank, payload: { id: uuid } } }"))
        .contains(
            "**Arrives as:** a message of the topic `paid`; the design names neither what brings it nor what proves its sender.");
    assertThat(
            told(
                "events: { paid: { source: bank, payload: { id: uuid } } }\nmessaging: { broker: kafka }"))
        .contains("**Arrives as:** a message of the topic `paid` that Kafka brings.");
  }

  @Test
  void a_request_comes_to_its_path_with_its_signature() {
    assertThat(
            told(
                "events: { paid: { source: bank, http: POST /hooks/bank, signed: \"hmac-sha256 KEY in X-Sign\", payload: { id: uuid } } }\nsettings: { KEY: { secret: true } }"))
        .contains("**Arrives as:** `POST /hooks/bank`, signed: hmac-sha256 KEY in X-Sign.");
  }

  @Test
  void what_we_publish_arrives_nowhere() {
    assertThat(told("events: { told: { payload: { id: uuid } } }")).doesNotContain("Arrives");
  }
}
