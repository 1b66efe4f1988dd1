package dev.newel.expr;

import java.util.List;
import java.util.Locale;

/// The type of an expression. Closed: every `switch` over it is checked by the compiler.
///
/// Whether a value may be absent is no part of the type but a flag of the expression,
/// `Expr.nullable()`.
public sealed interface ExprType {
  /// A type without parts.
  enum Scalar implements ExprType {
    /// True or false.
    BOOL,
    /// A whole number; `int` and `long` of the language alike.
    INT,
    /// An exact decimal number; also `float`, which widens to the shortest decimal that reads back
    /// as the same number.
    DECIMAL,
    /// Text; also `email`, `uri`, `slug`, `password` and `secret`.
    TEXT,
    /// A UUID (RFC 9562).
    UUID,
    /// A day of the calendar.
    DATE,
    /// A time of day, to the microsecond.
    TIME,
    /// A point in time, to the microsecond.
    TIMESTAMP,
    /// A length of time, to the microsecond, at most 100 years.
    DURATION,
    /// Any JSON; can be handed on and compared with `null`, nothing else.
    JSON,
    /// A file; can be handed on and compared with `null`, nothing else.
    FILE,
    /// The name of a role.
    ROLE,
    /// The type of the literal `null` alone.
    NULL,
    /// Not known yet: a name that takes the type of what it meets, as `value` of a filter does. No
    /// checked expression has it, and no field of it can be used.
    OPEN
  }

  /// One of a few words.
  record EnumOf(List<String> words) implements ExprType {
    public EnumOf {
      words = List.copyOf(words);
    }
  }

  /// A row of an entity, known by its key.
  record RowOf(String entity) implements ExprType {}

  /// A value with named parts and without identity: a value type, or the parts of `request`,
  /// `event`, `answer`.
  record StructOf(String name) implements ExprType {}

  /// A list of values or rows; never null, but empty where the path to it is.
  record ListOf(ExprType element) implements ExprType {}

  /// Values by text key; can be handed on and compared with `null`, nothing else.
  record MapOf(ExprType value) implements ExprType {}

  /// A whole or decimal number.
  default boolean isNumber() {
    return this == Scalar.INT || this == Scalar.DECIMAL;
  }

  /// Whether its literals are bare words: an enum or a role.
  default boolean hasWords() {
    return this == Scalar.ROLE || this instanceof EnumOf;
  }

  /// Whether `<` and `max` are defined: numbers, text (by code point), dates, times and durations.
  default boolean isOrdered() {
    return switch (this) {
      case Scalar.INT,
          Scalar.DECIMAL,
          Scalar.TEXT,
          Scalar.DATE,
          Scalar.TIME,
          Scalar.TIMESTAMP,
          Scalar.DURATION ->
          true;
      default -> false;
    };
  }

  /// The type in the words of a message: `text`, `list of Product`, `draft | sent`.
  default String describe() {
    return switch (this) {
      case Scalar.BOOL -> "boolean";
      case Scalar.OPEN -> "a value of unknown type";
      case Scalar scalar -> scalar.name().toLowerCase(Locale.ROOT);
      case EnumOf(var words) -> String.join(" | ", words);
      case RowOf(var entity) -> entity;
      case StructOf(var name) -> name;
      case ListOf(var element) -> "list of " + element.describe();
      case MapOf(var value) -> "map of " + value.describe();
    };
  }
}
