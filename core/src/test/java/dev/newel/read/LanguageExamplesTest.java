package dev.newel.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Severity;
import dev.newel.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the reference shows is right: every example on its pages is a design that reads without an
/// error, names and expressions included.
class LanguageExamplesTest {
  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");

  /// What examples refer to: further files, requirements, decisions.
  private static final Map<String, String> BESIDE =
      Map.of(
          "entities.yaml",
          "newel: 1\nentities: { Thing: { id: uuid key } }\n",
          "api/api.yaml",
          "newel: 1\napi: { base: /api }\n",
          "prd.md",
          "# Requirements\n\n- **FR-1**: A shopper sees products.\n",
          "e01-f02/prd.md",
          "# Requirements\n\n- **FR-2**: A shopper orders.\n",
          "decisions/0001-use-postgresql.md",
          "# ADR-001: Use PostgreSQL\n\n## Status\n\nAccepted\n\n## Context\n\nA store.\n\n"
              + "## Decision\n\nPostgreSQL.\n\n## Consequences\n\nOne more thing to run.\n");

  static Stream<Path> pages() throws IOException {
    try (var files = Files.list(Golden.root().resolve("docs/language"))) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_example_reads_without_an_error(Path page, @TempDir Path folder) throws IOException {
    for (var file : BESIDE.entrySet()) {
      var path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    for (var example : examples(Files.readString(page))) {
      // An example without the first two keys is a part of a design.
      var design =
          (example.contains("newel:") ? "" : "newel: 1\n")
              + (example.contains("system:") ? "" : "system: { name: example }\n")
              + example;
      Files.writeString(folder.resolve("design.yaml"), design);
      assertThat(errors(folder)).as("%s:\n%s", page.getFileName(), example).isEmpty();
    }
  }

  private static List<String> errors(Path folder) {
    var errors = new ArrayList<String>();
    for (var finding : DesignReader.read(folder).findings()) {
      if (finding.severity() == Severity.ERROR) {
        errors.add(finding.id() + " " + finding.at() + ": " + finding.message());
      }
    }
    return errors;
  }

  private static List<String> examples(String page) {
    return EXAMPLE.matcher(page).results().map(match -> match.group(1)).toList();
  }
}
