package dev.newel.read.format;

import java.util.TreeMap;

/// Changes of one text by offsets; none may touch another.
final class Changes {
  private record Change(int end, String text) {}

  private final String text;
  private final TreeMap<Integer, Change> changes = new TreeMap<>();

  Changes(String text) {
    this.text = text;
  }

  /// `replacement` in place of what stands from `start` to before `end`; nothing where that is what
  /// stands there, or where an earlier change is in the way.
  void replace(int start, int end, String replacement) {
    if (text.regionMatches(start, replacement, 0, replacement.length())
        && end - start == replacement.length()) {
      return;
    }
    var before = changes.floorEntry(start);
    var after = changes.higherKey(start);
    var isFree =
        (before == null || (before.getKey() < start && before.getValue().end <= start))
            && (after == null || after >= end);
    if (isFree) {
      changes.put(start, new Change(end, replacement));
    }
  }

  String applied() {
    if (changes.isEmpty()) {
      return text;
    }
    var result = new StringBuilder(text.length());
    var done = 0;
    for (var change : changes.entrySet()) {
      result.append(text, done, change.getKey()).append(change.getValue().text);
      done = change.getValue().end;
    }
    return result.append(text, done, text.length()).toString();
  }
}
