package dev.newel.gate;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
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
}
