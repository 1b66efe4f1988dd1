package dev.newel.up.page;

import dev.newel.cli.Survey;
import dev.newel.finding.Finding;
import dev.newel.publish.site.Html;
import java.util.Locale;

/// What the rules say of the files as they are.
final class FindingsPage {
  private FindingsPage() {}

  static String of(View view) {
    var survey = view.survey();
    var judgement = survey.judgement();
    var html = new Html().element("h1", "Findings").open("p");
    html.element("strong", judgement.verdict().toString()).text(". ");
    var open = judgement.open();
    html.text(
        open.isEmpty()
            ? "The rules have nothing to say of this design."
            : Layout.counted(open.size(), "finding.", "findings."));
    if (judgement.waived() > 0) {
      html.text(" " + Layout.counted(judgement.waived(), "more is waived.", "more are waived."));
    }
    html.close("p");
    if (!open.isEmpty()) {
      html.open("ol", "class", "findings");
      open.forEach(finding -> finding(html, survey, finding));
      html.close("ol");
    }
    return Layout.page(view, "findings", "Findings", html);
  }

  private static void finding(Html html, Survey survey, Finding finding) {
    var severity = finding.severity().name().toLowerCase(Locale.ROOT);
    html.open("li").open("p");
    html.element("strong", severity + " " + finding.id(), "class", severity).text(" ");
    html.marked(finding.message()).close("p");
    var span = survey.span(finding);
    if (span != null) {
      html.open("p", "class", "place")
          .element("code", "%s:%d:%d".formatted(span.file(), span.line(), span.column()))
          .close("p");
      var line = survey.line(span);
      if (line != null) {
        html.open("pre", "tabindex", "0").element("code", line.strip()).close("pre");
      }
    }
    var hint = finding.hint();
    if (hint != null) {
      html.open("p").text("Remedy: ").marked(hint).close("p");
    }
    html.close("li");
  }
}
