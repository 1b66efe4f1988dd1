package dev.newel.publish.document;

import dev.newel.design.Design;
import dev.newel.design.trace.Decision;
import dev.newel.design.trace.Requirement;
import dev.newel.facts.slices.Slice;
import dev.newel.finding.Finding;
import dev.newel.language.Maps;
import dev.newel.profile.DocumentSpec;
import dev.newel.source.Address;
import java.util.List;
import java.util.Map;

/// What a document speaks of, and what its verbs have found out about it.
///
/// @param derived the design, and what is derived from the whole of it
/// @param slice the part of the design that it covers
/// @param requirements by id
/// @param decisions by id
/// @param boxes every box of the checklists, with what became of it
/// @param findings about the design, those accepted left out
/// @param date the day that it bears, as in ISO 8601
/// @param document what the profile says of it
/// @param siblings the other documents of its profile about the same thing, then those about the
///     system
public record Subject(
    Derived derived,
    Slice slice,
    Map<String, Requirement> requirements,
    Map<String, Decision> decisions,
    List<CheckedBox> boxes,
    List<Finding> findings,
    String date,
    DocumentSpec document,
    List<Sibling> siblings) {
  public Subject {
    requirements = Maps.ordered(requirements);
    decisions = Maps.ordered(decisions);
    boxes = List.copyOf(boxes);
    findings = List.copyOf(findings);
    siblings = List.copyOf(siblings);
  }

  public Design design() {
    return derived.design();
  }

  /// The same on another day.
  Subject on(String day) {
    return new Subject(
        derived, slice, requirements, decisions, boxes, findings, day, document, siblings);
  }

  /// The same with other boxes.
  Subject with(List<CheckedBox> others) {
    return new Subject(
        derived, slice, requirements, decisions, others, findings, date, document, siblings);
  }

  /// Another document.
  ///
  /// @param address what links to it name
  public record Sibling(String title, Address address) {}

  /// A box of a checklist.
  ///
  /// @param id stable: `workflow-06`
  /// @param by what decides it: the rules' ids, `probe`, `document` or `person`
  /// @param because what is missing; where it is ticked, what of the design or of what is written
  ///     does so besides the rules
  public record CheckedBox(
      String id, String text, State state, List<String> by, List<String> because) {
    public CheckedBox {
      by = List.copyOf(by);
      because = List.copyOf(because);
    }
  }

  /// What became of a box.
  public enum State {
    TICKED,
    UNTICKED,
    UNDECIDED,
    FOR_PERSON,
    FOR_PROBE,
    FOR_DOCUMENT
  }
}
