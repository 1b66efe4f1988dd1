package dev.newel.write.unfold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.Design;
import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.language.Written;
import dev.newel.read.DesignReader;
import dev.newel.read.Workspace;
import dev.newel.read.bind.Binder;
import dev.newel.read.elaborate.Elaborator;
import dev.newel.read.elaborate.Places;
import dev.newel.read.yaml.YamlNode;
import dev.newel.read.yaml.YamlReader;
import dev.newel.source.SourceText;
import dev.newel.testing.Golden;
import dev.newel.write.shorten.Meaning;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;

/// The examples of the repository as they were written, and the way from a text to its design.
public final class Examples {
  private static final int WIDTH = 100;

  private Examples() {}

  public static List<String> names() throws IOException {
    try (var folders = Files.list(Golden.root().resolve("examples"))) {
      return folders.map(folder -> String.valueOf(folder.getFileName())).sorted().toList();
    }
  }

  public static Written written(String example) {
    return Objects.requireNonNull(
        DesignReader.read(Golden.root().resolve("examples").resolve(example)).written());
  }

  /// How many lines a person wrote for an example, in all of its files.
  public static long linesByHand(String example) {
    return Workspace.open(Golden.root().resolve("examples").resolve(example)).files().stream()
        .mapToLong(file -> lines(file.text().text()))
        .sum();
  }

  /// The lines that say something, neither comments nor blank. A line that is wider than the
  /// writer's counts as those that it would fill.
  public static long lines(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .mapToLong(line -> Math.ceilDiv(line.length(), WIDTH))
        .sum();
  }

  /// What `text` says, before any convention.
  public static Written bound(String text) {
    var file = YamlReader.read("design.yaml", text);
    assertThat(file.findings()).isEmpty();
    var root = (YamlNode.Mapping) Objects.requireNonNull(file.root());
    var bound = Binder.bind(root, List.of(new SourceText("design.yaml", text)), true);
    assertThat(bound.findings()).as(text).map(Finding::toString).isEmpty();
    return Objects.requireNonNull(bound.written());
  }

  public static Elaborator.Elaborated elaborated(Written written) {
    return Elaborator.elaborate(written, Places.NOWHERE);
  }

  public static Meaning meaning(Written written) {
    var elaborated = elaborated(written);
    return new Meaning(
        elaborated.design(),
        elaborated.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR));
  }

  /// The design, which has no errors.
  public static Design design(Written written) {
    var elaborated = elaborated(written);
    assertThat(elaborated.findings())
        .filteredOn(finding -> finding.severity() == Severity.ERROR)
        .map(finding -> finding.at() + " " + finding.message())
        .isEmpty();
    return elaborated.design();
  }
}
