package dev.newel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.document.Rendering;
import dev.newel.read.profile.ProfileReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever becomes of a published document, cut off, torn or mixed with another, the gate answers,
/// and each finding names a place that the document has. `-Dnewel.fuzz.rounds` makes more.
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DocumentMutationTest {
  private static final int ROUNDS = 300;
  private static final List<String> PIECES =
      List.of(
          "```",
          "~~~",
          "|",
          "\n|",
          "| --- |",
          "#",
          "\n## ",
          "<!--",
          "-->",
          "[",
          "](",
          ")",
          "`",
          "**",
          "> ",
          "- ",
          "\r\n",
          "\u0000",
          "\uFEFF",
          "\u202E",
          "\uD83D",
          "\t",
          "\\",
          "N/A",
          "TBD",
          "```mermaid\n",
          "GET /",
          "999999999999999999999",
          "{",
          "}",
          "$",
          "%s",
          "[^1]: ");

  private final Random random = new Random(20261121);

  @Test
  void aTornDocumentIsJudged() {
    var rounds = Integer.getInteger("newel.fuzz.rounds", ROUNDS);
    var rendering = Rendering.of("storefront");
    var names =
        DesignNames.of(
            rendering.design(), rendering.requirements().keySet(), rendering.decisions().keySet());
    var texts = new ArrayList<String>();
    var kinds = new ArrayList<String>();
    for (var profile : ProfileReader.SHIPPED) {
      for (var document : rendering.publish(profile, path -> null).documents()) {
        var text = document.output().content();
        if (text.length() < 30_000) {
          texts.add(text);
          kinds.add(document.document());
        }
      }
    }
    for (var round = 0; round < rounds; round++) {
      var at = random.nextInt(texts.size());
      var text = torn(texts.get(at), texts);
      var findings =
          new Papers().with("a.md", text).against(names).findings(kinds.get(at), true, 50);
      var lines = text.lines().count() + 1;
      assertThat(findings)
          .as("round %d: %s", round, text)
          .allSatisfy(
              finding -> {
                var span = Objects.requireNonNull(finding.span());
                assertThat(span.line()).isBetween(1, (int) lines);
                assertThat(span.column()).isPositive();
                assertThat(finding.message()).endsWith(".");
              });
    }
  }

  private String torn(String text, List<String> others) {
    var torn = new StringBuilder(text);
    for (var i = 1 + random.nextInt(6); i > 0 && !torn.isEmpty(); i--) {
      var from = random.nextInt(torn.length());
      var to = Math.min(torn.length(), from + random.nextInt(400));
      var piece = PIECES.get(random.nextInt(PIECES.size()));
      switch (random.nextInt(6)) {
        case 0 -> torn.setLength(from);
        case 1 -> torn.delete(from, to);
        case 2 -> torn.insert(from, torn.substring(from, to));
        case 3 -> torn.insert(from, piece.repeat(1 + random.nextInt(40)));
        case 4 -> torn.replace(from, to, piece);
        default -> {
          var other = others.get(random.nextInt(others.size()));
          torn.insert(from, other.substring(random.nextInt(other.length())));
        }
      }
    }
    return torn.toString();
  }
}
