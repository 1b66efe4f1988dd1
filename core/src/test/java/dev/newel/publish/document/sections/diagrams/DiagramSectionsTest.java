package dev.newel.publish.document.sections.diagrams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.document.Rendering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagramSectionsTest {
  private static final Rendering SHOP = Rendering.of("storefront");
  private static final Rendering TARIFF = Rendering.of("tariff");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "system-diagram",
        "component-diagram",
        "er-diagram",
        "flow-diagrams",
        "workflow-diagrams",
        "call-diagrams",
        "state-diagrams",
        "deployment-diagram",
        "authentication-diagram"
      })
  void aSectionShowsAPicture(String section) {
    assertThat(SHOP.section(section, 0, null)).contains("```mermaid\n").endsWith("\n```");
  }

  @ParameterizedTest
  @ValueSource(strings = {"workflow-diagrams", "authentication-diagram", "state-diagrams"})
  void whatIsNotThereIsNotDrawn(String section) {
    assertThat(TARIFF.section(section, 0, null)).startsWith("Not applicable: ");
  }

  @Test
  void aStoreIsDrawnWhereRowsAreKeptAndOneBoxIsNoPicture() {
    assertThat(Rendering.of("conduit").section("deployment-diagram", 0, null))
        .contains("n_instance -->|\"SQL\"| n_store");
    assertThat(Rendering.program().section("deployment-diagram", 0, null))
        .startsWith("Not applicable: one program runs by itself");
  }

  @Test
  void theLoginIsDrawnWithItsTokensAndItsEnd() {
    assertThat(SHOP.section("authentication-diagram", 0, null))
        .contains(
            "access token for 15m, refresh token for 7d\n",
            "else after 5 failures in 1m\n",
            "request with the access token\n",
            "204, the session has ended\n");
  }

  /// A journey loses the look into the data before its answers, and its answers before itself.
  @Test
  void aJourneyKeepsItsAnswersWhileItShrinks() {
    assertThat(SHOP.section("flow-diagrams", 2, "E01-F02"))
        .contains("n_system-->>n_web: 201", "processPayment (POST /charges)")
        .doesNotContain("read Product");
    assertThat(SHOP.section("flow-diagrams", 3, "E01-F02"))
        .contains(
            "n_system-->>n_web: 201",
            "Note over n_system: emits order.created and starts<br/>placeOrder",
            "The steps of [`placeOrder`](newel:workflows/placeOrder) are drawn where it is told in full.")
        .doesNotContain("processPayment");
    assertThat(SHOP.section("flow-diagrams", 4, "E01-F02"))
        .contains("POST /api/v1/orders")
        .doesNotContain("201");
  }

  @Test
  void theStepsOfAWorkflowAreDrawnWhereItIsToldInFull() {
    var reference =
        SHOP.publish("workflow", path -> null).documents().stream()
            .filter(each -> each.output().path().endsWith("E01-F02/04-backend-design-reference.md"))
            .findFirst()
            .orElseThrow()
            .output()
            .content();
    assertThat(reference.substring(reference.indexOf("## Workflows")))
        .contains("The steps of `placeOrder` in order:", "n_workflow->>n_store: reserveInventory");
    assertThat(reference.split("Reserves, charges and ships", -1)).hasSize(2);
  }

  private static String designDocument(String example) {
    var documents = Rendering.of(example).publish("design-document", path -> null).documents();
    return documents.getFirst().output().content();
  }

  @Test
  void aSectionSaysWhereItsPictureIs() {
    assertThat(designDocument("storefront"))
        .contains(
            "The system and its neighbours are drawn in [§A.1](#a1-system-context).",
            "The entities are drawn in [§A.3](#a3-entities-and-relationships).",
            "The workflows are drawn in [§A.5](#a5-workflows).");
    // A picture that is not there is not referred to; and a document without it says nothing.
    assertThat(designDocument("conduit"))
        .contains("The entities are drawn in")
        .doesNotContain("The workflows are drawn in", "The components are drawn in");
    assertThat(SHOP.section("see-er-diagram", 0, null)).isEmpty();
  }

  /// Several renderers of one section do not each say that there is nothing.
  @Test
  void aSectionGivesOneReasonWhyItIsEmpty() {
    var text = designDocument("newel");
    var overview =
        text.substring(text.indexOf("### 12.1 Security Overview"), text.indexOf("### 12.2 "));
    assertThat(overview.split("Not applicable", -1)).hasSize(2);
    assertThat(designDocument("conduit"))
        .doesNotContainPattern("Not applicable: [^\\n]+\\n(?:[^\\n#]+\\n)*\\nNot applicable");
  }

  /// Calls that differ in their names alone are drawn once.
  @Test
  void callsThatAreAlikeAreDrawnOnce() {
    assertThat(SHOP.section("call-diagrams", 0, null))
        .contains(
            "Calls of the payment provider: `processPayment`, and in the same way `refundPayment`.")
        .contains("Call of the e-mail provider: `send`.");
    assertThat(SHOP.section("call-diagrams", 0, null).split("```mermaid", -1)).hasSize(1 + 3);
  }

  @Test
  void eachLevelIsShorterThanTheOneAbove() {
    for (var section : new String[] {"er-diagram", "flow-diagrams"}) {
      var lines = Integer.MAX_VALUE;
      for (var level = 0; level < (section.startsWith("er") ? 3 : 4); level++) {
        var here = (int) SHOP.section(section, level, "E01-F02").lines().count();
        assertThat(here).as(section + level).isLessThan(lines).isPositive();
        lines = here;
      }
    }
  }
}
