package dev.newel.design.api;

import dev.newel.language.Maps;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An error that an operation can answer.
///
/// @param code a name under the design's errors
/// @param wire the code on the wire for this operation: `PRODUCT_NOT_FOUND`
/// @param status the HTTP status
/// @param because when it happens, one clause
/// @param of what it speaks of: the word for a row that is not there, the field whose value is
///     taken or does not move; null for other errors
/// @param words what is known beforehand of the names in its texts, by name: `Entity`, `one`,
///     `lookup`, `field`...
public record Failure(
    String code,
    String wire,
    int status,
    String because,
    @Nullable String of,
    Map<String, String> words) {
  public Failure {
    words = Maps.ordered(words);
  }

  /// Why an operation answers an error that it, or the workflow that it starts, names.
  public static final String NAMED =
      "the operation, or a step of the workflow that it starts, fails with it";

  /// Why an operation fails although nothing is wrong with the request or the server.
  public static final String AWAY = "the database or a dependency does not answer";

  /// What has ended where an operation has.
  public static final String ENDED = "This operation";

  /// How a reason ends where a row that is there may look absent.
  public static final String HIDDEN = ", or the caller may not know it";

  /// Whether it may tell of a row as absent that is there.
  public boolean hides() {
    return because.endsWith(HIDDEN);
  }
}
