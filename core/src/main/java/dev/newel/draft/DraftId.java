package dev.newel.draft;

import dev.newel.finding.FindingId;

/// What drafting can find. Ids are never reused.
public enum DraftId implements FindingId {
  CONTRADICTION("DRF001", "Two places say different things of one."),
  NO_NAME("DRF002", "A thing has no name that a design could use."),
  LEFT_OUT("DRF003", "Something that a document says has no place in the draft."),
  NOT_SAYABLE("DRF004", "Something that a document says would be a mistake in a design."),
  LOST("DRF005", "What is published of the draft differs from the description."),
  TO_ADD("DRF006", "A source says something that the design does not say."),
  TO_CHANGE("DRF007", "A source says another thing than the design.");

  private final String id;
  private final String meaning;

  DraftId(String id, String meaning) {
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
