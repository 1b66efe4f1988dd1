package dev.newel.language;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What came of reading a short form: a value, or the reason why there is none.
public sealed interface Reading<T> {
  record Value<T>(T value) implements Reading<T> {}

  /// @param offset where in the text the fault begins, in UTF-16 units
  /// @param length how far it reaches; 0 where it is a point
  /// @param message what is wrong, expected and actual
  /// @param hint the remedy, imperative; null where the message says all
  record Fault<T>(int offset, int length, String message, @Nullable String hint)
      implements Reading<T> {}

  /// The greatest length of a short form whose regular expression repeats groups, in UTF-16 units.
  int LONGEST = 1000;

  static <T> Reading<T> tooLong(String text) {
    return new Fault<>(
        LONGEST,
        text.length() - LONGEST,
        "The text has %d characters, and %d are the most.".formatted(text.length(), LONGEST),
        null);
  }

  static <T> Reading<T> of(T value) {
    return new Value<>(value);
  }

  static <T> Reading<T> fault(String text, String message, @Nullable String hint) {
    return new Fault<>(0, text.length(), message, hint);
  }

  default <U> Reading<U> map(Function<T, U> then) {
    return switch (this) {
      case Value<T>(T value) -> new Value<>(then.apply(value));
      case Fault<T>(int offset, int length, String message, String hint) ->
          new Fault<>(offset, length, message, hint);
    };
  }
}
