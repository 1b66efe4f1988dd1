package dev.newel.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LineDiffTest {
  private static final Pattern HUNK = Pattern.compile("@@ -(\\d+),(\\d+) \\+(\\d+),(\\d+) @@\n");

  @Test
  void equalTextsHaveNoDifference() {
    assertThat(LineDiff.unified("a", "x\n", "x\n")).isEmpty();
  }

  @Test
  void changesBearThreeLinesOfContext() {
    assertThat(LineDiff.unified("f", "1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\nfive\n6\n7\n8\n"))
        .isEqualTo(
            """
            --- f
            +++ f
            @@ -2,7 +2,7 @@
             2
             3
             4
            -5
            +five
             6
             7
             8
            """);
  }

  @Test
  void aLineWithoutItsEndIsMarked() {
    assertThat(LineDiff.unified("f", "a", "a\n"))
        .isEqualTo("--- f\n+++ f\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n");
    assertThat(LineDiff.unified("f", "", "a\n")).contains("@@ -0,0 +1,1 @@\n+a\n");
  }

  @Test
  void whatIsPatchedIsTheTextAfter() {
    var random = new Random(7);
    for (var round = 0; round < 500; round++) {
      var before = lines(random, random.nextInt(40));
      var after = lines(random, random.nextInt(40));
      assertThat(patched(before, LineDiff.unified("f", before, after))).isEqualTo(after);
    }
    var large = "a\n".repeat(3_000);
    assertThat(patched(large, LineDiff.unified("f", large, "b\n".repeat(3_000))))
        .isEqualTo("b\n".repeat(3_000));
  }

  private static String lines(Random random, int count) {
    var text = new StringBuilder();
    for (var i = 0; i < count; i++) {
      text.append((char) ('a' + random.nextInt(4))).append('\n');
    }
    return text.toString();
  }

  private static String patched(String before, String diff) {
    if (diff.isEmpty()) {
      return before;
    }
    var old = new ArrayList<>(before.lines().toList());
    var hunks = HUNK.matcher(diff);
    var bodies = List.of(HUNK.split(diff));
    var shift = 0;
    for (var i = 1; hunks.find(); i++) {
      var lines = Integer.parseInt(hunks.group(2));
      var at = Integer.parseInt(hunks.group(1)) - (lines == 0 ? 0 : 1) + shift;
      var kept = bodies.get(i).lines().filter(line -> line.charAt(0) != '+');
      assertThat(old.subList(at, at + lines))
          .isEqualTo(kept.map(line -> line.substring(1)).toList());
      var now = bodies.get(i).lines().filter(line -> line.charAt(0) != '-');
      var replacement = now.map(line -> line.substring(1)).toList();
      assertThat(replacement).hasSize(Integer.parseInt(hunks.group(4)));
      old.subList(at, at + lines).clear();
      old.addAll(at, replacement);
      shift += replacement.size() - lines;
    }
    return old.isEmpty() ? "" : String.join("\n", old) + "\n";
  }
}
