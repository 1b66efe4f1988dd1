package dev.newel.read.brief;

import dev.newel.foreign.Evidence;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A sentence, or the words of a cell or an item that has none.
///
/// @param words on one line, with the signs at their places; an offset in it is one in the line
/// @param from where it begins in its line
record Sentence(Line line, String words, int from) {
  private static final Pattern END =
      Pattern.compile(
          "(?<!\\b(?:e\\.g|i\\.e|vs|etc|approx|max|min|no|resp|incl|cf))[.!?][)\"'”]?\\s+(?=[\\p{Lu}\\p{N}\"'“(*`])|;\\s+");
  /// A longer sentence is a dump and no sentence.
  static final int LONGEST = 2000;

  /// A longer line without a break is no prose.
  static final int LONGEST_LINE = 20_000;

  static List<Sentence> of(Line line) {
    if (line.text().length() > LONGEST_LINE) {
      return List.of();
    }
    var plain =
        line.text().plain().replace('\n', ' ').replace('\u00A0', ' ').replace('\u202F', ' ');
    var sentences = new ArrayList<Sentence>();
    if (!plain.chars().anyMatch(sign -> sign == '.' || sign == '!' || sign == '?' || sign == ';')) {
      add(sentences, line, plain, 0, plain.length());
      return sentences;
    }
    var end = END.matcher(plain);
    var from = 0;
    while (end.find()) {
      add(sentences, line, plain, from, end.end());
      from = end.end();
    }
    add(sentences, line, plain, from, plain.length());
    return sentences;
  }

  private static void add(List<Sentence> sentences, Line line, String plain, int from, int to) {
    if (to > from && to - from <= LONGEST && !plain.substring(from, to).isBlank()) {
      sentences.add(new Sentence(line, plain.substring(from, to), from));
    }
  }

  Span span(int start, int end) {
    return line.text().span(from + start, from + end, line.span());
  }

  Evidence explicit() {
    return Evidence.explicit(span(0, words.length()), words);
  }

  Evidence inferred() {
    return Evidence.inferred(span(0, words.length()), words);
  }
}
