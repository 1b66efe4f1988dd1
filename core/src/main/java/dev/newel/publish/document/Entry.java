package dev.newel.publish.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// An entry of ours in a file that others write in too, composed but for its day.
record Entry(Plan plan, Subject subject, Sections sections, Links links) {
  /// Its heading and its lines as of a day, without its mark.
  List<String> lines(String date) {
    var words = new LinkedHashMap<>(plan.words());
    words.put("date", date);
    var on = subject.on(date);
    var lines = new ArrayList<String>();
    lines.add("## " + Outline.fill(plan.document().title(), words));
    for (var section : plan.document().sections()) {
      var place = new Place(on, section, plan.item().equals(Plan.SYSTEM) ? null : plan.item());
      for (var name : section.renders()) {
        var blocks = sections.named(name).render(place, 0);
        var written =
            MarkdownWriter.write(
                blocks, 2, markdown -> links.resolve(markdown, plan.path(), List.of()));
        lines.addAll(written.lines());
      }
    }
    return lines;
  }

  /// How every heading of it begins: what stands before the day.
  String heading() {
    var title = plan.document().title();
    var day = title.indexOf("{date}");
    return "## " + Outline.fill(day < 0 ? title : title.substring(0, day), plan.words()).strip();
  }
}
