package dev.newel.read.markdown;

import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The words of a heading, a paragraph or a cell, with their style and their places.
public record Text(List<Run> runs) {
  private static final Pattern SPACES = Pattern.compile("\\s+");
  public static final Text EMPTY = new Text(List.of());

  public Text {
    runs = List.copyOf(runs);
  }

  /// The words without markup; lines of the source stay apart by `\n`.
  public String plain() {
    if (runs.size() == 1) {
      return runs.getFirst().text();
    }
    var words = new StringBuilder();
    runs.forEach(run -> words.append(run.text()));
    return words.toString();
  }

  /// The words on one line, with single spaces.
  public String flat() {
    var plain = plain().strip();
    for (var index = 1; index < plain.length(); index++) {
      var character = plain.charAt(index);
      var blank = character <= ' ';
      if (blank && (character != ' ' || plain.charAt(index - 1) == ' ')) {
        return SPACES.matcher(plain).replaceAll(" ");
      }
    }
    return plain;
  }

  /// How many characters [#plain()] has.
  public int length() {
    return runs.stream().mapToInt(run -> run.text().length()).sum();
  }

  /// The part from `from` to `to` (exclusive), offsets into [#plain()].
  public Text part(int from, int to) {
    var kept = new ArrayList<Run>();
    var start = 0;
    for (var run : runs) {
      var end = start + run.text().length();
      var low = Math.max(from, start);
      var high = Math.min(to, end);
      if (low < high) {
        kept.add(run.part(low - start, high - start));
      }
      start = end;
    }
    return new Text(kept);
  }

  /// The part from `offset` on.
  public Text from(int offset) {
    return part(offset, Integer.MAX_VALUE);
  }

  /// The lines of the source, without their breaks.
  public List<Text> lines() {
    var lines = new ArrayList<Text>();
    var line = new ArrayList<Run>();
    for (var run : runs) {
      if (run.text().equals("\n")) {
        lines.add(new Text(line));
        line.clear();
      } else {
        line.add(run);
      }
    }
    lines.add(new Text(line));
    return List.copyOf(lines);
  }

  /// Where the words from `from` to `to` (exclusive, offsets into [#plain()]) stand; `otherwise`
  /// where there are none.
  public Span span(int from, int to, Span otherwise) {
    var found = part(from, to).runs();
    return found.isEmpty() ? otherwise : found.getFirst().span().to(found.getLast().span());
  }

  /// How many characters at the beginning are strong.
  public int strongLead() {
    var length = 0;
    for (var run : runs) {
      if (!run.strong()) {
        break;
      }
      length += run.text().length();
    }
    return length;
  }

  /// Whether all words, and at least one, are struck through.
  public boolean struck() {
    var words = runs.stream().filter(run -> !run.text().isBlank()).toList();
    return !words.isEmpty() && words.stream().allMatch(Run::struck);
  }
}
