package dev.newel.publish.document;

import dev.newel.finding.FindingId;

/// What can go wrong with the documents of a design. Ids are never reused or renumbered.
public enum PublishId implements FindingId {
  TOO_LONG("PUB201", "A document is longer than its budget, with every section at its shortest."),
  EDITED("PUB202", "A generated part of a document was changed by hand."),
  FOREIGN("PUB203", "A file that Newel did not write stands where a document goes."),
  UNCLOSED("PUB204", "A hand-written region of a document does not end."),
  HOMELESS("PUB205", "A hand-written region stands in a section that the document has no more."),
  UNKNOWN_SECTION("PUB206", "A profile names a section that nothing renders."),
  TOO_SHORT(
      "PUB207", "A document is far shorter than its budget, with every section told in full."),
  NO_FEATURE("PUB208", "A profile writes documents for each feature, and the design has none.");

  private final String id;
  private final String meaning;

  PublishId(String id, String meaning) {
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
