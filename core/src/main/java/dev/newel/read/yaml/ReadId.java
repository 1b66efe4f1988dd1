package dev.newel.read.yaml;

/// The faults that reading files can find. Ids are never reused or renumbered.
public enum ReadId {
  NOT_UTF8("READ001", "not-utf8", "Bytes of the file are no UTF-8."),
  NOT_UTF8_BUT_UTF16("READ002", "utf-16", "The file is UTF-16 or UTF-32 instead of UTF-8."),
  CONTROL_CHARACTER(
      "READ003", "control-character", "The file holds a character that YAML forbids."),
  TOO_LARGE("READ004", "too-large", "The file is larger than the limit."),
  TOO_DEEP("READ005", "too-deep", "Mappings and lists nest deeper than the limit."),
  SYNTAX("READ006", "syntax", "The text is no YAML."),
  CUT_OFF("READ007", "cut-off", "The file ends inside a quoted text or an open bracket."),
  TAB_INDENT("READ008", "tab-indent", "A tab stands where YAML wants spaces."),
  DUPLICATE_KEY("READ009", "duplicate-key", "A mapping has the same name twice."),
  COMMA_SPLIT("READ010", "comma-split", "A comma inside `{}` or `[]` cuts a value in two."),
  MERGE_KEY(
      "READ011", "merge-key", "A mapping uses the merge key `<<`, which YAML 1.2 does not have."),
  TAG("READ012", "tag", "A value carries a YAML tag or a `%` directive."),
  SEVERAL_DOCUMENTS("READ013", "several-documents", "The file holds more than one YAML document."),
  ALIAS("READ014", "alias", "An alias names nothing, holds itself, or unfolds into too much."),
  KEY_NOT_TEXT("READ015", "key-not-text", "A name in a mapping is a list, a mapping or nothing."),
  STRAY_DOC_COMMENT(
      "READ016", "stray-doc-comment", "A `##` comment stands where it documents nothing."),
  TEXT_CUT_BY_COMMENT("READ017", "text-cut-by-comment", "A ` #` ends a text that seems to go on."),
  NO_CHARACTER(
      "READ018", "no-character", "An escape sequence stands for no character that can be stored."),
  NO_DESIGN("READ020", "no-design", "There is no design file at the given place."),
  NOT_A_MAPPING("READ021", "not-a-mapping", "The top level of a design file is no mapping."),
  BAD_INCLUDE("READ022", "bad-include", "`include` is no list of relative paths."),
  INCLUDE_MISSING("READ023", "include-missing", "An included file does not exist."),
  INCLUDE_CYCLE("READ024", "include-cycle", "Files include each other in a circle."),
  INCLUDE_OUTSIDE(
      "READ025", "include-outside", "An included file lies outside the design's directory."),
  NAME_TWICE("READ026", "name-twice", "Two files of a design say the same name."),
  UNREADABLE("READ027", "unreadable", "A file exists and cannot be read."),
  TOO_MANY_FILES("READ028", "too-many-files", "A design has more files than the limit.");

  private final String id;
  private final String slug;
  private final String meaning;

  ReadId(String id, String slug, String meaning) {
    this.id = id;
    this.slug = slug;
    this.meaning = meaning;
  }

  /// The id of its findings: `READ009`.
  public String id() {
    return id;
  }

  /// Its name for people, after the fault: `duplicate-key`.
  public String slug() {
    return slug;
  }

  /// One sentence.
  public String meaning() {
    return meaning;
  }
}
