package dev.newel.text;

import java.util.ArrayList;
import java.util.List;

/// The difference of two texts, line by line, as `diff -u` and `patch` write and read it.
///
/// The shortest script of insertions and deletions is found as in Myers, "An O(ND) Difference
/// Algorithm and Its Variations" (1986); texts that differ in more than a thousand lines are shown
/// as one replaced stretch.
public final class LineDiff {
  private static final int CONTEXT = 3;
  private static final int MOST_EDITS = 1_000;

  /// One line of the script: ` ` kept, `-` only before, `+` only after.
  private record Step(char kind, String line) {}

  private LineDiff() {}

  /// The changes from `before` to `after`, with `name` in the head; empty where they are equal.
  public static String unified(String name, String before, String after) {
    if (before.equals(after)) {
      return "";
    }
    var steps = steps(lines(before), lines(after));
    var result =
        new StringBuilder("--- ")
            .append(name)
            .append('\n')
            .append("+++ ")
            .append(name)
            .append('\n');
    for (var at = 0; at < steps.size(); ) {
      if (steps.get(at).kind == ' ') {
        at++;
        continue;
      }
      var from = Math.max(0, at - CONTEXT);
      var end = end(steps, at);
      hunk(steps, from, end, result);
      at = end;
    }
    return result.toString();
  }

  /// The end of the hunk that begins with the change at `at`: changes that share context share it.
  private static int end(List<Step> steps, int at) {
    var last = at;
    for (var i = at; i < steps.size() && i - last <= 2 * CONTEXT; i++) {
      last = steps.get(i).kind == ' ' ? last : i;
    }
    return Math.min(steps.size(), last + 1 + CONTEXT);
  }

  private static void hunk(List<Step> steps, int from, int end, StringBuilder result) {
    var hunk = steps.subList(from, end);
    var old = count(steps.subList(0, from), '+');
    var now = count(steps.subList(0, from), '-');
    result.append(
        "@@ -%s +%s @@\n".formatted(range(old, count(hunk, '+')), range(now, count(hunk, '-'))));
    for (var step : hunk) {
      result.append(step.kind).append(step.line);
      if (!step.line.endsWith("\n")) {
        result.append("\n\\ No newline at end of file\n");
      }
    }
  }

  private static String range(int before, int lines) {
    return (lines == 0 ? before : before + 1) + "," + lines;
  }

  /// The lines that stand on one side: all but those of the kind `other`.
  private static int count(List<Step> steps, char other) {
    return (int) steps.stream().filter(step -> step.kind != other).count();
  }

  /// The lines with their LF; a CR stays part of its line.
  private static List<String> lines(String text) {
    var lines = new ArrayList<String>();
    for (var start = 0; start < text.length(); ) {
      var end = text.indexOf('\n', start) + 1;
      end = end == 0 ? text.length() : end;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }

  private static List<Step> steps(List<String> before, List<String> after) {
    var head = 0;
    while (head < Math.min(before.size(), after.size())
        && before.get(head).equals(after.get(head))) {
      head++;
    }
    var tail = 0;
    while (tail < Math.min(before.size(), after.size()) - head
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    var steps = new ArrayList<Step>();
    before.subList(0, head).forEach(line -> steps.add(new Step(' ', line)));
    steps.addAll(
        script(
            before.subList(head, before.size() - tail), after.subList(head, after.size() - tail)));
    before
        .subList(before.size() - tail, before.size())
        .forEach(line -> steps.add(new Step(' ', line)));
    return steps;
  }

  private static List<Step> script(List<String> before, List<String> after) {
    var most = Math.min(MOST_EDITS, before.size() + after.size());
    var reached = new int[2 * most + 3];
    var trace = new ArrayList<int[]>();
    for (var edits = 0; edits <= most; edits++) {
      trace.add(reached.clone());
      for (var k = -edits; k <= edits; k += 2) {
        var x = furthest(reached, most, k, edits);
        while (x < before.size()
            && x - k < after.size()
            && before.get(x).equals(after.get(x - k))) {
          x++;
        }
        reached[most + 1 + k] = x;
        if (x >= before.size() && x - k >= after.size()) {
          return traced(before, after, trace, most);
        }
      }
    }
    var whole = new ArrayList<Step>();
    before.forEach(line -> whole.add(new Step('-', line)));
    after.forEach(line -> whole.add(new Step('+', line)));
    return whole;
  }

  /// The furthest line of `before` on the diagonal `k` after one more edit.
  private static int furthest(int[] reached, int most, int k, int edits) {
    var down = k == -edits || (k != edits && reached[most + k] < reached[most + 2 + k]);
    return down ? reached[most + 2 + k] : reached[most + k] + 1;
  }

  private static List<Step> traced(
      List<String> before, List<String> after, List<int[]> trace, int most) {
    var steps = new ArrayList<Step>();
    var x = before.size();
    var y = after.size();
    for (var edits = trace.size() - 1; edits >= 0; edits--) {
      var reached = trace.get(edits);
      var k = x - y;
      var down = k == -edits || (k != edits && reached[most + k] < reached[most + 2 + k]);
      var fromX = edits == 0 ? 0 : reached[most + 1 + (down ? k + 1 : k - 1)];
      var fromY = edits == 0 ? 0 : fromX - (down ? k + 1 : k - 1);
      while (x > fromX && y > fromY) {
        steps.add(new Step(' ', before.get(--x)));
        y--;
      }
      if (edits > 0) {
        steps.add(down ? new Step('+', after.get(--y)) : new Step('-', before.get(--x)));
      }
    }
    return steps.reversed();
  }
}
