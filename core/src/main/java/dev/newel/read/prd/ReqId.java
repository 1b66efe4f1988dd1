package dev.newel.read.prd;

import dev.newel.finding.FindingId;

/// What reading documents of requirements can find. Ids are never reused.
public enum ReqId implements FindingId {
  TWICE("REQ001", "A requirement is defined twice."),
  GAP("REQ002", "Numbers between two requirements are left out."),
  REMOVED("REQ003", "A requirement is removed; its id stays taken."),
  UNDEFINED("REQ004", "A requirement is mentioned and defined nowhere."),
  NONE("REQ005", "A document of requirements defines none."),
  UNLABELLED("REQ006", "Statements of a document of requirements have no id."),
  PLACEHOLDER("REQ007", "An id holds a placeholder where a name or a number is expected.");

  private final String id;
  private final String meaning;

  ReqId(String id, String meaning) {
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
