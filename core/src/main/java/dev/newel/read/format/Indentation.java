package dev.newel.read.format;

import dev.newel.read.yaml.YamlFile;
import dev.newel.source.SourceText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Two spaces for each level, lists one level deeper than their key, one space after a dash.
final class Indentation {
  /// A block that is open.
  ///
  /// @param old its column in the text, from 0
  /// @param now its column in the canonical form
  private record Level(boolean list, int old, int now) {}

  /// A line that holds only a comment, and waits for the line that tells where it belongs.
  private record Waiting(int line, int column, boolean doc) {}

  private final SourceText text;
  private final Continuations continuations;
  private final Deque<Level> open = new ArrayDeque<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final String[] lines;
  private final int[] shifts;

  private Indentation(YamlFile file) {
    this.text = file.text();
    this.continuations = Continuations.of(file);
    this.lines = new String[text.lines() + 1];
    this.shifts = new int[text.lines() + 1];
  }

  static String apply(YamlFile file) {
    var work = new Indentation(file);
    for (var line = 1; line <= work.text.lines(); line++) {
      work.line(line);
    }
    work.settle(-1, 0, List.of());
    return String.join("\n", List.of(work.lines).subList(1, work.lines.length));
  }

  private void line(int number) {
    lines[0] = "";
    var line = text.line(number);
    lines[number] = line;
    var column = column(line);
    var content = line.strip();
    if (continuations.begin(number) > 0) {
      lines[number] = shifted(line, shifts[continuations.begin(number)]);
    } else if (content.isEmpty()) {
      lines[number] = "";
    } else if (content.startsWith("#")) {
      waiting.add(new Waiting(number, line.indexOf('#'), isDoc(content)));
    } else if (!isMarker(line)) {
      structure(number, line, column);
    }
  }

  /// A line of directives or a document's mark, which belong to no block.
  private static boolean isMarker(String line) {
    return line.startsWith("---") || line.startsWith("...") || line.startsWith("%");
  }

  private static boolean isDoc(String comment) {
    return comment.startsWith("##") && !comment.startsWith("###");
  }

  private void structure(int number, String line, int column) {
    var before = waiting.isEmpty() ? List.<Level>of() : List.copyOf(open);
    var dash = isDash(line, column);
    while (!open.isEmpty() && open.peek().old > column) {
      open.pop();
    }
    if (!dash && !open.isEmpty() && open.peek().list && open.peek().old == column) {
      open.pop();
    }
    var top = open.peek();
    if (top == null || top.old < column || (dash && !top.list)) {
      top = new Level(dash, column, top == null ? 0 : top.now + 2);
      open.push(top);
    }
    settle(column, top.now, before);
    var now = new StringBuilder(" ".repeat(top.now));
    var at = column;
    while (isDash(line, at)) {
      var next = at + 1 + column(line.substring(at + 1));
      var isBare =
          next == line.length()
              || line.charAt(next) == '#'
              || line.charAt(next) == '|'
              || line.charAt(next) == '>';
      if (isBare || line.substring(at + 1, next).indexOf('\t') >= 0) {
        break;
      }
      now.append("- ");
      at = next;
      top = new Level(isDash(line, at), at, top.now + 2);
      open.push(top);
    }
    shifts[number] = top.now - top.old;
    lines[number] = now.append(line.substring(at)).toString();
  }

  private static boolean isDash(String line, int at) {
    return line.startsWith("-", at)
        && (at + 1 == line.length() || line.charAt(at + 1) == ' ' || line.charAt(at + 1) == '\t');
  }

  private static int column(String line) {
    var column = 0;
    while (column < line.length() && line.charAt(column) == ' ') {
      column++;
    }
    return column;
  }

  private static String shifted(String line, int by) {
    if (line.isEmpty() || by == 0) {
      return line;
    }
    return by > 0 ? " ".repeat(by) + line : line.substring(Math.min(-by, column(line)));
  }

  /// Gives the waiting comments their columns. One at the column of the line below stays with it;
  /// another stays with the open block at whose column it stands.
  ///
  /// @param old the column of the line below; -1 at the end of the file
  /// @param before the blocks that were open above that line, the innermost first
  private void settle(int old, int now, List<Level> before) {
    if (waiting.isEmpty()) {
      return;
    }
    var levels = old < 0 ? List.copyOf(open) : before;
    var hasDoc = waiting.stream().anyMatch(Waiting::doc);
    for (var comment : waiting) {
      var column = now;
      if (comment.column != old) {
        column = columnOf(comment.column, old, now, levels);
        if (hasDoc && column == now && old >= 0) {
          // At the key's own column it would document the key, which it does not now.
          column = now == 0 || comment.column > old ? now + 1 : now - 1;
        }
      }
      lines[comment.line] = " ".repeat(column) + text.line(comment.line).strip();
    }
    waiting.clear();
  }

  private static int columnOf(int column, int old, int now, List<Level> levels) {
    for (var level : levels) {
      if (level.old <= column && level.old > old) {
        return level.now;
      }
      if (level.old == column) {
        return level.now;
      }
    }
    return old < 0 ? 0 : now;
  }
}
