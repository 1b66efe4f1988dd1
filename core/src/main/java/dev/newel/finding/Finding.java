package dev.newel.finding;

import dev.newel.source.Address;
import dev.newel.source.Span;
import org.jspecify.annotations.Nullable;

/// One thing that is wrong, or worth saying, with its place and its remedy.
///
/// @param id stable, never reused: `API004`, `READ007`
/// @param at the place in the design; the root where only a file is known
/// @param span the place in a file, null where the place comes from the source map
/// @param message one present-tense sentence that names the thing in backticks, with expected and
///     actual
/// @param hint the remedy, imperative, null where the message says all
/// @param edit a safe change of the source, null where a person must decide
public record Finding(
    String id,
    Severity severity,
    Address at,
    @Nullable Span span,
    String message,
    @Nullable String hint,
    @Nullable Edit edit) {

  public static Finding error(
      String id, Address at, @Nullable Span span, String message, @Nullable String hint) {
    return new Finding(id, Severity.ERROR, at, span, message, hint, null);
  }

  public static Finding warning(
      String id, Address at, @Nullable Span span, String message, @Nullable String hint) {
    return new Finding(id, Severity.WARNING, at, span, message, hint, null);
  }

  /// The same finding with a change that mends it.
  public Finding withEdit(Edit change) {
    return new Finding(id, severity, at, span, message, hint, change);
  }

  /// The same finding for a person to mend.
  public Finding withoutEdit() {
    return new Finding(id, severity, at, span, message, hint, null);
  }
}
