package dev.newel.read.prd;

import dev.newel.read.markdown.Block;
import dev.newel.read.markdown.Markdown;
import dev.newel.read.markdown.Section;
import dev.newel.read.markdown.Text;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Goes through a document once and notes every place that defines an id, with the blocks that
/// belong to it.
final class Walk {
  private static final Pattern NUMBERED = Pattern.compile("(?<=\\s)\\d{1,4}[.)]\\s+");
  private static final Pattern TRAILING = Pattern.compile("[(\\[]([^()\\[\\]]{2,60})[)\\]]\\s*$");
  private static final Pattern STATED =
      Pattern.compile("(?i).*\\brequirements?(?! (?:summary|document" + "|overview))\\b.*");
  private static final Pattern STATED_BELOW =
      Pattern.compile("(?i).*\\bfunctional requirements\\b.*");

  /// A section of requirements whose statements carry no id.
  record Unlabelled(String title, int count, Span first) {}

  private final boolean titleDefines;
  final List<Found> found = new ArrayList<>();
  final List<Unlabelled> unlabelled = new ArrayList<>();
  private Place place = Place.of(List.of());

  private Walk(boolean titleDefines) {
    this.titleDefines = titleDefines;
  }

  /// @param titleDefines whether an id in a heading of level 1 is a requirement, and not the
  ///     document's own number
  static Walk through(Markdown markdown, boolean titleDefines) {
    var walk = new Walk(titleDefines);
    Found owner = null;
    var level = 0;
    for (var section : markdown.sections()) {
      walk.place = Place.of(section.path());
      var heading = section.heading();
      if (heading != null) {
        owner = heading.level() <= level ? null : owner;
        var own = walk.heading(heading);
        if (own != null) {
          owner = own;
          level = heading.level();
        } else if (owner != null) {
          owner.body.add(heading);
        }
      }
      var before = walk.found.size();
      walk.blocks(section.blocks(), owner);
      if (owner == null && walk.found.size() == before) {
        walk.noteUnlabelled(section);
      }
    }
    return walk;
  }

  private @Nullable Found heading(Block.Heading heading) {
    if ((heading.level() == 1 && !titleDefines) || place.listing()) {
      return null;
    }
    var lead = place.lead(heading.text());
    if (lead != null) {
      return lead.defines()
          ? add(Found.at(lead, heading.text(), Found.Form.HEADING, heading.span(), place, null))
          : null;
    }
    var plain = heading.text().plain();
    var trailing = TRAILING.matcher(plain);
    var id = trailing.find() ? Id.of(trailing.group(1).strip()) : null;
    if (id == null || !id.certain()) {
      return null;
    }
    var span = heading.text().span(trailing.start(1), trailing.end(1), heading.span());
    var own = new Found(id, Found.Form.HEADING, span, place.trail(), true, null);
    own.title = heading.text().part(0, trailing.start()).flat();
    return add(own);
  }

  private void blocks(List<Block> blocks, @Nullable Found owner) {
    var current = owner;
    for (var block : blocks) {
      switch (block) {
        case Block.Paragraph paragraph -> current = paragraph(paragraph, current, owner);
        case Block.Items list -> items(list, current);
        case Block.Quote quote -> blocks(quote.blocks(), current);
        case Block.Table table -> table(table, current);
        default -> feed(current, block);
      }
    }
  }

  private @Nullable Found paragraph(
      Block.Paragraph paragraph, @Nullable Found current, @Nullable Found owner) {
    var result = current;
    for (var piece : pieces(paragraph.text())) {
      var lead = place.lead(piece);
      var strong = lead != null && piece.strongLead() > lead.start();
      if ((lead != null
              && lead.defines()
              && lead.named()
              && (strong || lead.id().certain())
              && lead.rest() < piece.length())
          || (lead != null && strong && lead.defines())) {
        result = add(Found.at(lead, piece, Found.Form.PARAGRAPH, paragraph.span(), place, owner));
      } else {
        feed(result, new Block.Paragraph(piece, paragraph.span()));
      }
    }
    return result;
  }

  /// The lines of `text`, cut again where a numbered strong id follows on the same line, as
  /// formatters leave it.
  private static List<Text> pieces(Text text) {
    var pieces = new ArrayList<Text>();
    for (var line : text.lines()) {
      var plain = line.plain();
      var from = 0;
      var number = NUMBERED.matcher(plain);
      while (number.find()) {
        if (line.from(number.end()).strongLead() > 0 && Lead.of(line.from(number.end())) != null) {
          pieces.add(line.part(from, number.start()));
          from = number.end();
        }
      }
      pieces.add(line.from(from));
    }
    return pieces;
  }

  private void items(Block.Items list, @Nullable Found owner) {
    for (var item : list.items()) {
      var lead = place.lead(item.lead());
      var bare = lead != null && lead.rest() >= item.lead().length() && item.rest().isEmpty();
      if (lead != null && lead.defines() && !bare && (lead.named() || lead.id().certain())) {
        var first = item.lead();
        var own = add(Found.at(lead, first, Found.Form.ITEM, item.span(), place, owner));
        blocks(item.rest(), own);
      } else if (holdsLead(item)) {
        var first =
            new Block.Item(
                item.ticked(),
                item.blocks().subList(0, Math.min(1, item.blocks().size())),
                item.span());
        feed(owner, new Block.Items(list.ordered(), list.start(), List.of(first), item.span()));
        blocks(item.rest(), owner);
      } else {
        feed(owner, new Block.Items(list.ordered(), list.start(), List.of(item), item.span()));
      }
    }
  }

  private static boolean holdsLead(Block.Item item) {
    return item.rest().stream()
        .anyMatch(
            block ->
                switch (block) {
                  case Block.Items list ->
                      list.items().stream()
                          .anyMatch(inner -> Lead.of(inner.lead()) != null || holdsLead(inner));
                  case Block.Table ignored -> true;
                  case Block.Paragraph paragraph -> Lead.of(paragraph.text()) != null;
                  default -> false;
                });
  }

  private void table(Block.Table table, @Nullable Found owner) {
    var rows = place.listing() ? List.<Found>of() : TableRows.read(table, place, owner);
    if (rows.isEmpty()) {
      feed(owner, table);
    } else {
      found.addAll(rows);
    }
  }

  private Found add(Found one) {
    found.add(one);
    return one;
  }

  private static void feed(@Nullable Found owner, Block block) {
    if (owner != null) {
      owner.body.add(block);
    }
  }

  private void noteUnlabelled(Section section) {
    var trail = section.trail();
    if (place.listing()
        || trail.isEmpty()
        || (!STATED.matcher(trail.getLast()).matches()
            && trail.stream().noneMatch(STATED_BELOW.asMatchPredicate()))) {
      return;
    }
    var count = 0;
    Span first = null;
    for (var block : section.blocks()) {
      if (block instanceof Block.Items list) {
        count += list.items().size();
        first = first == null ? list.items().getFirst().span() : first;
      }
    }
    if (first != null) {
      unlabelled.add(new Unlabelled(trail.getLast(), count, first));
    }
  }
}
