package dev.newel.publish.document.sections.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.document.Rendering;
import dev.newel.publish.document.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of every section, at every level, for every example, feature and component.
class SectionShapesTest {
  private static final List<String> OF_A_COMPONENT =
      List.of(
          "component-responsibility",
          "component-interfaces",
          "component-structure",
          "component-dependencies",
          "component-reliance",
          "component-operations",
          "component-published",
          "component-subscribed",
          "component-entities");

  static Stream<String> examples() {
    return Rendering.examples();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void cellsAreNarrowAndFilled(String example) {
    everywhere(
        example,
        (name, levels) ->
            levels.forEach(
                markdown ->
                    markdown
                        .lines()
                        .filter(line -> line.startsWith("| "))
                        .forEach(line -> row(name, line))));
  }

  private static void row(String name, String line) {
    var cells = line.substring(1, line.length() - 1).split("(?<!\\\\)\\|", -1);
    for (var cell : cells) {
      var shown = cell.strip().replaceAll("]\\([^)]*\\)", "]");
      assertThat(shown).as(name + ": " + line).isNotEmpty().isNotIn("-", "N/A", "TBD", "null");
      assertThat(shown.length()).as(name + ": " + shown).isLessThanOrEqualTo(120);
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shorterLevelsAreNotLonger(String example) {
    everywhere(
        example,
        (name, levels) -> {
          for (var level = 1; level < levels.size(); level++) {
            assertThat(levels.get(level).lines().count())
                .as("%s at level %d", name, level)
                .isLessThanOrEqualTo(levels.get(level - 1).lines().count());
          }
        });
  }

  @ParameterizedTest
  @MethodSource("examples")
  void sentencesAreWhole(String example) {
    everywhere(
        example,
        (name, levels) ->
            levels.forEach(
                markdown ->
                    assertThat(markdown.replace("may be null", ""))
                        .as(name)
                        .doesNotContain("null", "` `", "..\n", " .\n", "( ", "%s", "Optional[")));
  }

  interface Check {
    void of(String name, List<String> levels);
  }

  private static void everywhere(String example, Check check) {
    var rendering = Rendering.of(example);
    var features = new ArrayList<@Nullable String>();
    features.add(null);
    features.addAll(rendering.design().prose().features().keySet());
    for (var section : ArchitectureSections.ALL) {
      for (var feature : features) {
        if (!OF_A_COMPONENT.contains(section.name())) {
          check.of(section.name(), levels(rendering, section, feature, null));
        } else if (feature == null) {
          for (var component : rendering.design().prose().components().keySet()) {
            check.of(
                section.name() + " of " + component, levels(rendering, section, null, component));
          }
        }
      }
    }
  }

  private static List<String> levels(
      Rendering rendering, Section section, @Nullable String feature, @Nullable String item) {
    var levels = new ArrayList<String>();
    for (var level = 0; level < section.levels(); level++) {
      levels.add(rendering.section(section.name(), level, feature, item, Map.of()));
    }
    return levels;
  }
}
