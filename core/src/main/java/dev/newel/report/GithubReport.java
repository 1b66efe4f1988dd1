package dev.newel.report;

import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import java.util.ArrayList;

/// Open findings as workflow commands, which GitHub shows beside the changed lines; the last line
/// is the plain summary. Format and parameters: GitHub Docs, "Workflow commands for GitHub
/// Actions"; escaping as `@actions/core` does it. GitHub shows 10 errors and 10 warnings per step
/// and keeps the rest in the log.
final class GithubReport {
  private GithubReport() {}

  static String of(Report report) {
    var out = new StringBuilder();
    for (var finding : report.judgement().open()) {
      out.append(command(report, finding)).append('\n');
    }
    return out.append(Words.summary(report.judgement())).append('\n').toString();
  }

  private static String command(Report report, Finding finding) {
    var rule = report.rules().get(finding.id());
    var properties = new ArrayList<String>();
    if (finding.span() != null) {
      var span = Words.sound(finding.span());
      properties.add("file=" + property(span.file()));
      properties.add("line=" + span.line());
      // GitHub takes columns only where the annotation begins and ends on one line.
      if (span.line() == span.endLine()) {
        properties.add("col=" + span.column());
        properties.add("endLine=" + span.endLine());
        properties.add("endColumn=" + span.endColumn());
      } else {
        properties.add("endLine=" + span.endLine());
      }
    }
    properties.add(
        "title=" + property(rule == null ? finding.id() : finding.id() + " " + rule.name()));
    var message = new StringBuilder(finding.message());
    if (finding.hint() != null) {
      message.append("\nhint: ").append(finding.hint());
    }
    if (!finding.at().isRoot()) {
      message.append("\nat: ").append(finding.at());
    }
    return "::%s %s::%s"
        .formatted(
            name(finding.severity()), String.join(",", properties), data(message.toString()));
  }

  private static String name(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "notice";
    };
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
