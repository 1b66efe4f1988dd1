package dev.newel.read.brief;

import dev.newel.finding.FindingId;

/// What reading the Markdown documents of others can find. Ids are never reused.
public enum BriefId implements FindingId {
  NOT_UTF8("BRF001", "A document is not written in UTF-8."),
  NO_TEXT("BRF002", "A document has no text."),
  TOO_LARGE("BRF003", "A document is larger than is read."),
  UNKNOWN_KIND(
      "BRF004",
      "Neither the name, nor the headings, nor the content of a document say what it is for."),
  LEFT_OVER("BRF005", "Text of a template is left over."),
  CUT_OFF("BRF006", "A document ends in the middle of something."),
  FRONT_MATTER("BRF007", "The front matter of a document is broken."),
  TYPE("BRF008", "The type of a field is none that Newel knows.");

  private final String id;
  private final String meaning;

  BriefId(String id, String meaning) {
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
