package dev.newel.report;

import dev.newel.finding.Edit;
import dev.newel.finding.Finding;
import dev.newel.finding.Judgement.InBaseline;
import dev.newel.finding.Judgement.Judged;
import dev.newel.finding.Judgement.Waived;
import dev.newel.finding.RuleInfo;
import dev.newel.finding.Severity;
import dev.newel.source.Span;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Findings as SARIF 2.1.0 (OASIS Standard with Errata 01). Waivers are suppressions, a baseline
/// gives every result its `baselineState`, edits are fixes, and the address of a finding is its
/// logical location.
final class SarifReport {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String UNRESERVED = "-._~/";
  private static final Pattern LINK = Pattern.compile("\\[(?=[^\\[\\]]*\\]\\()");

  private final Report report;
  private final List<String> ruleIds;
  private final Fingerprints fingerprints = new Fingerprints();

  private SarifReport(Report report) {
    this.report = report;
    this.ruleIds = List.copyOf(report.rules().keySet());
  }

  static String of(Report report) {
    var root = new LinkedHashMap<String, Object>();
    root.put("$schema", SCHEMA);
    root.put("version", "2.1.0");
    root.put("runs", List.of(new SarifReport(report).run()));
    return Json.write(root);
  }

  private Map<String, Object> run() {
    var driver = Json.object("name", "newel", "version", report.options().version());
    driver.put("rules", report.rules().values().stream().map(SarifReport::rule).toList());
    var run = new LinkedHashMap<String, Object>();
    run.put("tool", Map.of("driver", driver));
    run.put("columnKind", "unicodeCodePoints");
    run.put("results", report.judgement().findings().stream().map(this::result).toList());
    run.put("properties", Json.object("verdict", report.judgement().verdict()));
    return run;
  }

  private static Map<String, Object> rule(RuleInfo rule) {
    var json = Json.object("id", rule.id(), "name", rule.name());
    json.put("shortDescription", message(rule.summary()));
    var helpUri = rule.helpUri();
    if (helpUri != null) {
      json.put("helpUri", helpUri);
    }
    json.put("defaultConfiguration", Map.of("level", level(rule.severity())));
    return json;
  }

  private Map<String, Object> result(Judged judged) {
    var finding = judged.finding();
    var result = new LinkedHashMap<String, Object>();
    result.put("ruleId", finding.id());
    if (ruleIds.contains(finding.id())) {
      result.put("ruleIndex", ruleIds.indexOf(finding.id()));
    }
    result.put("level", level(finding.severity()));
    result.put(
        "message",
        message(
            finding.hint() == null ? finding.message() : finding.message() + " " + finding.hint()));
    var location = location(finding);
    result.put("locations", location.isEmpty() ? List.of() : List.of(location));
    result.put("partialFingerprints", Map.of("newelFinding/v1", fingerprints.next(finding)));
    if (report.judgement().compared()) {
      result.put("baselineState", judged.status() instanceof InBaseline ? "unchanged" : "new");
    }
    // Section 3.27.23: either every result of a run has suppressions, be it an empty list, or none
    // has.
    result.put("suppressions", suppressions(judged));
    if (finding.edit() != null) {
      result.put("fixes", List.of(fix(finding, finding.edit())));
    }
    return result;
  }

  private static Map<String, Object> location(Finding finding) {
    var location = new LinkedHashMap<String, Object>();
    if (finding.span() != null) {
      var physical = new LinkedHashMap<String, Object>();
      physical.put("artifactLocation", Map.of("uri", uri(finding.span().file())));
      physical.put("region", region(finding.span()));
      location.put("physicalLocation", physical);
    }
    if (!finding.at().isRoot()) {
      var logical =
          Json.object("name", finding.at().name(), "fullyQualifiedName", finding.at().path());
      location.put("logicalLocations", List.of(logical));
    }
    return location;
  }

  private static List<Object> suppressions(Judged judged) {
    if (!(judged.status() instanceof Waived(var waiver))) {
      return List.of();
    }
    var json =
        Json.object("kind", "external", "status", "accepted", "justification", waiver.reason());
    json.put("properties", Json.object("owner", waiver.owner(), "until", waiver.until()));
    return List.of(json);
  }

  private static Map<String, Object> fix(Finding finding, Edit edit) {
    var replacement = new LinkedHashMap<String, Object>();
    replacement.put("deletedRegion", region(edit.span()));
    if (!edit.text().isEmpty()) {
      replacement.put("insertedContent", text(edit.text()));
    }
    var change = new LinkedHashMap<String, Object>();
    change.put("artifactLocation", Map.of("uri", uri(edit.span().file())));
    change.put("replacements", List.of(replacement));
    var fix = new LinkedHashMap<String, Object>();
    fix.put("description", message(finding.hint() == null ? "Apply the edit." : finding.hint()));
    fix.put("artifactChanges", List.of(change));
    return fix;
  }

  private static Map<String, Object> region(Span any) {
    var span = Words.sound(any);
    var region = new LinkedHashMap<String, Object>();
    region.put("startLine", span.line());
    region.put("startColumn", span.column());
    region.put("endLine", span.endLine());
    region.put("endColumn", span.endColumn());
    return region;
  }

  /// A message string, in which `{0}` is a placeholder and `[text](target)` a link: braces are
  /// doubled (section 3.11.5) and the bracket that would begin a link is escaped (section 3.11.6).
  private static Map<String, Object> message(String words) {
    var plain = words.replace("{", "{{").replace("}", "}}");
    return text(LINK.matcher(plain).replaceAll("\\\\["));
  }

  private static Map<String, Object> text(String text) {
    return Json.object("text", text);
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }

  /// The path as a URI reference (RFC 3986): relative as it is, absolute with the `file` scheme
  /// (RFC 8089).
  static String uri(String path) {
    var uri = new StringBuilder();
    if (path.matches("[A-Za-z]:/.*")) {
      return uri.append("file:///")
          .append(path, 0, 2)
          .append(encoded(path.substring(2)))
          .toString();
    }
    return uri.append(path.startsWith("/") ? "file://" : "").append(encoded(path)).toString();
  }

  private static String encoded(String path) {
    var encoded = new StringBuilder();
    for (var octet : path.getBytes(StandardCharsets.UTF_8)) {
      var c = (char) (octet & 0xFF);
      var plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      encoded.append(
          plain || UNRESERVED.indexOf(c) >= 0 ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return encoded.toString();
  }
}
