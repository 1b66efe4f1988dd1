package dev.newel.expr;

import org.jspecify.annotations.Nullable;

/// One thing that is wrong with an expression; a later layer makes a finding of it.
///
/// @param offset where it begins, in UTF-16 units from the beginning of the expression
/// @param length how far it reaches, in UTF-16 units; 0 for a place between two characters
/// @param message one present-tense sentence, with expected and actual
/// @param hint the remedy, imperative, null where the message says all
/// @param replacement what to write in its place, where that is safe to do unseen; null where a
///     person must decide
public record ExprProblem(
    int offset, int length, String message, @Nullable String hint, @Nullable String replacement) {

  static ExprProblem at(Syntax.Place place, String message, @Nullable String hint) {
    return new ExprProblem(place.offset(), place.length(), message, hint, null);
  }
}
