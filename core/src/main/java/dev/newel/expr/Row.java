package dev.newel.expr;

import org.jspecify.annotations.Nullable;

/// A row of an entity, or a value of a value type, as `Evaluator` reads it.
///
/// Values are Boolean, Long (BigInteger beyond 64 bits), BigDecimal, String (text, enum word,
/// role), UUID, LocalDate, LocalTime, Instant, Duration, List, Map and Row, to the microsecond
/// where they are times. A list of values comes in the order of its positions, a derived list as
/// sorted, any other list of rows by key.
public interface Row {
  /// The entity or value type.
  String type();

  /// What tells this row from others of its entity; null of a value without identity.
  @Nullable Object key();

  /// The value of a stored, referring, listing or computed field; null where there is none.
  @Nullable Object get(String field);

  /// A row of which only the key is known, for comparisons.
  static Row ofKey(String entity, Object key) {
    return new KeyRow(entity, key);
  }

  /// A row of which only the key is known.
  record KeyRow(String type, Object key) implements Row {
    @Override
    public @Nullable Object get(String field) {
      throw new IllegalStateException(
          "only the key of this %s is known, not `%s`".formatted(type, field));
    }
  }
}
