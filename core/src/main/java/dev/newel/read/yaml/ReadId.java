package dev.newel.read.yaml;

import dev.newel.finding.FindingId;

/// The faults that reading files can find. Ids are never reused or renumbered.
public enum ReadId implements FindingId {
  NOT_UTF8("READ001", "Bytes of the file are no UTF-8."),
  NOT_UTF8_BUT_UTF16("READ002", "The file is UTF-16 or UTF-32 instead of UTF-8."),
  CONTROL_CHARACTER("READ003", "The file holds a character that YAML forbids."),
  TOO_LARGE("READ004", "The file is larger than the limit."),
  TOO_DEEP("READ005", "Mappings and lists nest deeper than the limit."),
  SYNTAX("READ006", "The text is no YAML."),
  CUT_OFF("READ007", "The file ends inside a quoted text or an open bracket."),
  TAB_INDENT("READ008", "A tab stands where YAML wants spaces."),
  DUPLICATE_KEY("READ009", "A mapping has the same name twice."),
  COMMA_SPLIT("READ010", "A comma inside `{}` or `[]` cuts a value in two."),
  MERGE_KEY("READ011", "A mapping uses the merge key `<<`, which YAML 1.2 does not have."),
  TAG("READ012", "A value carries a YAML tag or a `%` directive."),
  SEVERAL_DOCUMENTS("READ013", "The file holds more than one YAML document."),
  ALIAS("READ014", "An alias names nothing, holds itself, or unfolds into too much."),
  KEY_NOT_TEXT("READ015", "A name in a mapping is a list, a mapping or nothing."),
  STRAY_DOC_COMMENT("READ016", "A `##` comment stands where it documents nothing."),
  TEXT_CUT_BY_COMMENT("READ017", "A ` #` ends a text that seems to go on."),
  NO_CHARACTER("READ018", "An escape sequence stands for no character that can be stored."),
  MISREAD("READ019", "Text was read in the wrong encoding and saved again, or is lost."),
  NO_DESIGN("READ020", "There is no design file at the given place."),
  NOT_A_MAPPING("READ021", "The top level of a design file is no mapping."),
  BAD_INCLUDE("READ022", "`include` is no list of relative paths."),
  INCLUDE_MISSING("READ023", "An included file does not exist."),
  INCLUDE_CYCLE("READ024", "Files include each other in a circle."),
  INCLUDE_OUTSIDE("READ025", "An included file lies outside the design's directory."),
  NAME_TWICE("READ026", "Two files of a design say the same name."),
  UNREADABLE("READ027", "A file exists and cannot be read."),
  TOO_MANY_FILES("READ028", "A design has more files than the limit."),
  OTHER_VERSION("READ029", "A design is written in another version of the language."),
  DIRECTION_MARK("READ030", "An invisible character changes the order in which a line is shown.");

  private final String id;
  private final String meaning;

  ReadId(String id, String meaning) {
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
