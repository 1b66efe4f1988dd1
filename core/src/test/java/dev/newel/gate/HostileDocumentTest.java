package dev.newel.gate;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Whatever a file holds, the gate answers, and does not take more than its length is worth.
class HostileDocumentTest {
  private static final int MANY = 40_000;

  @TestFactory
  Stream<DynamicTest> repeatedPiecesAreRead() {
    return Stream.of(
            "[a](b.md) ",
            "![](",
            "[x][y]",
            "# a\n",
            "## a\n\n",
            "| a ",
            "|",
            "> ",
            "- ",
            "```\n",
            "`",
            "**a:** - \n",
            "[insert ",
            "<your ",
            "<!--",
            "TODO ",
            "{#a} ",
            "select a from b ",
            "id=\"",
            "create table ",
            "Open question\n\n",
            "[a]: #b\n",
            "\u202E",
            "😀",
            "\r")
        .map(
            piece ->
                DynamicTest.dynamicTest(
                    "of " + piece.codePoints().boxed().toList(),
                    () ->
                        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                            Duration.ofSeconds(60),
                            () ->
                                new Papers()
                                    .with("a.md", piece.repeat(MANY))
                                    .findings("workflow/architecture", true, null))));
  }

  @Test
  void whatIsLongOrDeepIsJudgedLikeTheRest() {
    for (var text :
        List.of(
            "word ".repeat(200_000),
            ">".repeat(10_000) + " x",
            "- ".repeat(10_000) + "x",
            IntStream.range(0, 500).mapToObj(i -> "  ".repeat(i) + "- a\n").collect(joining()),
            "| a | b |\n| --- | --- |\n" + "| 1 | 2 |\n".repeat(100_000),
            "```mermaid\nflowchart LR\n" + "a --> b\n".repeat(10_000) + "```",
            "<div>".repeat(50_000))) {
      assertThat(Papers.found("# A\n\n" + text + "\n\nSee [b](#none).\n"))
          .as(text.substring(0, 20))
          .allMatch(place -> place.startsWith("DOC003:") || place.startsWith("MD001:"));
    }
    assertThat(Papers.found("---\ntitle: \"x\nfoo: [\n---\n# A\n\nwords\n")).isEmpty();
    assertThat(Papers.found("---\ntitle: x\n# A\n\nwords\n")).isEmpty();
    assertThat(places("# A\n\nwords\n".getBytes(StandardCharsets.UTF_16))).containsOnly("DOC001:1");
    assertThat(
            Papers.places(
                new Papers()
                    .with("a.md", "# A\n\n[b](b.md#b)\n")
                    .with("b.md", "# B\n\n[a](a.md#a) [b](b.md)\n")
                    .findings()))
        .isEmpty();
  }

  @Test
  void bytesByChanceAreRead() {
    var random = new Random(7);
    IntStream.range(0, 200)
        .forEach(
            i -> {
              var bytes = new byte[random.nextInt(2_000)];
              random.nextBytes(bytes);
              var papers = new Papers().with("a.md", bytes);
              assertThatCode(() -> papers.findings("agent/work", true, null))
                  .doesNotThrowAnyException();
            });
  }

  @Test
  void whatIsNoDocumentIsOneFinding() {
    var large = "words and words\n".repeat(3_500_000).getBytes(StandardCharsets.UTF_8);
    assertThat(places(large)).containsExactly("DOC001:1");
    assertThat(places(new byte[] {'#', ' ', 'A', 0})).containsExactly("DOC001:1");
    assertThat(places(new byte[] {'#', ' ', 'A', '\n', '\n', (byte) 0xFF, 'b'}))
        .containsExactly("DOC001:1");
    assertThat(places(new byte[0])).isEmpty();
  }

  @Test
  void aByteOrderMarkAndCarriageReturnsMoveNothing() {
    var text = "\uFEFF# A\r\n\r\n[x](#b)\r\n\r\n## B\r\n\r\nTODO\r\n";
    var findings = new Papers().with("a.md", text).findings();
    assertThat(Papers.places(findings)).containsExactly("DOC005:7");
    assertThat(Objects.requireNonNull(findings.getFirst().span()).column()).isEqualTo(1);
  }

  @Test
  void aDocumentThatIsCutOffInsideAFenceIsOneErrorThere() {
    assertThat(Papers.found("# A\n\n```mermaid\nflowchart LR\n  a --> b\n"))
        .containsExactly("DOC010:3");
    assertThat(Papers.found("# A\n\n| a | b |\n| --- | --- |\n| x")).containsExactly("DOC011:5");
  }

  private static List<String> places(byte[] bytes) {
    return Papers.places(new Papers().with("a.md", bytes).findings());
  }
}
