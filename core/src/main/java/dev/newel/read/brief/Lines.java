package dev.newel.read.brief;

import dev.newel.read.markdown.Block;
import dev.newel.read.markdown.Run;
import dev.newel.read.markdown.Text;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The lines of words of a passage. Lines of one paragraph that a writer has only wrapped are one.
final class Lines {
  private static final Pattern BEGINS =
      Pattern.compile("\\s*(?:[-*•✓✅❌]|\\d{1,3}[.)]|\\|)\\s.*", Pattern.DOTALL);
  /// From here on Unicode has arrows, signs and pictures, with which writers begin lines.
  private static final int FIRST_PICTURE = 0x2190;
  /// A cell that says more than this is no name of its row.
  private static final int LONGEST_LEAD = 120;

  private final Scene scene;
  private final List<Line> lines = new ArrayList<>();

  private Lines(Scene scene) {
    this.scene = scene;
  }

  /// All lines, without those of a template.
  static List<Line> of(Passage passage) {
    var lines = new Lines(passage.scene());
    lines.block(passage.block(), "");
    return lines.lines;
  }

  private void block(Block block, String leads) {
    switch (block) {
      case Block.Heading heading -> add(heading.text(), heading.span(), leads, "");
      case Block.Paragraph paragraph ->
          units(paragraph.text()).forEach(unit -> add(unit, paragraph.span(), leads, ""));
      case Block.Items list -> list.items().forEach(item -> item(item, leads));
      case Block.Quote quote -> quote.blocks().forEach(inner -> block(inner, leads));
      case Block.Table table -> table(table, leads);
      default -> {}
    }
  }

  private void item(Block.Item item, String leads) {
    var lead = item.lead();
    var span = item.blocks().isEmpty() ? item.span() : item.blocks().getFirst().span();
    units(lead).forEach(unit -> add(unit, span, leads, ""));
    if (!item.rest().isEmpty()) {
      var words = lead.flat();
      var label = Labelled.of(lead);
      var name = label == null ? words : label.name();
      var below =
          name.length() > LONGEST_LEAD || leads.length() > LONGEST_LEAD
              ? leads
              : leads.isEmpty() ? name : leads + " " + name;
      item.rest().forEach(block -> block(block, below));
    }
  }

  private void table(Block.Table table, String leads) {
    var heads = table.header().stream().map(cell -> cell.text().flat()).toList();
    for (var row : table.rows()) {
      if (row.stream()
          .anyMatch(
              cell ->
                  Template.is(cell.text().flat()) && !cell.text().flat().matches("(?i)n/?a|tbd"))) {
        continue;
      }
      for (var index = 0; index < row.size(); index++) {
        var first = index == 0 ? "" : row.getFirst().text().flat();
        var lead = first.length() > LONGEST_LEAD ? "" : first;
        add(
            row.get(index).text(),
            row.get(index).span(),
            leads.isEmpty() ? lead : leads + " " + lead,
            index < heads.size() ? heads.get(index) : "");
      }
    }
  }

  private void add(Text text, Span block, String leads, String head) {
    var flat = text.flat();
    if (!flat.isEmpty() && !text.struck() && !Template.is(flat)) {
      lines.add(new Line(scene, text, text.span(0, text.length(), block), leads, head));
    }
  }

  /// The lines of a text that begin something: a line that only goes on stays with the one before.
  static List<Text> units(Text text) {
    var units = new ArrayList<Text>();
    var unit = new ArrayList<Run>();
    Run broken = null;
    for (var run : text.runs()) {
      if (run.text().equals("\n")) {
        broken = run;
        continue;
      }
      if (broken != null && !unit.isEmpty()) {
        if (begins(run) || unit.stream().allMatch(part -> part.strong() || part.text().isBlank())) {
          units.add(new Text(unit));
          unit.clear();
        } else {
          unit.add(broken);
        }
      }
      broken = null;
      unit.add(run);
    }
    if (!unit.isEmpty()) {
      units.add(new Text(unit));
    }
    return units;
  }

  private static boolean begins(Run run) {
    var words = run.text();
    return run.strong()
        || BEGINS.matcher(words).matches()
        || (!words.isEmpty() && words.codePointAt(0) > FIRST_PICTURE);
  }
}
