package dev.newel.read.adr;

import dev.newel.finding.FindingId;

/// What reading records of decisions can find. Ids are never reused.
public enum AdrId implements FindingId {
  NO_TITLE("ADR001", "A decision has no title."),
  NO_STATUS("ADR002", "A decision has no status."),
  BAD_STATUS("ADR003", "A decision has a status that is none."),
  NO_PART("ADR004", "A decision lacks its context, its outcome or its consequences."),
  BAD_DATE("ADR005", "The date of a decision is no day."),
  BAD_NUMBER("ADR006", "The title of a decision has another number than its file."),
  SKIPPED("ADR007", "A file is an index or a template and no decision."),
  BAD_CHOICE("ADR008", "A decision chooses what is not among its options."),
  TWICE("ADR009", "Two decisions have the same number."),
  DANGLING("ADR010", "A decision refers to one that is not there.");

  private final String id;
  private final String meaning;

  AdrId(String id, String meaning) {
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
