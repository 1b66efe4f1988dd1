package dev.newel.read.brief;

import dev.newel.finding.Finding;
import dev.newel.read.markdown.Block;
import dev.newel.read.markdown.Markdown;
import dev.newel.read.markdown.Text;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.List;

/// What is wrong with a document as a whole: left-over text of its template, an end that is
/// missing, front matter that is broken.
final class Faults {
  private static final int MOST = 100;

  private final List<Finding> findings = new ArrayList<>();
  private int leftOver;

  private Faults() {}

  static List<Finding> of(Markdown document, List<Passage> passages, String text) {
    var faults = new Faults();
    faults.frontMatter(document, text);
    for (var passage : passages) {
      faults.block(passage.block());
    }
    faults.end(document, text);
    return faults.findings;
  }

  private void frontMatter(Markdown document, String text) {
    if (document.frontMatter() == null && text.matches("(?s)---[ \\t]*\\R[A-Za-z][\\w .-]*:.*")) {
      add(
          BriefId.FRONT_MATTER,
          Span.point(document.file(), 1, 1),
          "The front matter of `%s` has no end.".formatted(document.file()),
          "Close it with a line `---`.");
    }
  }

  private void block(Block block) {
    switch (block) {
      case Block.Heading heading -> words(heading.text(), heading.span());
      case Block.Paragraph paragraph ->
          Lines.units(paragraph.text()).forEach(unit -> words(unit, paragraph.span()));
      case Block.Items list -> list.items().forEach(item -> item.blocks().forEach(this::block));
      case Block.Table table ->
          table
              .rows()
              .forEach(
                  row ->
                      row.forEach(
                          cell -> {
                            if (cell.text().flat().startsWith("[")) {
                              words(cell.text(), cell.span());
                            }
                          }));
      default -> {}
    }
  }

  private void words(Text text, Span block) {
    var flat = text.flat();
    if (leftOver < MOST && Template.is(flat)) {
      leftOver++;
      add(
          BriefId.LEFT_OVER,
          text.span(0, text.length(), block),
          "`%s` is left over from a template."
              .formatted(flat.length() > 80 ? flat.substring(0, 79) + "…" : flat),
          "Fill it in, or remove it.");
    }
  }

  private void end(Markdown document, String text) {
    if (document.blocks().isEmpty()) {
      return;
    }
    var last = document.blocks().getLast();
    var plain = text.stripTrailing();
    var line = plain.substring(Math.max(plain.lastIndexOf('\n'), plain.lastIndexOf('\r')) + 1);
    var open = last instanceof Block.Code code && code.fence() == Block.Fence.OPEN;
    var row = last instanceof Block.Table && line.startsWith("|") && !line.endsWith("|");
    var torn =
        !text.endsWith("\n")
            && !text.endsWith("\r")
            && ((line.matches(".*(?:\\*\\*|`)[^*`]*") && odd(line)) || line.matches(".*[,(]"));
    var heading = last instanceof Block.Heading && document.blocks().size() > 1;
    if (open || row || torn || heading) {
      var what =
          open
              ? "a block of code that is never closed"
              : row ? "a row of a table" : heading ? "a heading with nothing below it" : "a line";
      add(
          BriefId.CUT_OFF,
          last.span(),
          "`%s` ends in %s.".formatted(document.file(), what),
          "See whether the rest is missing.");
    }
  }

  private static boolean odd(String line) {
    return line.chars().filter(character -> character == '`').count() % 2 == 1
        || (line.split("\\*\\*", -1).length - 1) % 2 == 1;
  }

  private void add(BriefId id, Span place, String message, String hint) {
    findings.add(Finding.warning(id.id(), Address.ROOT, place, message, hint));
  }
}
