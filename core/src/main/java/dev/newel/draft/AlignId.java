package dev.newel.draft;

import dev.newel.finding.FindingId;

/// What a design and the documents that it starts from may disagree about. Ids are never reused.
public enum AlignId implements FindingId {
  CONTRACTS("ALN001", "The interface contracts and the design differ."),
  DATA_DESIGN("ALN002", "The data design and the design differ."),
  REQUIREMENTS("ALN003", "The requirements and the design differ."),
  RESEARCH("ALN004", "The research report and the design differ.");

  private final String id;
  private final String meaning;

  AlignId(String id, String meaning) {
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
