package dev.newel.report;

import dev.newel.finding.Judgement.InBaseline;
import dev.newel.finding.Judgement.Judged;
import dev.newel.finding.Judgement.Open;
import dev.newel.finding.Judgement.Waived;
import dev.newel.finding.Severity;
import dev.newel.finding.Waiver;
import java.util.LinkedHashMap;
import java.util.Map;

/// Findings as JSON of our own. Within one `version` members are only added, never renamed or taken
/// away:
///
/// - `version`: 1; `tool`: `name` and `version`
/// - `verdict`: `PASS`, `PASS WITH WARNINGS` or `FAIL`; `failOn`: `error`, `warning` or `info`
/// - `counts`: open findings by severity (`error`, `warning`, `info`), then `waived`, `baseline`,
///   and `mended`, the findings that the baseline accepts and the run did not find
/// - `findings`, in the order of the text report, each with `id`, `severity`, `status` (`open`,
///   `waived`, `baseline`), `at` (address), `message`, `fingerprint` (the same while only lines
///   move), and where there is one `span` (`file`, `line`, `column`, `endLine`, `endColumn`: from
///   1, in code points, the end exclusive), `hint`, `edit` (`span`, `text`) and `waiver` (`reason`,
///   `owner`, `until`)
final class JsonReport {
  private static final int VERSION = 1;

  private JsonReport() {}

  static String of(Report report) {
    var judgement = report.judgement();
    var root = new LinkedHashMap<String, Object>();
    root.put("version", VERSION);
    root.put("tool", Json.object("name", "newel", "version", report.options().version()));
    root.put("verdict", judgement.verdict().toString());
    root.put("failOn", Words.of(judgement.failOn()));
    var counts = new LinkedHashMap<String, Object>();
    for (var severity : Severity.values()) {
      counts.put(Words.of(severity), judgement.count(severity));
    }
    counts.put("waived", judgement.waived());
    counts.put("baseline", judgement.inBaseline());
    counts.put("mended", judgement.mended().size());
    root.put("counts", counts);
    var fingerprints = new Fingerprints();
    root.put(
        "findings",
        judgement.findings().stream().map(judged -> finding(judged, fingerprints)).toList());
    return Json.write(root);
  }

  private static Map<String, Object> finding(Judged judged, Fingerprints fingerprints) {
    var finding = judged.finding();
    var json = new LinkedHashMap<String, Object>();
    json.put("id", finding.id());
    json.put("severity", Words.of(finding.severity()));
    json.put("status", status(judged));
    json.put("at", finding.at().path());
    json.put("message", finding.message());
    json.put("fingerprint", fingerprints.next(finding));
    FindingJson.addWhereKnown(json, finding);
    if (judged.status() instanceof Waived(Waiver waiver)) {
      json.put(
          "waiver",
          Json.object("reason", waiver.reason(), "owner", waiver.owner(), "until", waiver.until()));
    }
    return json;
  }

  private static String status(Judged judged) {
    return switch (judged.status()) {
      case Open _ -> "open";
      case Waived _ -> "waived";
      case InBaseline _ -> "baseline";
    };
  }
}
