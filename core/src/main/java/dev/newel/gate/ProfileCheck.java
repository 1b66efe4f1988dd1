package dev.newel.gate;

import dev.newel.finding.Severity;
import dev.newel.gate.Heads.Head;
import dev.newel.profile.Budget;
import dev.newel.profile.DocumentSpec;
import dev.newel.profile.SectionSpec;
import dev.newel.profile.Stated;
import dev.newel.read.markdown.Block;
import dev.newel.source.Span;
import dev.newel.text.DidYouMean;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Holds a document against the profile that it is written by: its sections, their order, and its
/// length.
final class ProfileCheck {
  private final ReadDocument document;
  private final DocumentPlace place;
  private final DocumentReport report;
  private final Heads heads;
  private final Set<Integer> known = new HashSet<>();

  /// Whether a section that would hold a diagram gives a reason for having none.
  private boolean undrawn;

  private ProfileCheck(ReadDocument document, DocumentPlace place, DocumentReport report) {
    this.document = document;
    this.place = place;
    this.report = report;
    this.heads = Heads.of(document);
  }

  static void check(ReadDocument document, DocumentPlace place, DocumentReport report) {
    new ProfileCheck(document, place, report).check();
  }

  private void check() {
    var spec = place.spec();
    var all = heads.all().size();
    within(spec.sections(), 0, all, null, false);
    unexpected(spec);
    if (spec.lines() != null) {
      budget(spec.lines());
    }
    if (spec.needs().contains(DocumentSpec.Need.MERMAID) && !undrawn) {
      diagram();
    }
  }

  /// @param above the section that these are within, null for the document
  /// @param elsewhere whether they may also stand outside of it
  private void within(
      List<SectionSpec> specs, int from, int to, @Nullable Head above, boolean elsewhere) {
    Head before = null;
    for (var spec : specs) {
      if (spec.heading() == null) {
        continue;
      }
      var found = new ArrayList<>(heads.matching(spec, from, to));
      if (spec.each() != null) {
        found.removeIf(head -> known.contains(head.index()));
      }
      if (found.isEmpty() && elsewhere && spec.each() == null) {
        found.addAll(heads.matching(spec, 0, heads.all().size()));
      }
      var near =
          found.isEmpty() && spec.each() == null ? heads.near(spec.heading(), from, to) : null;
      if (near != null && !known.contains(near.index())) {
        found.add(renamed(near, spec.heading()));
      }
      if (found.isEmpty()) {
        if (!Boolean.TRUE.equals(spec.optional()) && spec.each() == null) {
          missing(spec.heading(), before == null ? above : before);
        }
        continue;
      }
      for (var head : spec.each() == null ? found.subList(0, 1) : found) {
        found(spec, head);
      }
      before = ordered(before, found.getFirst());
    }
  }

  private void found(SectionSpec spec, Head head) {
    known.add(head.index());
    undrawn |=
        spec.renders().stream().anyMatch(name -> name.contains("diagram")) && isReasoned(head);
    TableColumns.check(spec, sectionsOf(head), report);
    within(spec.sections(), head.index() + 1, head.end(), head, spec.each() == null);
  }

  /// Whether a section gives the reason why it says nothing, or asks.
  private static boolean isReasoned(Head head) {
    return head.section().blocks().stream()
        .anyMatch(
            block ->
                block instanceof Block.Paragraph(var text, _)
                    && (text.plain().startsWith(Stated.NOT_APPLICABLE.strip())
                        || text.plain().startsWith(Stated.OPEN_QUESTION)));
  }

  /// The section, and those within it that no part of the profile is about.
  private List<Head> sectionsOf(Head head) {
    return heads.all().subList(head.index(), head.end());
  }

  private Head ordered(@Nullable Head before, Head found) {
    if (before == null || found.index() > before.index()) {
      return found;
    }
    report.at(
        DocumentRule.MISPLACED_SECTION,
        found.heading().span(),
        "The section `%s` stands before `%s`, expected after it."
            .formatted(found.words(), before.words()),
        "Move it.");
    return found;
  }

  private Head renamed(Head head, String heading) {
    report.at(
        DocumentRule.RENAMED_SECTION,
        head.heading().span(),
        "The section `%s` is called `%s` by `%s`.".formatted(head.words(), heading, place.name()),
        "Call it so, that who looks for it finds it.");
    return head;
  }

