package dev.newel.publish.document.sections.architecture;

import static dev.newel.publish.document.sections.architecture.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.diagram.DeploymentDiagram;
import dev.newel.publish.document.Rendering;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A neighbour that only sends events is never called: nothing waits for it, and nothing of ours
/// bounds a call of it.
class SendersTest {
  @Test
  void nobodyIsSaidToCallIt() {
    assertThat(told("b2b", "communication")).doesNotContain("With external systems", "time-out");
    assertThat(told("b2b", "service-overview"))
        .contains("It calls no other system. Events come in from [Bank].");
    assertThat(told("b2b", "architecture-overview"))
        .contains("**Told by:** [Bank].")
        .doesNotContain("**Calls:**");
  }

  @ParameterizedTest
  @ValueSource(strings = {"breakers", "bulkheads"})
  void nothingProtectsFromIt(String section) {
    assertThat(told("b2b", section)).isEqualTo("Not applicable: the design calls no other system.");
  }

  @Test
  void inFullItSaysHowItReachesUs() {
    assertThat(told("b2b", "dependencies-in-full"))
        .contains(
            "It calls us by `POST /api/v2/hooks/bank`, signed with `hmac-sha256 BANK_SECRET in"
                + " X-Signature`; we never call it.",
            "A second delivery of an event does nothing.",
            "**Circuit Breaker:** Not applicable: nothing of it is called.")
        .doesNotContain("tried once", "spoken to");
  }

  @Test
  void arrowsLeadFromIt() {
    assertThat(DeploymentDiagram.of(Rendering.of("b2b").design()))
        .contains("n_bank -->|\"webhook\"| n_instance")
        .doesNotContain("| n_bank");
    assertThat(told("b2b", "system-diagram"))
        .contains("n_dependency_bank -.->|\"events\"| n_system")
        .doesNotContain("n_system -->|\"webhook\"");
  }

  @Test
  void oneThatIsCalledToo(@TempDir Path folder) throws IOException {
    var design =
        Told.design(
            folder,
            """
            entities: { Note: { id: uuid key } }
            resources: { notes: { of: Note, list: public } }
            dependencies: { bank: { offers: { pay: { http: POST /pay } } } }
            events: { bank.paid: { source: bank, payload: { id: string } } }
            """);
    assertThat(told(design, "breakers", 0, null, null))
        .contains("no breaker for [bank]: a time-out, where one is stated, bounds");
    assertThat(told(design, "bulkheads", 0, null, null))
        .isEqualTo("The design states no bulkhead for [bank].");
    assertThat(told(design, "service-overview", 0, null, null)).contains("It depends on [bank].");
  }
}
