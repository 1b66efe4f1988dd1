package dev.newel.publish.document;

import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A block of a Markdown document. Texts are Markdown that is meant as such: names and values from
/// a design pass through [dev.newel.text.MarkdownText] first. A link to a place of the design is
/// written `[words](newel:ADDRESS)`; [Links] gives it its target once every document is composed.
public sealed interface Block {
  /// Sentences. The writer wraps them.
  record Paragraph(String markdown) implements Block {}

  /// A list without order.
  record Bullets(List<String> items) implements Block {
    public Bullets {
      items = List.copyOf(items);
    }
  }

  /// A list whose order matters.
  record Numbered(List<String> items) implements Block {
    public Numbered {
      items = List.copyOf(items);
    }
  }

  /// A table; every row has as many cells as there are columns.
  record Table(List<String> columns, List<List<String>> rows) implements Block {
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /// A fenced block, its text without fences.
  ///
  /// @param language as after the fence: `mermaid`, `json`, `java`
  record Fence(String language, String text) implements Block {}

  /// Markdown as a person wrote it, lines as they are. The headings in it go as deep as they must.
  record Written(List<String> lines) implements Block {
    public Written {
      lines = List.copyOf(lines);
    }
  }

  /// A heading inside a section.
  ///
  /// @param below how far below the section's own heading, 1 for the next level
  /// @param of what stands under it, as the target of links; null for nothing of its own
  record Heading(int below, String text, @Nullable Address of) implements Block {}

  /// Boxes to tick.
  record Boxes(List<Box> boxes) implements Block {
    public Boxes {
      boxes = List.copyOf(boxes);
    }
  }

  /// A box.
  record Box(boolean ticked, String markdown) {}

  /// One paragraph of several sentences.
  static Paragraph sentences(List<String> sentences) {
    return new Paragraph(String.join(" ", sentences));
  }

  /// `**Label:** text`.
  static Paragraph labelled(String label, String markdown) {
    return new Paragraph("**" + label + ":** " + markdown);
  }

  /// Several lists of blocks, one after the other.
  @SafeVarargs
  static List<Block> join(List<? extends Block>... lists) {
    var all = new ArrayList<Block>();
    for (var list : lists) {
      all.addAll(list);
    }
    return all;
  }
}
