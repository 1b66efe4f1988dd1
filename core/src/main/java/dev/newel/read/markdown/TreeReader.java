package dev.newel.read.markdown;

import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.jspecify.annotations.Nullable;

/// Turns the library's tree into blocks. Its recursion is bounded by [Markdown#MAX_DEPTH].
final class TreeReader {
  private static final Pattern TASK_BOX = Pattern.compile("\\[([ xX])]\\s+");

  private final Lines lines;
  private final List<Link> links = new ArrayList<>();
  private @Nullable Span deepest;

  TreeReader(Lines lines) {
    this.lines = lines;
  }

  /// The first block that reaches the greatest depth, null where none does.
  @Nullable Span deepest() {
    return deepest;
  }

  /// Every link and picture, in the order of the text.
  List<Link> links() {
    return links;
  }

  List<Block> blocks(Node parent, int depth) {
    var blocks = new ArrayList<Block>();
    for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
      var span = lines.span(node.getSourceSpans());
      if (depth >= Markdown.MAX_DEPTH - 1 && deepest == null) {
        deepest = span;
      }
      var block = block(node, span, depth + 1);
      if (block != null) {
        blocks.add(block);
      }
    }
    return blocks;
  }

  private @Nullable Block block(Node node, Span span, int depth) {
    return switch (node) {
      case org.commonmark.node.Heading heading ->
          new Block.Heading(heading.getLevel(), InlineReader.read(node, lines, span, links), span);
      case org.commonmark.node.Paragraph ignored ->
          new Block.Paragraph(InlineReader.read(node, lines, span, links), span);
      case ListBlock list -> items(list, span, depth);
      case BlockQuote ignored -> new Block.Quote(blocks(node, depth), span);
      case FencedCodeBlock code ->
          new Block.Code(
              code.getInfo() == null ? "" : code.getInfo(),
              code.getLiteral(),
              code.getClosingFenceLength() == null ? Block.Fence.OPEN : Block.Fence.CLOSED,
              span);
      case IndentedCodeBlock code -> new Block.Code("", code.getLiteral(), Block.Fence.NONE, span);
      case HtmlBlock html -> new Block.Html(html.getLiteral(), span);
      case org.commonmark.node.ThematicBreak ignored -> new Block.Line(span);
      case TableBlock ignored -> table(node, span);
      default -> null;
    };
  }

  private Block items(ListBlock list, Span span, int depth) {
    var items = new ArrayList<Block.Item>();
    for (var node = list.getFirstChild(); node != null; node = node.getNext()) {
      items.add(item(blocks(node, depth + 1), lines.span(node.getSourceSpans())));
    }
    var start =
        list instanceof OrderedList ordered && ordered.getMarkerStartNumber() != null
            ? ordered.getMarkerStartNumber()
            : 0;
    return new Block.Items(list instanceof OrderedList, start, items, span);
  }

  private static Block.Item item(List<Block> blocks, Span span) {
    if (blocks.isEmpty() || !(blocks.getFirst() instanceof Block.Paragraph(var text, var place))) {
      return new Block.Item(null, blocks, span);
    }
    var box = TASK_BOX.matcher(text.plain());
    if (!box.lookingAt()) {
      return new Block.Item(null, blocks, span);
    }
    var rest = new ArrayList<>(blocks);
    rest.set(0, new Block.Paragraph(text.from(box.end()), place));
    return new Block.Item(!box.group(1).isBlank(), rest, span);
  }

  private Block table(Node table, Span span) {
    var header = List.<Block.Cell>of();
    var rows = new ArrayList<List<Block.Cell>>();
    for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (var row = part.getFirstChild(); row != null; row = row.getNext()) {
        var cells = cells(row);
        if (part instanceof TableHead) {
          header = cells;
        } else {
          rows.add(cells);
        }
      }
    }
    return new Block.Table(header, rows, span);
  }

  private List<Block.Cell> cells(Node row) {
    var place = lines.span(row.getSourceSpans());
    var cells = new ArrayList<Block.Cell>();
    for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      if (cell instanceof TableCell) {
        var span = cell.getSourceSpans().isEmpty() ? place : lines.span(cell.getSourceSpans());
        cells.add(new Block.Cell(InlineReader.read(cell, lines, span, links), span));
      }
    }
    return cells;
  }
}
