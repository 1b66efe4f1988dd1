package dev.newel.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.read.yaml.YamlLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The first lines of a design: its version and its further files.
class VersionTest {
  private record Memory(Map<String, String> texts) implements FileTree {
    @Override
    public Content read(String path, int most) {
      var text = texts.get(path);
      return text == null
          ? new Content.Absent()
          : new Content.Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<String> files() {
      return List.copyOf(new TreeMap<>(texts).keySet());
    }
  }

  private static ReadDesign read(Map<String, String> texts) {
    var tree = new Memory(texts);
    return DesignReader.read(tree, Workspace.read(tree, YamlLimits.DESIGN));
  }

  /// One finding and no other: the words of another version may mean something else.
  @ParameterizedTest
  @ValueSource(strings = {"0", "2", "17"})
  void another_version_is_refused(String version) {
    var read = read(Map.of("design.yaml", "newel: " + version + "\nsystems: { nam: shop }\n"));
    assertThat(read.design()).isNull();
    assertThat(read.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo("READ029");
              assertThat(finding.message())
                  .isEqualTo(
                      "The design is written in version "
                          + version
                          + " of the language, and this program reads version 1 alone.");
              assertThat(finding.span()).hasToString("design.yaml:1:8");
            });
  }

  @Test
  void one_further_file_needs_no_brackets() {
    var read =
        read(
            Map.of(
                "design.yaml",
                "newel: 1\ninclude: data.yaml\nsystem: { name: shop }\n",
                "data.yaml",
                "entities: { Thing: { id: uuid key } }\n"));
    assertThat(read.findings()).isEmpty();
    assertThat(java.util.Objects.requireNonNull(read.design()).model().entities())
        .containsOnlyKeys("Thing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{ a: b }; `include` is no path and no list of paths.",
        "; `include` is no path and no list of paths.",
        "~; `include` is no path and no list of paths.",
        "[~]; An item of `include` is no path.",
        "[[a]]; An item of `include` is no path.",
        "['']; An item of `include` is no path.",
      })
  void what_is_no_path_is_said_once(@Nullable String include, String message) {
    var written = include == null ? "" : include;
    var read =
        read(
            Map.of(
                "design.yaml",
                "newel: 1\ninclude: %s\nsystem: { name: shop }\n".formatted(written)));
    assertThat(read.findings()).extracting(finding -> finding.message()).containsExactly(message);
  }
}
