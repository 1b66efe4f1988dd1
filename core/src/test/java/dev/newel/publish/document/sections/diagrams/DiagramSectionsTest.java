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
