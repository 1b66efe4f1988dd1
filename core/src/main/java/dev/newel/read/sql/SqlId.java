package dev.newel.read.sql;

import dev.newel.finding.FindingId;

/// What reading SQL can find. Ids are never reused.
public enum SqlId implements FindingId {
  CUT_OFF("SQL001", "A text, a comment or a statement has no end."),
  UNKNOWN_TABLE("SQL002", "A statement changes a table that no statement creates."),
  TWICE("SQL003", "A table or a column is created twice."),
  NOT_UNDERSTOOD("SQL004", "A definition of a column or a key is not understood."),
  UNKNOWN_TYPE("SQL005", "A column has a type that the language has none for."),
  DANGLING("SQL006", "A key names a column that its table has not.");

  private final String id;
  private final String meaning;

  SqlId(String id, String meaning) {
    this.id = id;
    this.meaning = meaning;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String meaning() {
    return meaning;
  }
}
