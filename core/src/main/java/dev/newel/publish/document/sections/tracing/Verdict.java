package dev.newel.publish.document.sections.tracing;

import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Subject.State;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the gate says of the design.
final class Verdict {
  static final Section VERDICT = Section.of("verdict", Verdict::verdict);
  static final Section FINDINGS = Section.of("findings-table", Verdict::findings);

  private static final Map<String, String> USUAL =
      Phrase.row("Id", "id", "Severity", "severity", "Finding", "message", "Remedy", "hint");

  private Verdict() {}

  private static List<Block> verdict(Place place) {
    var findings = told(place);
    var errors = count(findings, Severity.ERROR);
    var warnings = count(findings, Severity.WARNING);
    var word = errors > 0 ? "FAIL" : warnings > 0 ? "PASS WITH WARNINGS" : "PASS";
    var found =
        errors + warnings == 0
            ? "The rules of `newel check` found no error and no warning in the design."
            : "The rules of `newel check` found %s and %s that nobody has accepted."
                .formatted(Phrase.count(errors, "error"), Phrase.count(warnings, "warning"));
    return List.of(
        new Block.Paragraph("**%s**".formatted(word)),
        Block.sentences(List.of(found, boxes(place))));
  }

  /// How far the checklist of this document is decided.
  private static String boxes(Place place) {
    var boxes = ChecklistSections.of("workflow", place);
    var open = boxes.stream().filter(box -> box.state() == State.UNTICKED).count();
    var ticked = boxes.stream().filter(box -> box.state() == State.TICKED).count();
    var rest = boxes.size() - ticked - open;
    var person = boxes.stream().filter(box -> box.state() == State.FOR_PERSON).count();
    return "Of the %s of the checklist below %s ticked, %s open, and %s left to a person%s."
        .formatted(
            Phrase.count(boxes.size(), "box"),
            are(ticked),
            are(open),
            are(rest),
            person == rest ? "" : " or about what the design and its documents do not have");
  }

  private static String are(long number) {
    return number == 0
        ? "none is"
        : number == 1 ? "one is" : Phrase.number(Math.toIntExact(number)) + " are";
  }

  /// What is found in the design but for other features: each has a report of its own.
  private static List<Finding> told(Place place) {
    var key = place.subject().slice().key();
    return place.subject().findings().stream()
        .filter(finding -> key == null || !isOfAnother(finding.at(), key))
        .toList();
  }

  private static boolean isOfAnother(Address at, String key) {
    var names = at.names();
    return names.size() > 1 && names.getFirst().equals("features") && !names.get(1).equals(key);
  }

  private static int count(List<Finding> findings, Severity severity) {
    return Math.toIntExact(
        findings.stream().filter(finding -> finding.severity() == severity).count());
  }

  private static List<Block> findings(Place place) {
    var findings = told(place);
    return findings.isEmpty()
        ? Unknown.notApplicable("the rules found nothing to mend")
        : List.of(place.table(USUAL, findings, Verdict::row));
  }

  /// Messages and hints are written in Markdown already.
  private static Map<String, String> row(Finding finding) {
    var at = finding.at().path();
    return Phrase.row(
        "id", finding.id(),
        "severity", finding.severity().name().toLowerCase(Locale.ROOT),
        "place", at.isEmpty() ? "the whole design" : MarkdownText.code(at),
        "message", finding.message(),
        "hint",
            finding.hint() == null
                ? "See `newel explain %s`.".formatted(finding.id())
                : finding.hint());
  }
}
