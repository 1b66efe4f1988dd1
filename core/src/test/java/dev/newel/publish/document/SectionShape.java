package dev.newel.publish.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/// What holds of every section, whatever it tells.
public final class SectionShape {
  private static final int MOST_CELL = 120;

  private SectionShape() {}

  /// No cell is empty or too wide, and no level is longer than the one before.
  public static void assertFits(List<Section> sections, String example) {
    for (var section : sections) {
      var last = Integer.MAX_VALUE;
      for (var level = 0; level < section.levels(); level++) {
        var text = Rendering.of(example).section(section.name(), level, null);
        assertThat(cells(text))
            .as(section.name())
            .allMatch(cell -> !cell.isBlank() && cell.length() <= MOST_CELL);
        var lines = (int) text.lines().count();
        assertThat(lines).as("%s, level %d", section.name(), level).isLessThanOrEqualTo(last);
        last = lines;
      }
    }
  }

  private static List<String> cells(String markdown) {
    return markdown
        .lines()
        .filter(line -> line.startsWith("| "))
        .flatMap(
            line ->
                List.of(line.substring(1, line.length() - 1).split("(?<!\\\\)\\|", -1)).stream())
        .map(cell -> cell.strip().replaceAll("]\\([^)]*\\)", "]"))
        .toList();
  }
}
