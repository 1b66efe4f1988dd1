package dev.newel.read.bind;

import dev.newel.finding.FindingId;

/// The faults that binding can find. Ids are never reused or renumbered.
public enum BindId implements FindingId {
  UNKNOWN_KEY("BIND001", "A mapping has a name that is no keyword there."),
  RENAMED_KEY("BIND002", "A keyword has another name in this version of the language."),
  WRONG_KIND("BIND003", "A mapping, a list or a text stands where another of them is expected."),
  ABSENT_VALUE("BIND004", "A name stands without the value that it needs."),
  MISSING_KEY("BIND005", "A mapping lacks a keyword that it needs."),
  UNREADABLE("BIND006", "A text has not the form that its place wants."),
  UNKNOWN_WORD("BIND007", "A word is none of those that its place allows."),
  DUPLICATE_ITEM("BIND008", "A list names the same thing twice."),
  NAME_CASE("BIND009", "A name is not spelled as names of its kind are."),
  SEVERAL_NAMES("BIND010", "An item of a list has several names where it may have one."),
  STRAY_DOC("BIND011", "A `##` comment documents something that has no documentation of its own."),
  DOC_TWICE("BIND012", "Something has both `doc` and a `##` comment.");

  private final String id;
  private final String meaning;

  BindId(String id, String meaning) {
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