  private void missing(String heading, @Nullable Head after) {
    var span =
        after == null
            ? document.start()
            : Span.point(document.path(), after.heading().span().line(), 1);
    report.at(
        DocumentRule.MISSING_SECTION,
        span,
        "The section `%s` is missing: `%s` asks for it%s."
            .formatted(
                heading, place.name(), after == null ? "" : " after `%s`".formatted(after.words())),
        hint(heading));
  }

  private String hint(String heading) {
    var words = heads.all().stream().map(Head::words).toList();
    return DidYouMean.closest(heading, words)
        .map("Call `%s` so, if it is meant."::formatted)
        .orElse("Write it; where there is nothing to say, say `Not applicable:` and the reason.");
  }

  /// Sections of the level at which those of the profile stand.
  private void unexpected(DocumentSpec spec) {
    var names =
        spec.sections().stream().map(SectionSpec::heading).filter(Objects::nonNull).toList();
    var level =
        heads.all().stream()
            .filter(head -> known.contains(head.index()))
            .mapToInt(head -> head.heading().level())
            .min()
            .orElse(0);
    for (var head : heads.all()) {
      if (head.heading().level() == level && level > 1 && !known.contains(head.index())) {
        var above = above(spec.sections(), head, null);
        if (above != null) {
          report.at(
              DocumentRule.MISPLACED_SECTION,
              head.heading().span(),
              "The section `%s` stands beside the others, expected below `%s`."
                  .formatted(head.words(), above),
              "Move it, one level deeper.");
          continue;
        }
        var closest = DidYouMean.hint(head.words(), names);
        report.at(
            DocumentRule.UNEXPECTED_SECTION,
            head.heading().span(),
            "`%s` knows no section `%s`.".formatted(place.name(), head.words()),
            closest == null ? "Put it below a section that the profile knows." : closest);
      }
    }
  }

  /// The heading below which the profile has such a section; null where it has none.
  private @Nullable String above(List<SectionSpec> specs, Head head, @Nullable String above) {
    for (var spec : specs) {
      if (above != null
          && spec.heading() != null
          && spec.each() == null
          && heads.isMeant(spec, head)) {
        return above;
      }
      var found = spec.heading() == null ? null : above(spec.sections(), head, spec.heading());
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private void budget(Budget budget) {
    var lines = document.markdown().lines();
    var verdict = budget.judge(lines);
    if (verdict == Budget.Verdict.WITHIN || verdict == Budget.Verdict.TOLERATED) {
      return;
    }
    var most = budget.most();
    var wanted =
        most == Integer.MAX_VALUE
            ? "at least %d".formatted(budget.least())
            : budget.least() == 0
                ? "at most %d".formatted(most)
                : "%d to %d".formatted(budget.least(), most);
    var waits = lines < budget.least() && waits();
    report.at(
        DocumentRule.OFF_BUDGET,
        verdict == Budget.Verdict.ERROR && !waits ? Severity.ERROR : Severity.WARNING,
        document.start(),
        "The document has %d lines, expected %s.".formatted(lines, wanted),
        lines > most
            ? "Shorten it, or move details into a document of their own."
            : waits ? "Answer the questions that stand in it." : "Say more, or split less.");
  }

  /// Whether an answer is missing: what nobody knows yet is no fault of a short document.
  private boolean waits() {
    var open = new ArrayList<Block>();
    ReadDocument.walk(
        document.markdown().blocks(),
        block -> {
          if (block instanceof Block.Paragraph(var text, var span)
              && text.plain().startsWith(Stated.OPEN_QUESTION)) {
            open.add(block);
          }
        });
    return !open.isEmpty();
  }

  private void diagram() {
    var drawn = new HashSet<Block>();
    ReadDocument.walk(
        document.markdown().blocks(),
        block -> {
          if (block instanceof Block.Code code && code.language().equals("mermaid")) {
            drawn.add(code);
          }
        });
    if (drawn.isEmpty()) {
      report.at(
          DocumentRule.MISSING_DIAGRAM,
          document.start(),
          "`%s` asks for a Mermaid diagram, and the document has none.".formatted(place.name()),
          "Draw it in a block fenced with ```mermaid.");
    }
  }
}
