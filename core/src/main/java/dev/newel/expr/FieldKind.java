package dev.newel.expr;

/// Where the value of a field comes from.
public enum FieldKind {
  /// Stored with the row: one value, or a value type's parts.
  COLUMN,
  /// A reference to a row.
  REFERENCE,
  /// The rows that refer to this one: `Comment[] via article`.
  INVERSE,
  /// The rows at the other end of a link table: `User[]`.
  LINK,
  /// The rows that a condition chooses: `Product[] where ...`.
  DERIVED,
  /// A list of values in a table of its own: `OrderLine[1..100]`, `string[]`.
  VALUES,
  /// Computed when read: `:=`.
  COMPUTED;

  /// Whether it is a list of rows, which the database holds and no row carries with it.
  public boolean isRows() {
    return this == INVERSE || this == LINK || this == DERIVED;
  }
}
