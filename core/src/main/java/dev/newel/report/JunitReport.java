package dev.newel.report;

import dev.newel.finding.Finding;
import dev.newel.finding.Judgement;
import dev.newel.finding.Judgement.InBaseline;
import dev.newel.finding.Judgement.Judged;
import dev.newel.finding.Judgement.Open;
import dev.newel.finding.Judgement.Waived;
import dev.newel.text.Indented;

/// Findings as a JUnit test suite, for build servers that know nothing else. A finding is a test
/// case: failed where it fails the gate, skipped where it is accepted, otherwise passed with its
/// message as output. A run without findings is one passed case, because build servers take an
/// empty suite for a mistake.
final class JunitReport {
  private final Judgement judgement;
  private final Indented out = new Indented();

  private JunitReport(Judgement judgement) {
    this.judgement = judgement;
  }

  static String of(Report report) {
    return new JunitReport(report.judgement()).write();
  }

  private String write() {
    var cases = Math.max(1, judgement.findings().size());
    var failures = judgement.findings().stream().filter(this::fails).count();
    var counts =
        "name=\"newel\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\""
            .formatted(cases, failures, judgement.waived() + judgement.inBaseline());
    out.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    out.line("<testsuites %s>".formatted(counts));
    out.deeper(
        () -> {
          out.line("<testsuite %s>".formatted(counts)).deeper(this::cases);
          out.line("</testsuite>");
        });
    return out.line("</testsuites>").toString();
  }

  private void cases() {
    if (judgement.findings().isEmpty()) {
      out.line("<testcase classname=\"newel\" name=\"No findings\"/>");
    }
    judgement.findings().forEach(this::testcase);
  }

  private void testcase(Judged judged) {
    var finding = judged.finding();
    var span = finding.span();
    var file =
        span == null ? "" : " file=\"%s\" line=\"%d\"".formatted(xml(span.file()), span.line());
    var place = finding.at().isRoot() ? Words.place(finding) : finding.at().path();
    var name = "%s at %s".formatted(finding.id(), place);
    out.line(
        "<testcase classname=\"newel.%s\" name=\"%s\"%s>"
            .formatted(xml(finding.id()), xml(name), file));
    out.deeper(() -> out.line(outcome(judged)));
    out.line("</testcase>");
  }

  private String outcome(Judged judged) {
    var finding = judged.finding();
    return switch (judged.status()) {
      case Waived(var waiver) ->
          "<skipped message=\"waived: %s\"/>".formatted(xml(Words.agreement(waiver)));
      case InBaseline _ -> "<skipped message=\"in the baseline\"/>";
      case Open _ when fails(judged) ->
          "<failure type=\"%s\" message=\"%s\">%s</failure>"
              .formatted(Words.of(finding.severity()), xml(finding.message()), xml(words(finding)));
      case Open _ -> "<system-out>%s</system-out>".formatted(xml(words(finding)));
    };
  }

  private boolean fails(Judged judged) {
    return judged.isOpen() && judged.finding().severity().compareTo(judgement.failOn()) <= 0;
  }

  private static String words(Finding finding) {
    var head =
        "%s: %s %s: %s"
            .formatted(
                Words.place(finding),
                Words.of(finding.severity()),
                finding.id(),
                finding.message());
    return finding.hint() == null ? head : head + " hint: " + finding.hint();
  }

  /// Escaped for text and attributes alike; what XML 1.0 (section 2.2) cannot hold becomes U+FFFD.
  private static String xml(String text) {
    var escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\t', '\n', '\r' -> escaped.append("&#").append(c).append(';');
                default -> escaped.appendCodePoint(allowed(c) ? c : 0xFFFD);
              }
            });
    return escaped.toString();
  }

  private static boolean allowed(int c) {
    return c >= 0x20 && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
  }
}
