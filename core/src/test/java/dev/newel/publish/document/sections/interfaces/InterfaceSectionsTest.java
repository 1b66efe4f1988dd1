package dev.newel.publish.document.sections.interfaces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.document.Rendering;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Widths;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of every section of the group, for every example and each of its features.
class InterfaceSectionsTest {
  private static final Pattern EMPTY_CELL = Pattern.compile("\\|\\s*(?:|-|N/A|TBD)\\s*(?=\\|)");

  static List<String> examples() {
    return Rendering.examples().toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void linesKeepTheirWidth(String example) {
    forEach(
        example,
        (section, level, feature, markdown) ->
            assertThat(Widths.tooWide(markdown))
                .as("%s at level %d for %s of %s", section.name(), level, feature, example)
                .isEmpty());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyCellSaysSomething(String example) {
    forEach(
        example,
        (section, level, feature, markdown) ->
            assertThat(markdown.lines())
                .as("%s at level %d for %s of %s", section.name(), level, feature, example)
                .filteredOn(line -> line.startsWith("| ") && !line.startsWith("| ---"))
                .noneMatch(line -> EMPTY_CELL.matcher(line).find()));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void lowerLevelsAreNotLonger(String example) {
    var rendering = Rendering.of(example);
    for (var section : InterfaceSections.ALL) {
      for (var feature : features(rendering)) {
        var lines = new ArrayList<Long>();
        for (var level = 0; level < section.levels(); level++) {
          lines.add(rendering.section(section.name(), level, feature).lines().count());
        }
        assertThat(lines)
            .as("%s for %s of %s", section.name(), feature, example)
            .isSortedAccordingTo((a, b) -> Long.compare(b, a));
      }
    }
  }

  /// What is asked of one rendered section.
  private interface Judge {
    void judge(Section section, int level, @Nullable String feature, String markdown);
  }

  private static void forEach(String example, Judge judge) {
    var rendering = Rendering.of(example);
    for (var section : InterfaceSections.ALL) {
      for (var level = 0; level < section.levels(); level++) {
        for (var feature : features(rendering)) {
          judge.judge(section, level, feature, rendering.section(section.name(), level, feature));
        }
      }
    }
  }

  private static List<@Nullable String> features(Rendering rendering) {
    var features = new ArrayList<@Nullable String>();
    features.add(null);
    features.addAll(rendering.design().prose().features().keySet());
    return features;
  }
}
