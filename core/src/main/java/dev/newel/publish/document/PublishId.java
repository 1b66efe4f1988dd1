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
  NO_FEATURE("PUB208", "A profile writes documents for each feature, and the design has none."),
  UNKNOWN_COLUMN("PUB209", "A profile asks for a column that its section cannot fill."),
  STRAY_PATH("PUB210", "A profile sends a document where none may go."),
  TWIN_PATH("PUB211", "Two documents go to one file."),
  TWIN_HEADING("PUB212", "Two sections of a profile have one heading side by side."),
  UNKNOWN_WORD("PUB213", "Something is to be filled in that nothing fills."),
  UNREPEATED("PUB214", "A section tells of one thing, and the profile does not repeat it."),
  EMPTY("PUB215", "A part of a profile says nothing, or no heading can say it."),
  UNNAMED("PUB216", "A profile has a name that marks of documents cannot bear."),
  UNKNOWN_MANNER("PUB217", "A profile asks for a way of telling that its section does not know."),
  TOO_DEEP("PUB218", "The sections of a profile go deeper than headings can."),
  UNFIT_FRAGMENT("PUB219", "A text of a house cannot stand in a document."),
  STALE("PUB220", "A document was published before and is published no more."),
  UNREADABLE("PUB221", "A file that a document or an entry goes into is no text."),
  UNKNOWN_PLACE("PUB222", "A section of a profile is about a place that designs do not have.");

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
