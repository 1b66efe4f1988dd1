package dev.newel.publish.document.sections.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.document.Rendering;
import org.junit.jupiter.api.Test;

class CommunicationTest {
  @Test
  void whatWaitsAndWhatDoesNotIsTold() {
    assertThat(Rendering.of("storefront").section("communication", 0, null))
        .contains("synchronous, as a function call.")
        .contains("synchronous, over REST, RESP and HTTPS")
        .contains("**By events:** asynchronous", "**By workflows:** asynchronous");
  }

  @Test
  void whoCallsNobodySaysSo() {
    assertThat(Rendering.of("conduit").section("communication", 0, null))
        .contains("Not applicable: one program does all of it and calls nobody");
  }

  @Test
  void whoSubscribesDependsOnTheSystemToo() {
    assertThat(Rendering.of("b2b").section("consumers", 0, null).replaceAll("\\s+", " "))
        .contains(
            "**Subscribers:** whoever stands as a row of [`Webhook`](newel:entities/Webhook) is sent",
            "`invoice.paid`");
    assertThat(Rendering.of("storefront").section("consumers", 0, null))
        .doesNotContain("Subscribers");
  }
}
