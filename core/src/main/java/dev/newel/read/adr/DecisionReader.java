package dev.newel.read.adr;

import dev.newel.design.trace.Decision;
import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads decision records written after MADR 2 to 4 or after Nygard ("Documenting Architecture
/// Decisions", 2011).
///
/// Findings: `ADR001` no title, `ADR002` no status (MADR leaves it out at will), `ADR003` an
/// unknown status, `ADR004` a part is missing, `ADR005` a date that is none, `ADR006` two numbers
/// that differ, `ADR007` a file that is no record, `ADR008` a chosen option that was not
/// considered, `ADR009` two records of one number, `ADR010` a reference to a record that is not
/// there, and those of [Markdown].
public final class DecisionReader {
  private static final Pattern NO_RECORD =
      Pattern.compile(
          "(?i)(?:readme|index|changelog|contributing|toc|(?:\\d+[-_])?(?:(?:adr|madr|decision)[-_])?template(?:[-_].*)?)");
  private static final Pattern PLACEHOLDER =
      Pattern.compile("^#\\s+(?:\\[|\\{)[^\\]}\\n]{0,80}title", Pattern.MULTILINE);

  private DecisionReader() {}

  /// One record. What it does not say is a finding, and empty in the decision.
  ///
  /// @param file the name that places carry and that the id is taken from
  public static DecisionFile read(String file, String markdown) {
    return new DecisionParser(file, markdown).read();
  }

  /// All records of a folder, in the order of their names. Indexes and templates are skipped, with
  /// a finding.
  ///
  /// @param texts the text of each file by its name
  public static Decisions readAll(Map<String, String> texts) {
    var files = new ArrayList<DecisionFile>();
    var findings = new ArrayList<Finding>();
    for (var entry : new TreeMap<>(texts).entrySet()) {
      if (isRecord(entry.getKey(), entry.getValue())) {
        files.add(read(entry.getKey(), entry.getValue()));
        findings.addAll(files.getLast().findings());
      } else {
        findings.add(
            new Finding(
                AdrId.SKIPPED.id(),
                Severity.INFO,
                Address.ROOT,
                Span.point(entry.getKey(), 1, 1),
                "`%s` is an index or a template and no decision record; it is skipped."
                    .formatted(entry.getKey()),
                null,
                null));
      }
    }
    var decisions = new Decisions(files, List.of());
    findings.addAll(duplicates(files));
    findings.addAll(dangling(decisions));
    return new Decisions(files, findings);
  }

  private static boolean isRecord(String file, String text) {
    var name = file.substring(file.lastIndexOf('/') + 1);
    return name.matches("(?i).*\\.(?:md|markdown)")
        && !NO_RECORD.matcher(name.replaceFirst("\\.\\w+$", "")).matches()
        && !PLACEHOLDER.matcher(text.substring(0, Math.min(text.length(), 4_000))).find();
  }

  private static List<Finding> duplicates(List<DecisionFile> files) {
    var findings = new ArrayList<Finding>();
    var byNumber = new LinkedHashMap<Integer, DecisionFile>();
    for (var file : files) {
      var number = file.decision().number();
      var first = number == null ? null : byNumber.putIfAbsent(number, file);
      if (first != null) {
        findings.add(
            Finding.error(
                AdrId.TWICE.id(),
                DecisionParser.at(file.decision().id()),
                file.places().get("title"),
                "Decision number %d is taken twice: by `%s` and by `%s`."
                    .formatted(number, first.file(), file.file()),
                "Give one of the two the next free number."));
      }
    }
    return findings;
  }

  private static List<Finding> dangling(Decisions decisions) {
    var findings = new ArrayList<Finding>();
    for (var file : decisions.files()) {
      var references = new ArrayList<>(file.decision().supersededBy());
      references.addAll(file.decision().supersedes());
      for (var reference : references) {
        if (decisions.resolve(reference) == null) {
          findings.add(
              Finding.warning(
                  AdrId.DANGLING.id(),
                  DecisionParser.at(file.decision().id()),
                  file.places().get("status"),
                  "Decision `%s` refers to `%s`, which is not among the %d records read."
                      .formatted(file.decision().id(), reference, decisions.files().size()),
                  "Correct the reference."));
        }
      }
      if (file.decision().status() == Decision.Status.SUPERSEDED
          && file.decision().supersededBy().isEmpty()) {
        findings.add(
            Finding.warning(
                AdrId.DANGLING.id(),
                DecisionParser.at(file.decision().id()),
                file.places().get("status"),
                "Decision `%s` is superseded and does not say by which."
                    .formatted(file.decision().id()),
                "Write `superseded by ADR-NNNN`."));
      }
    }
    return findings;
  }
}
