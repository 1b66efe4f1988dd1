package dev.newel.read.bind;

/// The faults that binding can find. Ids are never reused or renumbered.
public enum BindId {
  UNKNOWN_KEY("BIND001", "unknown-key", "A mapping has a name that is no keyword there."),
  RENAMED_KEY(
      "BIND002", "renamed-key", "A keyword has another name in this version of the language."),
  WRONG_KIND(
      "BIND003",
      "wrong-kind",
      "A mapping, a list or a text stands where another of them is expected."),
  ABSENT_VALUE("BIND004", "absent-value", "A name stands without the value that it needs."),
  MISSING_KEY("BIND005", "missing-key", "A mapping lacks a keyword that it needs."),
  UNREADABLE("BIND006", "unreadable", "A text has not the form that its place wants."),
  UNKNOWN_WORD("BIND007", "unknown-word", "A word is none of those that its place allows."),
  DUPLICATE_ITEM("BIND008", "duplicate-item", "A list names the same thing twice."),
  NAME_CASE("BIND009", "name-case", "A name is not spelled as names of its kind are."),
  SEVERAL_NAMES(
      "BIND010", "several-names", "An item of a list has several names where it may have one."),
  STRAY_DOC(
      "BIND011",
      "stray-doc",
      "A `##` comment documents something that has no documentation of its own."),
  DOC_TWICE("BIND012", "doc-twice", "Something has both `doc` and a `##` comment.");

  private final String id;
  private final String slug;
  private final String meaning;

  BindId(String id, String slug, String meaning) {
    this.id = id;
    this.slug = slug;
    this.meaning = meaning;
  }

  /// The id of its findings: `BIND001`.
  public String id() {
    return id;
  }

  /// Its name for people, after the fault: `unknown-key`.
  public String slug() {
    return slug;
  }

  /// One sentence.
  public String meaning() {
    return meaning;
  }
}
