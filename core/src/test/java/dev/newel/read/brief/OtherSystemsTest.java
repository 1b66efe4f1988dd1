package dev.newel.read.brief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.newel.foreign.brief.Item;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Other systems that are drawn, are a title or are only used, and technologies in notes.
class OtherSystemsTest {
  private static <T extends Item> List<T> items(Class<T> kind, String text) {
    return BriefReader.read("prd.md", text.getBytes(StandardCharsets.UTF_8)).items(kind);
  }

  private static List<String> systems(String text) {
    return items(Item.Integration.class, text).stream().map(Item.Integration::name).toList();
  }

  private static final String FIGURE =
      """
      # PRD: Quay

      ## Context

      ```
      +--------------------------------+
      |        External services       |
      |  +-------+  +--------------+   |
      |  | Tides |  | Port Office  |   |
      |  +---+---+  +------+-------+   |
      |  +-----------------+           |
      |  | Other providers |           |
      |  +-----------------+           |
      +------+-------------+-----------+
      |       Berths        |  Moorings |
      +---------------------+-----------+
      ```
      """;

  @Test
  void boxes_of_other_systems_in_a_figure_are_candidates() {
    assertThat(items(Item.Integration.class, FIGURE))
        .extracting(Item.Integration::name, one -> one.evidence().place().line())
        .containsExactly(tuple("Tides", 9), tuple("Port Office", 9));
    assertThat(items(Item.Integration.class, FIGURE)).noneMatch(one -> one.evidence().isExplicit());
    assertThat(systems(FIGURE.replace("External services", "    Our parts    "))).isEmpty();
  }

  @Test
  void what_c4_calls_external_is_a_system() {
    var text =
        """
        # Design: Quay

        ```mermaid
        C4Context
          System(quay, "Quay", "Ours")
          System_Ext(tides, "Tide Tables", "When the water is high")
        ```
        """;
    assertThat(items(Item.Integration.class, text))
        .extracting(
            Item.Integration::name, Item.Integration::purpose, one -> one.evidence().place().line())
        .containsExactly(tuple("Tide Tables", "When the water is high", 6));
    assertThat(items(Item.Integration.class, text).getFirst().evidence().isExplicit()).isTrue();
  }

  private static final String TITLED =
      """
      # PRD: Quay

      ## 4 Functional requirements

      ### 4.1 %s

      - FR-1: %s
      """;

  @Test
  void a_title_is_a_system_where_the_text_speaks_of_it_as_one() {
    assertThat(
            systems(
                TITLED.formatted(
                    "Tide Ledger Interface", "Sends moorings to the Tide Ledger service.")))
        .containsExactly("Tide Ledger");
    assertThat(systems(TITLED.formatted("Tide Ledger Interface", "Shows the tide."))).isEmpty();
    assertThat(systems(TITLED.formatted("User Interface", "The user system shows berths.")))
        .isEmpty();
    assertThat(
            systems(
                TITLED.formatted(
                    "Tide Ledger Interface",
                    "Shows berths.\n\n### 4.2 More\n\n- FR-2: The Tide Ledger service is asked.")))
        .as("another section speaks of it")
        .isEmpty();
  }

  @Test
  void what_a_provider_offers_is_used() {
    assertThat(systems(TITLED.formatted("Search", "The system must use Lodestar AI embeddings.")))
        .containsExactly("Lodestar AI");
    assertThat(
            systems(TITLED.formatted("Search", "The system must use Rest APIs and Web services.")))
        .isEmpty();
  }

  private static final String NOTES = "# Notes on the quay\n\n## Key findings\n\n- %s\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Using Hibernate 7 for the berths|Hibernate 7",
        "Following Vue.js 3 patterns|Vue.js 3",
        "Kotlin 2.1+ is the target|Kotlin 2.1+",
        "Old code base (Rust 1.80, Clap CLI framework, many tests)|Rust 1.80, Clap ",
        "Phase 2.1 follows|",
        "Using Version 2 of the form|",
        "Using Berths 3 times a day|",
        "Reads OAuth 2.0 tokens|",
      })
  void notes_name_technologies_with_their_version(String row) {
    var parts = row.split("\\|", -1);
    assertThat(
            String.join(
                ", ",
                items(Item.Technology.class, NOTES.formatted(parts[0])).stream()
                    .map(one -> one.name() + " " + one.version())
                    .toList()))
        .isEqualTo(parts[1]);
  }

  @Test
  void a_requirement_with_a_number_is_no_technology() {
    assertThat(items(Item.Technology.class, TITLED.formatted("Berths", "Berth 2.1 is kept free.")))
        .isEmpty();
  }

  @Test
  void figures_without_end_are_read_in_time() {
    var line = "|  External systems  |\n" + "+---+ | A".repeat(200) + "\n";
    var title =
        "### " + "A ".repeat(5_000) + "Interface\n\n- FR-1: " + "Aa".repeat(9_000) + " 1.1\n";
    Assertions.assertThatCode(
            () ->
                org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> {
                      systems("# PRD: Quay\n\n```\n" + line.repeat(20_000));
                      systems("# PRD: Quay\n\n" + title.repeat(50));
                    }))
        .doesNotThrowAnyException();
  }
}
