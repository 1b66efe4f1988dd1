package dev.newel.decide.framework;

/// An argument for or against an option, and when it counts.
///
/// @param id stable: `S1`
/// @param option the option that it speaks of
/// @param score what it adds, negative where it speaks against; [#VETO] rules the option out
/// @param because the argument, a whole sentence
/// @param source who says so
public record Criterion(
    String id, Condition when, String option, int score, String because, String source) {
  /// Rules an option out, whatever else speaks for it.
  public static final int VETO = Integer.MIN_VALUE;

  public boolean isVeto() {
    return score == VETO;
  }
}
