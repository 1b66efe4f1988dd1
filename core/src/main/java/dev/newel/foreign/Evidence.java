package dev.newel.foreign;

import dev.newel.source.Span;

/// Where somebody else's document says a thing, in which words, and how surely.
///
/// @param place from the first word of it to the last
/// @param sentence the words on one line, at most [#LONGEST] characters, the end of a longer one
///     replaced by `…`
public record Evidence(Span place, String sentence, Certainty certainty) {
  /// The longest sentence that is kept whole.
  public static final int LONGEST = 300;

  public Evidence {
    sentence = sentence.strip().replaceAll("\\s+", " ");
    sentence =
        sentence.codePointCount(0, sentence.length()) > LONGEST
            ? sentence.substring(0, sentence.offsetByCodePoints(0, LONGEST - 1)) + "…"
            : sentence;
  }

  /// How surely a document says a thing.
  public enum Certainty {
    /// Its words say it: a column of a table, a row of a matrix, a number with its unit.
    EXPLICIT,
    /// It follows from the words by a rule of ours, which may be wrong: a candidate, not a fact.
    INFERRED
  }

  /// The words say it.
  public static Evidence explicit(Span place, String sentence) {
    return new Evidence(place, sentence, Certainty.EXPLICIT);
  }

  /// It follows from the words.
  public static Evidence inferred(Span place, String sentence) {
    return new Evidence(place, sentence, Certainty.INFERRED);
  }

  /// Whether the words themselves say it.
  public boolean isExplicit() {
    return certainty == Certainty.EXPLICIT;
  }
}
