package dev.newel.expr;

import java.util.Locale;

/// A method that walks through a list and evaluates its second argument for each element.
public enum Macro {
  /// Whether the body is true for some element.
  EXISTS,
  /// Whether the body is true for every element.
  ALL,
  /// The elements for which the body is true.
  FILTER,
  /// How many elements the body is true for.
  COUNT,
  /// The body's value per element.
  MAP,
  /// The sum of the body's values; nulls are left out, of nothing it is 0.
  SUM,
  /// The least of the body's values; nulls are left out, of nothing it is null.
  MIN,
  /// The greatest of the body's values; nulls are left out, of nothing it is null.
  MAX;

  /// As it is written.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean takesCondition() {
    return this == EXISTS || this == ALL || this == FILTER || this == COUNT;
  }
}
