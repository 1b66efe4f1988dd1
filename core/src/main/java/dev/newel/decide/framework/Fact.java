package dev.newel.decide.framework;

import java.util.List;

/// Something that decisions rest on.
///
/// @param name as criteria name it: `team.size`
/// @param kind what its values are
/// @param words the values it may have, where they are words
/// @param means what it says, in a few words
/// @param ask the question that somebody answers who knows it
/// @param written the place of a design that states it: `facts/team/size`; empty where it is only
///     computed
public record Fact(
    String name, Kind kind, List<String> words, String means, String ask, String written) {
  public Fact {
    words = List.copyOf(words);
  }

  /// What the values of a fact are.
  public enum Kind {
    /// A whole number.
    COUNT,
    /// Requests in a second.
    RATE,
    /// Percent, from 0 to 100.
    SHARE,
    /// Seconds.
    TIME,
    /// `yes` or `no`.
    YES_NO,
    /// One of [Fact#words()].
    WORD;

    /// Whether values are compared as numbers.
    public boolean isNumber() {
      return this != YES_NO && this != WORD;
    }
  }

  /// The values that it may have where they are counted: its words, or yes and no.
  public List<String> values() {
    return kind == Kind.YES_NO ? List.of("yes", "no") : words;
  }
}
