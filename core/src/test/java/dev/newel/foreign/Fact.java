package dev.newel.foreign;

import java.util.Arrays;
import java.util.List;

/// One thing that a document says, as a person annotates it and as a reader finds it.
///
/// @param line where it stands
/// @param kind `requirement`, `actor`, `target`, `column`...
/// @param values what it says, in the order of its kind
record Fact(int line, String kind, List<String> values) {
  Fact {
    values = List.copyOf(values);
  }

  static Fact of(int line, String kind, String... values) {
    return new Fact(line, kind, Arrays.asList(values));
  }

  /// A line of an annotation file: line, kind, values, parted by tabs.
  static Fact read(String text) {
    var parts = text.split("\t", -1);
    return new Fact(
        Integer.parseInt(parts[0]), parts[1], Arrays.asList(parts).subList(2, parts.length));
  }

  /// Whether `found` says the same where it counts: the value of a person is the reader's, or part
  /// of its words.
  ///
  /// @param from the first value that counts
  /// @param to the first one after it that does not
  boolean isSaidBy(Fact found, int from, int to) {
    if (line != found.line || !kind.equals(found.kind)) {
      return false;
    }
    for (var index = from; index < Math.min(to, values.size()); index++) {
      if (index >= found.values.size() || !same(values.get(index), found.values.get(index))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(String expected, String found) {
    var wanted = bare(expected);
    var read = bare(found);
    var name = wanted.codePoints().anyMatch(Character::isLetter) && wanted.length() > 2;
    return read.equals(wanted) || wanted.isEmpty() || (name && read.contains(wanted));
  }

  private static String bare(String words) {
    return words
        .toLowerCase(java.util.Locale.ROOT)
        .replaceAll("[`*\\s]+", " ")
        .strip()
        .replaceAll("s(?=$|\\.)", "");
  }

  @Override
  public String toString() {
    return line + "\t" + kind + "\t" + String.join("\t", values);
  }
}
