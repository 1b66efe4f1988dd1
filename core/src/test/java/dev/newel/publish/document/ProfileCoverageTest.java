package dev.newel.publish.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.profile.SectionSpec;
import dev.newel.read.profile.ProfileReader;
import dev.newel.testing.Golden;
import dev.newel.text.MarkdownText;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Writes `docs/profiles/coverage.md`: which line of which seed each section of a shipped profile
/// answers, what renders it, and which elements of the language fill it.
class ProfileCoverageTest {
  private static final List<String> PROFILES =
      List.of("workflow", "gobuildme", "agent", "design-document", "skill");
  private static final String HEAD =
      """
      # What the profiles cover

      Generated from the profiles that ship; `-Dgolden=update` writes it anew. A seed is the text that a family's documents were
      derived from; its line is the one that asks for the section. A section without a line is asked for by the templates
      of the family beside its seed.
      """;

  /// The seed and its line, by document and heading.
  private final Map<String, String> lines = new LinkedHashMap<>();

  private final List<String> met = new ArrayList<>();
  private final StringBuilder out = new StringBuilder(HEAD);

  @Test
  void everySectionNamesItsSeedItsRendererAndItsElements() throws IOException {
    var file = Golden.root().resolve("core/src/test/profiles/seed-lines.tsv");
    for (var line : Files.readAllLines(file)) {
      var cells = line.split("\t");
      lines.put(cells[0] + "\t" + cells[1], "| %s | %s ".formatted(cells[2], cells[3]));
    }
    for (var name : PROFILES) {
      out.append("\n## ").append(name).append('\n');
      ProfileReader.shipped(name)
          .documents()
          .forEach(
              (key, document) -> {
                out.append("\n### ").append(MarkdownText.code(document.path())).append("\n\n");
                out.append("| Seed | Line | Section | Rendered by | Elements of the language |\n");
                out.append("| --- | --- | --- | --- | --- |\n");
                document.sections().forEach(section -> row(name + "/" + key, section));
              });
    }
    assertThat(met).as("lines of seeds that no section answers").containsAll(lines.keySet());
    Golden.assertMatches(Golden.root().resolve("docs/profiles/coverage.md"), out.toString());
  }

  private void row(String document, SectionSpec section) {
    if (section.heading() != null) {
      var key = document + "\t" + section.heading();
      met.add(key);
      out.append(lines.getOrDefault(key, "| templates | none "));
      out.append("| ").append(MarkdownText.cell(MarkdownText.prose(section.heading())));
      out.append(" | ").append(codes(section.renders(), "its parts"));
      out.append(" | ").append(codes(section.about(), "what its renderers ask"));
      out.append(" |\n");
    }
    section.sections().forEach(inner -> row(document, inner));
  }

  private static String codes(List<String> names, String none) {
    return names.isEmpty() ? none : String.join(", ", Phrase.codes(names));
  }
}
