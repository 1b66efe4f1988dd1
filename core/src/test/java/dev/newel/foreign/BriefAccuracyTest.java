package dev.newel.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The fixtures of Markdown documents, annotated by hand, are read without a fault.
class BriefAccuracyTest {
  private static final Path FIXTURES =
      Path.of(System.getProperty("newel.root"), "core/src/test/resources/foreign/brief");

  static List<Path> annotations() throws IOException {
    try (var files = Files.list(FIXTURES)) {
      return files.filter(path -> path.toString().endsWith(".expected.tsv")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("annotations")
  void a_fixture_is_read_as_annotated(Path annotation) throws IOException {
    var accuracy = new Accuracy();
    AccuracyReport.add(accuracy, FIXTURES, Files.readAllLines(annotation));
    assertThat(accuracy.differences).isEmpty();
    assertThat(accuracy.counts.values().stream().mapToInt(Accuracy.Count::right).sum())
        .isPositive();
  }

  @Test
  void there_are_fixtures_of_every_family() throws IOException {
    assertThat(annotations()).hasSizeGreaterThanOrEqualTo(8);
  }

  @Test
  void what_is_missing_and_what_is_too_much_is_counted() {
    var accuracy = new Accuracy();
    accuracy.add(
        "a.md",
        java.util.Set.of("actor", "requirement"),
        List.of(
            Fact.read("1\tactor\tskipper"),
            Fact.read("2\tactor\tclerk"),
            Fact.read("3\trequirement\tFR-1\tSTORY")),
        List.of(
            Fact.of(1, "actor", "Skippers"),
            Fact.of(4, "actor", "cashier"),
            Fact.of(3, "requirement", "FR-1", "FUNCTIONAL")));
    assertThat(accuracy.of("actor")).isEqualTo(new Accuracy.Count(2, 2, 1));
    assertThat(accuracy.of("requirement").recall()).isEqualTo(1);
    assertThat(accuracy.of("requirement type").recall()).isZero();
    assertThat(accuracy.differences).hasSize(3);
  }
}
