package dev.newel.report;

import dev.newel.finding.Finding;
import dev.newel.source.Span;
import java.util.LinkedHashMap;
import java.util.Map;

/// A finding as JSON: `id`, `severity`, `at` (address), `message`, and where there is one `span`
/// (`file`, `line`, `column`, `endLine`, `endColumn`: from 1, in code points, the end exclusive),
/// `hint` and `edit` (`span`, `text`).
public final class FindingJson {
  private FindingJson() {}

  /// A finding that no gate has judged.
  public static Map<String, Object> plain(Finding finding) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", finding.id());
    json.put("severity", Words.of(finding.severity()));
    json.put("at", finding.at().path());
    json.put("message", finding.message());
    addWhereKnown(json, finding);
    return json;
  }

  /// Adds the members that not every finding has.
  static void addWhereKnown(Map<String, Object> json, Finding finding) {
    var span = finding.span();
    if (span != null) {
      json.put("span", span(span));
    }
    var hint = finding.hint();
    if (hint != null) {
      json.put("hint", hint);
    }
    var edit = finding.edit();
    if (edit != null) {
      var change = new LinkedHashMap<String, Object>();
      change.put("span", span(edit.span()));
      change.put("text", edit.text());
      json.put("edit", change);
    }
  }

  private static Map<String, Object> span(Span span) {
    var json = new LinkedHashMap<String, Object>();
    json.put("file", span.file());
    json.put("line", span.line());
    json.put("column", span.column());
    json.put("endLine", span.endLine());
    json.put("endColumn", span.endColumn());
    return json;
  }
}
