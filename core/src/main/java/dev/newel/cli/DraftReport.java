package dev.newel.cli;

import dev.newel.draft.Sources;
import dev.newel.finding.Finding;
import dev.newel.finding.Judgement;
import dev.newel.foreign.Evidence;
import dev.newel.report.FindingJson;
import dev.newel.source.Span;
import dev.newel.write.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What drafting came to.
///
/// @param to the file of the design; null where it goes to standard output
/// @param text of the draft
/// @param findings of the sources and of the draft
/// @param unread what was read and not understood
/// @param proposals edits of the design that is there; null where none is there
record DraftReport(
    @Nullable String to,
    String text,
    List<Finding> findings,
    List<Unread> unread,
    @Nullable Judgement proposals) {
  private static final int VERSION = 1;

  /// A block that was not understood.
  ///
  /// @param words its section, or the statement itself
  record Unread(Span place, String words) {
    private static Unread of(Evidence evidence, String words) {
      return new Unread(evidence.place(), words);
    }

    private String shown() {
      return "%s:%d %s".formatted(place.file(), place.line(), words);
    }
  }

  DraftReport {
    findings = List.copyOf(findings);
    unread = List.copyOf(unread);
  }

  /// @param seen names a finding's source as the user would
  static DraftReport of(
      @Nullable String to,
      Sources sources,
      DraftText draft,
      @Nullable Judgement proposals,
      UnaryOperator<Finding> seen) {
    var unread = new ArrayList<Unread>();
    var findings = new ArrayList<Finding>();
    for (var brief : sources.briefs()) {
      findings.addAll(brief.findings());
      brief.unread().forEach(one -> unread.add(Unread.of(one.evidence(), one.section())));
    }
    for (var schema : sources.schemas()) {
      findings.addAll(schema.findings());
      schema.unread().forEach(one -> unread.add(Unread.of(one, one.sentence())));
    }
    for (var described : sources.descriptions()) {
      described.unread().forEach(one -> unread.add(new Unread(one.place(), one.name())));
    }
    for (var described : sources.messages()) {
      findings.addAll(described.findings());
      described.unread().forEach(one -> unread.add(new Unread(one.place(), one.name())));
    }
    for (var code : sources.code()) {
      findings.addAll(code.findings());
      code.unread()
          .forEach(
              one ->
                  unread.add(
                      Unread.of(one.evidence(), one.evidence().sentence() + " " + one.reason())));
    }
    findings.addAll(draft.findings());
    findings.replaceAll(seen);
    return new DraftReport(to, draft.text(), findings, unread, proposals);
  }

  /// For people.
  ///
  /// @param all whether what was not understood is listed
  void tell(Console console, boolean all) {
    if (to == null) {
      console.print(text);
    } else if (proposals == null) {
      console.out("Wrote %s.".formatted(to));
      console.out("Next: newel check %s".formatted(to));
    }
    if (all) {
      unread.forEach(one -> console.err("unread " + one.shown()));
    }
    if (proposals == null) {
      findings.forEach(finding -> tell(console, finding));
    } else {
      propose(console, proposals);
    }
    if (!all && !unread.isEmpty()) {
      console.err(
          "%s read and not understood; --unread lists them."
              .formatted(Console.counted(unread.size(), "block was", "blocks were")));
    }
  }

  private void propose(Console console, Judgement edits) {
    edits.open().forEach(finding -> tell(console, finding));
    var open = edits.open().stream().filter(Redraft::isProposal).count();
    var waived =
        edits.waived() == 0
            ? ""
            : " %s left out on purpose."
                .formatted(Console.counted(edits.waived(), "edit is", "edits are"));
    console.out(
        open == 0
            ? "%s says all that its sources say.%s".formatted(to, waived)
            : "%s stays as it is; %s proposed.%s"
                .formatted(to, Console.counted(open, "edit is", "edits are"), waived));
  }

  static void tell(Console console, Finding finding) {
    var span = finding.span();
    console.err(
        "%s %s%s"
            .formatted(
                finding.id(),
                span == null ? "" : span.file() + ":" + span.line() + ": ",
                finding.message()));
    if (finding.hint() != null) {
      console.err("hint: " + finding.hint());
    }
  }

  /// For scripts. Within one `version` members are only added.
  String json() {
    var root = new LinkedHashMap<String, Object>();
    root.put("version", VERSION);
    root.put("written", to != null && proposals == null);
    if (to == null) {
      root.put("text", text);
    } else {
      root.put("design", to);
    }
    root.put("findings", findings.stream().map(FindingJson::plain).toList());
    if (proposals != null) {
      root.put("proposals", proposals.open().stream().map(FindingJson::plain).toList());
      root.put("waived", proposals.waived());
    }
    root.put("unread", unread.stream().map(DraftReport::json).toList());
    return JsonText.of(root);
  }

  private static Map<String, Object> json(Unread one) {
    var json = new LinkedHashMap<String, Object>();
    json.put("file", one.place().file());
    json.put("line", one.place().line());
    json.put("words", one.words());
    return json;
  }
}
