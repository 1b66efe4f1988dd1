package dev.newel.read.markdown;

import dev.newel.source.Span;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One block of a Markdown file (CommonMark 0.31 with the tables of GitHub).
public sealed interface Block {
  /// From its first character, markup included, to its last.
  Span span();

  /// @param level 1 to 6
  record Heading(int level, Text text, Span span) implements Block {}

  record Paragraph(Text text, Span span) implements Block {}

  /// @param start the number of the first item, 0 in a list without numbers
  record Items(boolean ordered, int start, List<Item> items, Span span) implements Block {
    public Items {
      items = List.copyOf(items);
    }
  }

  record Quote(List<Block> blocks, Span span) implements Block {
    public Quote {
      blocks = List.copyOf(blocks);
    }
  }

  /// @param info what stands after the fence, empty in an indented block
  /// @param fence how it is marked
  record Code(String info, String literal, Fence fence, Span span) implements Block {
    /// Its language: the first word after the fence in lower case, empty where there is none.
    public String language() {
      var words = info.strip().split("[\\s{,]", 2);
      return words[0].toLowerCase(Locale.ROOT);
    }
  }

  /// How a block of code is marked.
  enum Fence {
    /// By its indentation.
    NONE,
    CLOSED,
    /// It has no end, so that it goes on to the end of what it stands in.
    OPEN
  }

  record Table(List<Cell> header, List<List<Cell>> rows, Span span) implements Block {
    public Table {
      header = List.copyOf(header);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /// A block of HTML, comments included.
  record Html(String literal, Span span) implements Block {}

  /// A thematic break.
  record Line(Span span) implements Block {}

  /// One item of a list.
  ///
  /// @param ticked the state of its task box `[ ]` or `[x]`, null where it has none; the box is not
  ///     part of the text
  record Item(@Nullable Boolean ticked, List<Block> blocks, Span span) {
    public Item {
      blocks = List.copyOf(blocks);
    }

    /// The words of its first paragraph.
    public Text lead() {
      return !blocks.isEmpty() && blocks.getFirst() instanceof Paragraph paragraph
          ? paragraph.text()
          : Text.EMPTY;
    }

    /// What stands after its first paragraph.
    public List<Block> rest() {
      return !blocks.isEmpty() && blocks.getFirst() instanceof Paragraph
          ? blocks.subList(1, blocks.size())
          : blocks;
    }
  }

  /// One cell of a table.
  record Cell(Text text, Span span) {}
}
