package dev.newel.gate;

import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.List;

/// The lines of a document, for changes.
///
/// @param read the document as the rules see it
record Sheet(ReadDocument read, List<String> lines) {
  /// So many places of a kind are tried in a document.
  private static final int MOST = 4;

  static Sheet of(ReadDocument read) {
    return new Sheet(read, List.of(read.source().text().split("\r\n|\n", -1)));
  }

  /// Line `number`, from 1.
  String line(int number) {
    return lines.get(number - 1);
  }

  /// The text with other lines in place of `from` to `to`; `to` before `from` only adds.
  String with(int from, int to, List<String> others) {
    var all = new ArrayList<>(lines.subList(0, from - 1));
    all.addAll(others);
    all.addAll(lines.subList(to, lines.size()));
    return String.join("\n", all);
  }

  /// The text with other words in a place of one line.
  String with(Span at, String words) {
    var line = line(at.line());
    var changed = line.substring(0, at.column() - 1) + words + line.substring(at.endColumn() - 1);
    return with(at.line(), at.line(), List.of(changed));
  }

  /// Some of them, spread over all.
  static <T> List<T> some(List<T> all) {
    var some = new ArrayList<T>();
    var count = Math.min(MOST, all.size());
    for (var i = 0; i < count; i++) {
      some.add(all.get(i * all.size() / count));
    }
    return some;
  }
}
