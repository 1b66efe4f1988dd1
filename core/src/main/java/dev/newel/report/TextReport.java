package dev.newel.report;

import dev.newel.finding.Finding;
import dev.newel.finding.Judgement.InBaseline;
import dev.newel.finding.Judgement.Judged;
import dev.newel.finding.Judgement.Open;
import dev.newel.finding.Judgement.Waived;
import dev.newel.finding.Severity;

/// Findings for people at a terminal: place, message, the source with carets, the address and the
/// remedy.
final class TextReport {
  private static final int NARROWEST = 40;
  private static final int WIDEST = 1000;
  private static final String BOLD = "1";
  private static final String DIM = "2";
  private static final String RED = "1;31";
  private static final String YELLOW = "1;33";
  private static final String BLUE = "1;34";
  private static final String GREEN = "1;32";

  private final Report report;
  private final StringBuilder out = new StringBuilder();

  private TextReport(Report report) {
    this.report = report;
  }

  static String of(Report report) {
    var text = new TextReport(report);
    report.judgement().findings().stream()
        .filter(judged -> judged.isOpen() || report.options().accepted())
        .forEach(text::finding);
    return text.out.append(text.summary()).append('\n').toString();
  }

  private void finding(Judged judged) {
    var finding = judged.finding();
    out.append(paint(BOLD, Display.visible(Words.place(finding)))).append(": ");
    out.append(
        paint(
            colour(finding.severity()),
            Words.of(finding.severity()) + " " + Display.visible(finding.id())));
    out.append(": ").append(Display.visible(finding.message())).append('\n');
    excerpt(finding);
    if (!finding.at().isRoot() && finding.span() != null) {
      note("at", finding.at().path());
    }
    var hint = finding.hint();
    if (hint != null) {
      note("hint", hint);
    }
    switch (judged.status()) {
      case Open _ -> {}
      case Waived(var waiver) -> note("waived", Words.agreement(waiver));
      case InBaseline _ -> note("in the baseline", "accepted");
    }
    out.append('\n');
  }

  private void excerpt(Finding finding) {
    var span = finding.span();
    if (span == null) {
      return;
    }
    var sound = Words.sound(span);
    var text = report.sources().text(span.file()).orElse(null);
    if (text == null || sound.line() > text.lines()) {
      return;
    }
    var number = "%4d".formatted(sound.line());
    var bar = paint(DIM, " | ");
    var width = Math.clamp(report.options().width(), NARROWEST, WIDEST) - number.length() - 3;
    var excerpt = Excerpt.of(text, sound, width);
    out.append((paint(DIM, number) + bar + excerpt.source()).stripTrailing()).append('\n');
    var carets = paint(colour(finding.severity()), "^".repeat(excerpt.carets()));
    out.append(" ".repeat(number.length()))
        .append(bar)
        .append(" ".repeat(excerpt.indent()))
        .append(carets);
    out.append('\n');
  }

  private void note(String label, String words) {
    out.append("    ")
        .append(paint(DIM, label + ":"))
        .append(' ')
        .append(Display.visible(words))
        .append('\n');
  }

  private String summary() {
    var colour =
        switch (report.judgement().verdict()) {
          case PASS -> GREEN;
          case PASS_WITH_WARNINGS -> YELLOW;
          case FAIL -> RED;
        };
    return paint(colour, Words.summary(report.judgement()));
  }

  private static String colour(Severity severity) {
    return switch (severity) {
      case ERROR -> RED;
      case WARNING -> YELLOW;
      case INFO -> BLUE;
    };
  }

  private String paint(String colour, String words) {
    return report.options().colour() ? "\u001B[" + colour + "m" + words + "\u001B[0m" : words;
  }
}
