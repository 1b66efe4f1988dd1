package dev.newel.facts.tables;

import org.jspecify.annotations.Nullable;

/// A column.
///
/// @param name unquoted, in snake_case
/// @param type the PostgreSQL type: `numeric(10,2)`, `timestamptz(6)`
/// @param generated what fills it where an INSERT leaves it out: an SQL expression, or `IDENTITY`;
///     null for nothing
/// @param field the design's field that it holds, by the path from the row: `profile.firstName`
/// @param was the column's earlier name, null where it has always been this one
/// @param fill the SQL of the constant that its field begins with, which rows that are there get
///     where the column is new; null where there is none
public record Column(
    String name,
    String type,
    boolean nullable,
    @Nullable String generated,
    String field,
    @Nullable String was,
    @Nullable String fill) {
  /// A column that nothing fills in rows that are there.
  public Column(
      String name,
      String type,
      boolean nullable,
      @Nullable String generated,
      String field,
      @Nullable String was) {
    this(name, type, nullable, generated, field, was, null);
  }

  /// The default of a key that counts.
  public static final String IDENTITY = "IDENTITY";

  public boolean isIdentity() {
    return IDENTITY.equals(generated);
  }

  /// The same column with an earlier name.
  Column renamed(String before) {
    return new Column(name, type, nullable, generated, field, before, fill);
  }

  /// The earlier name of a column that is named after `owner` and holds this key; null where
  /// neither was renamed.
  @Nullable String formerReference(String owner, @Nullable String ownerWas) {
    if (ownerWas == null && was == null) {
      return null;
    }
    return SqlName.join(ownerWas == null ? owner : ownerWas, was == null ? name : was);
  }
}
