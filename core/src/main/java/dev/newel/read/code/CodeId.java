package dev.newel.read.code;

import dev.newel.finding.FindingId;

/// What reading source code can find. Ids are never reused.
public enum CodeId implements FindingId {
  SYNTAX("COD001", "A source file has a mistake of syntax; what stands around it is read."),
  TOO_LARGE("COD002", "A file is too large, nests too deeply or is no text, so it is not read."),
  TOO_MANY("COD003", "A folder holds more source code than is read."),
  ENCODING("COD004", "A source file is no UTF-8; each byte is taken for a letter."),
  NO_CONSTANT("COD005", "A path, a topic or a time is no constant that can be read."),
  BAD_BUILD("COD006", "A build file cannot be read."),
  TWICE("COD007", "Two methods answer the same requests.");

  private final String id;
  private final String meaning;

  CodeId(String id, String meaning) {
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
