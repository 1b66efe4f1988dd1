package dev.newel.gate;

import dev.newel.finding.RuleInfo;
import dev.newel.finding.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What the gate looks for in documents. Ids are contract, never reused or renumbered;
/// `docs/gate/documents.md` tells of each. A rule that was wrong more often than twice in 100 over
/// documents of others is no error.
public enum DocumentRule {
  UNREADABLE(
      "DOC001",
      "unreadable-document",
      Severity.ERROR,
      "The file is no text that can be read as Markdown."),
  BROKEN_LINK("DOC002", "broken-link", Severity.ERROR, "A link leads to a file that is not there."),
  BROKEN_ANCHOR(
      "DOC003", "broken-anchor", Severity.ERROR, "A link leads to a heading that is not there."),
  UNDEFINED_REFERENCE(
      "DOC004", "undefined-reference", Severity.WARNING, "A link names a target nowhere defined."),
  PLACEHOLDER(
      "DOC005", "placeholder", Severity.ERROR, "Words stand in for what is still to be written."),
  EMPTY_SECTION("DOC006", "empty-section", Severity.ERROR, "A heading has nothing below it."),
  BARE_ANSWER(
      "DOC007",
      "bare-answer",
      Severity.ERROR,
      "All that a section or field says is a dash or `N/A`, without a reason."),
  TWIN_HEADINGS(
      "DOC008",
      "twin-headings",
      Severity.WARNING,
      "Two sections side by side have the same heading, so that one has no stable anchor."),
  SKIPPED_LEVEL(
      "DOC009", "skipped-level", Severity.WARNING, "A heading is more than one level deeper."),
  UNCLOSED_FENCE(
      "DOC010",
      "unclosed-fence",
      Severity.ERROR,
      "A fenced block has no end and swallows the rest."),
  RAGGED_TABLE(
      "DOC011",
      "ragged-table",
      Severity.ERROR,
      "A row of a table has not as many cells as its head."),
  EMPTY_CELL(
      "DOC012", "empty-cell", Severity.WARNING, "A cell of a table is empty or a bare dash."),
  FAULTY_DIAGRAM("DOC013", "faulty-diagram", Severity.ERROR, "A diagram cannot be drawn."),
  OFF_BUDGET(
      "DOC014", "off-budget", Severity.ERROR, "The document is longer or shorter than it may be."),
  OPEN_QUESTION(
      "DOC015", "open-question", Severity.WARNING, "A section waits for the answer to a question."),
  MISSING_SECTION(
      "DOC016",
      "missing-section",
      Severity.ERROR,
      "A section that the profile asks for is missing."),
  MISPLACED_SECTION(
      "DOC017",
      "misplaced-section",
      Severity.WARNING,
      "A section stands before one that the profile puts first."),
  UNEXPECTED_SECTION(
      "DOC018",
      "unexpected-section",
      Severity.WARNING,
      "The profile knows no section with this heading."),
  MISSING_COLUMN(
      "DOC019", "missing-column", Severity.WARNING, "A table lacks a column of its section."),
  FORBIDDEN_CONTENT(
      "DOC020",
      "forbidden-content",
      Severity.ERROR,
      "The document holds code, SQL or configuration that its profile keeps out."),
  SECRET_IN_DOCUMENT(
      "DOC021",
      "secret-in-document",
      Severity.ERROR,
      "The document holds what looks like a real secret."),
  MISSING_DIAGRAM(
      "DOC022",
      "missing-diagram",
      Severity.ERROR,
      "The profile asks for a diagram and there is none."),
  UNPLACED_DOCUMENT(
      "DOC023",
      "unplaced-document",
      Severity.WARNING,
      "The profile that was asked for has no document of this name."),
  UNKNOWN_OPERATION(
      "DOC024",
      "unknown-operation",
      Severity.ERROR,
      "A document names an operation that the design does not have."),
  UNKNOWN_ERROR(
      "DOC025",
      "unknown-error",
      Severity.WARNING,
      "A table names an error code that the design does not have."),
  OTHER_STATUS(
      "DOC026",
      "other-status",
      Severity.ERROR,
      "An error or an operation has another status in a document than in the design."),
  UNKNOWN_ENTITY(
      "DOC027",
      "unknown-entity",
      Severity.WARNING,
      "A table names an entity that the design does not have."),
  UNKNOWN_EVENT(
      "DOC028",
      "unknown-event",
      Severity.WARNING,
      "A table names an event that the design does not have."),
  UNKNOWN_REQUIREMENT(
      "DOC029",
      "unknown-requirement",
      Severity.ERROR,
      "A document names a requirement that no document of the design states."),
  OTHER_TYPE(
      "DOC030",
      "other-type",
      Severity.WARNING,
      "A field has another type in a document than in the design."),
  RENAMED_SECTION(
      "DOC031",
      "renamed-section",
      Severity.WARNING,
      "A section has nearly the heading that the profile asks for."),
  RENAMED_COLUMN(
      "DOC032",
      "renamed-column",
      Severity.WARNING,
      "A column stands in its place under another name than the profile's."),
  UNKNOWN_SECTION(
      "DOC033",
      "unknown-section",
      Severity.WARNING,
      "A table names a section of the document by a number that no heading has."),
  OTHER_ACCESS(
      "DOC034",
      "other-access",
      Severity.WARNING,
      "An operation is for others in a document than in the design."),
  OTHER_LIMIT(
      "DOC035",
      "other-limit",
      Severity.WARNING,
      "A limit, a size or a time is another in a document than in the design."),
  OTHER_ERRORS(
      "DOC036",
      "other-errors",
      Severity.WARNING,
      "A document tells of an error that the operation never answers in the design."),
  UNKNOWN_FIELD(
      "DOC037",
      "unknown-field",
      Severity.WARNING,
      "A table names a field of an entity or event that it does not have in the design."),
  OTHER_CONSTRAINT(
      "DOC038",
      "other-constraint",
      Severity.WARNING,
      "A field may be absent, is as long, or takes words, otherwise in a document than in the design."),
  UNKNOWN_SETTING(
      "DOC039",
      "unknown-setting",
      Severity.WARNING,
      "A table names a setting that the design does not have."),
  OTHER_DEFAULT(
      "DOC040",
      "other-default",
      Severity.WARNING,
      "A setting has another value by default in a document than in the design."),
  UNKNOWN_ID(
      "DOC041",
      "unknown-id",
      Severity.WARNING,
      "A document names a decision or a feature that is not there."),
  OTHER_READERS(
      "DOC042",
      "other-readers",
      Severity.WARNING,
      "An event goes to others in a document than in the design."),
  OTHER_GOAL(
      "DOC043",
      "other-goal",
      Severity.WARNING,
      "A quality target is another in a document than in the design.");

  /// The ids of all.
  public static final Set<String> IDS =
      Arrays.stream(values()).map(DocumentRule::id).collect(Collectors.toUnmodifiableSet());

  private final RuleInfo info;

  DocumentRule(String id, String name, Severity severity, String summary) {
    this.info = new RuleInfo(id, name, severity, summary);
  }

  public RuleInfo info() {
    return info;
  }

  public String id() {
    return info.id();
  }

  /// What reports show of them, by id.
  public static List<RuleInfo> infos() {
    return Arrays.stream(values()).map(DocumentRule::info).toList();
  }
}
