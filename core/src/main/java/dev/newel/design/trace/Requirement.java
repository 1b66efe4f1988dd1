package dev.newel.design.trace;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One requirement as its document states it. Requirements stay in their document; a design refers
/// to them by id.
///
/// @param id as written: `FR-001`, `REQ-NFR-PERF-001`, `Requirement 3`; a criterion whose number
///     begins anew under each requirement carries that one's id in front: `US-1/AC-1`
/// @param title its name, or its first sentence where it has none
/// @param text all its words on one line, empty where it has only a title
/// @param priority as written: `Must`, `P1`; null where none is given
/// @param acceptance its acceptance criteria in order, each on one line
/// @param section the headings it stands under, outermost first
/// @param mentions the ids of other requirements it names, in order of appearance
public record Requirement(
    String id,
    String title,
    String text,
    Kind kind,
    State state,
    @Nullable String priority,
    List<String> acceptance,
    List<String> section,
    List<String> mentions) {

  public Requirement {
    acceptance = List.copyOf(acceptance);
    section = List.copyOf(section);
    mentions = List.copyOf(mentions);
  }

  /// What a requirement speaks of. The kinds follow ISO/IEC/IEEE 29148:2018, sections 9.4 to 9.6,
  /// and the story and criterion of agile templates.
  public enum Kind {
    FUNCTIONAL,
    NON_FUNCTIONAL,
    INTERFACE,
    DATA,
    CONSTRAINT,
    STAKEHOLDER,
    STORY,
    ACCEPTANCE,
    /// A measure of success of the product: `KPI-1`, `SC-001`.
    GOAL,
    VERIFICATION,
    DEPLOYMENT,
    /// Neither its id nor its section says.
    UNKNOWN
  }

  /// Whether it still holds.
  public enum State {
    ACTIVE,
    /// Struck through, or said to be removed; its id stays taken.
    REMOVED
  }

  /// How much it matters, in the four words of MoSCoW (DSDM Agile Project Framework, chapter 10).
  public enum Priority {
    MUST,
    SHOULD,
    COULD,
    /// Not this time; nothing has to satisfy it.
    WONT
  }

  /// Its priority in the words of MoSCoW, whatever words its document uses; null where it gives
  /// none or one that is no known word.
  public @Nullable Priority level() {
    return switch (priority == null ? "" : priority.strip().toLowerCase(Locale.ROOT)) {
      case "must", "must have", "must-have", "m", "p0", "p1", "critical", "high", "required" ->
          Priority.MUST;
      case "mandatory", "essential", "shall" -> Priority.MUST;
      case "should", "should have", "should-have", "s", "p2", "medium", "recommended" ->
          Priority.SHOULD;
      case "could", "could have", "could-have", "c", "p3", "p4", "low", "optional", "may" ->
          Priority.COULD;
      case "won't", "wont", "won't have", "wont have", "won't-have", "wont-have", "w" ->
          Priority.WONT;
      default -> null;
    };
  }
}
