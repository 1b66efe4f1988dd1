package dev.newel.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.testing.TextTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/// Whatever stands in the documents that a design names, reading ends, and says what is wrong.
@Timeout(300)
class HostileDocumentsTest {
  private static final TextTree DESIGN =
      TextTree.of(
          """
          newel: 1
          system: { name: shop, requirements: prd.md, decisions: decisions/ }
          """);

  private static final String SOUND = "# Shop\n\n## Requirements\n- **FR-001**: Lists products.\n";
  private static final String DECISION = "# ADR-001: Use one store\n\n## Status\n\nAccepted\n";

  /// @param expected the id of each error
  private record Case(String name, byte[] document, List<String> expected) {}

  private static Case of(String name, String text, String... expected) {
    return new Case(name, text.getBytes(StandardCharsets.UTF_8), List.of(expected));
  }

  private static Stream<Case> cases() {
    var noise = new byte[200_000];
    new Random(4).nextBytes(noise);
    return Stream.of(
        of("empty", ""),
        of("a byte order mark", "\uFEFF" + SOUND),
        of("CR LF", SOUND.replace("\n", "\r\n")),
        of("CR", SOUND.replace("\n", "\r")),
        of("NUL", SOUND + "a\0b\n"),
        of("LS and NEL", SOUND + "a\u2028b\u0085c\n"),
        new Case("noise", noise, List.of("READ001")),
        new Case(
            "Latin-1", (SOUND + "é").getBytes(StandardCharsets.ISO_8859_1), List.of("READ001")),
        of("11 MB", SOUND + "x".repeat(11_000_000), "READ004"),
        of("quotes in quotes", SOUND + "> ".repeat(10_000) + "a\n"),
        of("lists in lists", SOUND + "- ".repeat(10_000) + "a\n"),
        of("numbers in numbers", SOUND + "1. ".repeat(10_000) + "a\n"),
        of("an open fence", SOUND + "```\n" + "- **FR-002**: Hidden.\n".repeat(1_000)),
        of("an open front matter", "---\n" + "a: b\n".repeat(10_000) + SOUND),
        of("100,000 headings", SOUND + "## Heading\n\n".repeat(100_000)),
        of("a wide table", "|" + "a|".repeat(20_000) + "\n|" + "-|".repeat(20_000) + "\n"),
        of("open brackets", SOUND + "[".repeat(50_000) + "\n"),
        of("open links", SOUND + "[a](".repeat(20_000) + "\n"),
        of("open emphasis", SOUND + "*a _b ".repeat(20_000) + "\n"),
        of("open code", SOUND + "`a``b".repeat(20_000) + "\n"),
        of("open tags", SOUND + "<a <!-- ".repeat(20_000) + "\n"),
        of("a long line", SOUND + "word ".repeat(500_000) + "\n"));
  }

  @TestFactory
  Stream<DynamicTest> requirementsEndInFindings() {
    return cases()
        .map(
            each ->
                test(
                    each, DESIGN.with("prd.md", each.document()).with("decisions/a.md", DECISION)));
  }

  @TestFactory
  Stream<DynamicTest> decisionsEndInFindings() {
    return cases()
        .map(
            each ->
                test(each, DESIGN.with("decisions/a.md", each.document()).with("prd.md", SOUND)));
  }

  private static DynamicTest test(Case given, TextTree tree) {
    return DynamicTest.dynamicTest(
        given.name(),
        () -> {
          var read = tree.design();
          assertThat(read.design()).isNotNull();
          assertThat(read.findings())
              .filteredOn(finding -> finding.severity() == Severity.ERROR)
              .extracting(Finding::id)
              .filteredOn(id -> id.startsWith("READ"))
              .isEqualTo(given.expected());
        });
  }
}
