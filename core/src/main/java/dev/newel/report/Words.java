package dev.newel.report;

import dev.newel.finding.Finding;
import dev.newel.finding.Judgement;
import dev.newel.finding.Severity;
import dev.newel.finding.Waiver;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.Locale;

/// What several formats say in the same words.
final class Words {
  private Words() {}

  /// `error`, `warning` or `info`.
  static String of(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  /// `2 errors, 1 warning, 3 waived. FAIL`.
  static String summary(Judgement judgement) {
    var counts = new ArrayList<String>();
    count(counts, judgement.count(Severity.ERROR), "error", "errors");
    count(counts, judgement.count(Severity.WARNING), "warning", "warnings");
    count(counts, judgement.count(Severity.INFO), "info", "infos");
    count(counts, judgement.waived(), "waived", "waived");
    count(counts, judgement.inBaseline(), "in the baseline", "in the baseline");
    return "%s. %s"
        .formatted(
            counts.isEmpty() ? "No findings" : String.join(", ", counts), judgement.verdict());
  }

  /// `Legacy clients (catalog-team, until 2026-12-31)`.
  static String agreement(Waiver waiver) {
    return "%s (%s, until %s)".formatted(waiver.reason(), waiver.owner(), waiver.until());
  }

  /// `shop.yaml:3:7`, or the address where no file is known, or `design` where nothing is.
  static String place(Finding finding) {
    var span = finding.span();
    if (span != null) {
      return span.toString();
    }
    return finding.at().isRoot() ? "design" : finding.at().path();
  }

  /// The span with every number at least 1 and its end not before its beginning, as the formats
  /// demand.
  static Span sound(Span span) {
    var line = Math.max(1, span.line());
    var column = Math.max(1, span.column());
    var endLine = Math.max(line, span.endLine());
    var endColumn = Math.max(endLine == line ? column : 1, span.endColumn());
    return new Span(span.file(), line, column, endLine, endColumn);
  }

  private static void count(ArrayList<String> counts, long count, String one, String many) {
    if (count > 0) {
      counts.add("%d %s".formatted(count, count == 1 ? one : many));
    }
  }
}
