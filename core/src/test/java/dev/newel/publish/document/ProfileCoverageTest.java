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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Writes `docs/profiles/coverage.md`: which line of which seed each section of a shipped profile
/// answers, what renders it, and which elements of the language fill it.
class ProfileCoverageTest {
  private static final List<String> PROFILES =
      List.of("workflow", "gobuildme", "agent", "design-document", "skill");
  /// The seed of each profile, in their order.
  private static final List<Integer> SEEDS = List.of(0, 1, 2, 3, 4);

  private static final List<String> EXAMPLES = List.of("storefront", "b2b", "tariff");
  private static final String HEAD =
      """
      # What the profiles cover

      Generated from the profiles that ship; `-Dgolden=update` writes it anew. A seed is the text that a family's documents were
      derived from; its line is the one that asks for the section. A section that no line of its seed asks for is asked for
      by the templates that the family keeps beside it. Its elements are those without which it says something else of an
      example; a heading that holds others has theirs.
      """;

  /// The seed and its line, by document and heading.
  private final Map<String, String> lines = new LinkedHashMap<>();

  private final Map<String, Set<String>> reads = ElementReads.of(EXAMPLES);
  private final Set<String> silent = new LinkedHashSet<>();
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
    assertThat(silent).as("sections that read nothing of any example").isEmpty();
    Golden.assertMatches(Golden.root().resolve("docs/profiles/coverage.md"), out.toString());
  }

  private void row(String document, SectionSpec section) {
    if (section.heading() != null) {
      var key = document + "\t" + section.heading();
      met.add(key);
      out.append(lines.getOrDefault(key, unasked(document)));
      out.append("| ").append(MarkdownText.cell(MarkdownText.prose(section.heading())));
      out.append(" | ").append(codes(section.renders(), parts(section)));
      out.append(" | ").append(elements(section));
      out.append(" |\n");
    }
    section.sections().forEach(inner -> row(document, inner));
  }

  private static String unasked(String document) {
    var seed = PROFILES.indexOf(document.substring(0, document.indexOf('/')));
    return "| %03d | in its templates ".formatted(SEEDS.get(seed));
  }

  /// What stands below a heading that renders nothing itself.
  private static String parts(SectionSpec section) {
    return "the heading alone, above "
        + String.join(
            ", ",
            section.sections().stream()
                .map(inner -> MarkdownText.prose(String.valueOf(inner.heading())))
                .toList());
  }

  private static Stream<SectionSpec> all(SectionSpec section) {
    return Stream.concat(
        Stream.of(section), section.sections().stream().flatMap(ProfileCoverageTest::all));
  }

  private String elements(SectionSpec section) {
    var read = new TreeSet<String>();
    (section.renders().isEmpty() ? all(section) : Stream.of(section))
        .flatMap(part -> part.renders().stream())
        .forEach(name -> read.addAll(reads.getOrDefault(name, Set.of())));
    if (read.isEmpty() && !section.renders().equals(List.of("related-documents"))) {
      silent.addAll(section.renders());
    }
    var names =
        read.stream()
            .map(
                name ->
                    name.startsWith("the ") || name.startsWith("what ")
                        ? name
                        : MarkdownText.code(name))
            .toList();
    return names.isEmpty() ? "none, but the profile" : String.join(", ", names);
  }

  private static String codes(List<String> names, String none) {
    return names.isEmpty() ? none : String.join(", ", Phrase.codes(names));
  }
}
