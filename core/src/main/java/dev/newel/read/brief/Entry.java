package dev.newel.read.brief;

import dev.newel.foreign.Evidence;
import dev.newel.read.markdown.Block;
import dev.newel.read.markdown.Text;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One statement of a list: an outermost item, or a paragraph that stands for itself.
///
/// @param ticked the state of its box, null where it has none
/// @param below what is nested in it
record Entry(Text text, Span span, @Nullable Boolean ticked, List<Block> below) {
  /// The statements of a block, without those of a template; none of a table or code.
  static List<Entry> of(Block block) {
    var entries = new ArrayList<Entry>();
    switch (block) {
      case Block.Items list -> {
        for (var item : list.items()) {
          add(entries, item.lead(), item.span(), item.ticked(), item.rest());
        }
      }
      case Block.Paragraph paragraph -> {
        for (var unit : Lines.units(paragraph.text())) {
          add(entries, unit, unit.span(0, unit.length(), paragraph.span()), null, List.of());
        }
      }
      default -> {}
    }
    return entries;
  }

  private static void add(
      List<Entry> entries, Text text, Span span, @Nullable Boolean ticked, List<Block> below) {
    var flat = text.flat();
    if (!flat.isEmpty() && !Template.is(flat) && !text.struck()) {
      entries.add(new Entry(text, span, ticked, below));
    }
  }

  String flat() {
    return text.flat();
  }

  @Nullable Labelled label() {
    return Labelled.of(text);
  }

  /// Its name if one is set apart, else all its words.
  String name() {
    var label = label();
    return label == null ? flat() : label.name();
  }

  /// What stands after its name, empty where no name is set apart.
  String rest() {
    var label = label();
    return label == null ? "" : label.rest(text);
  }

  /// Its words with those nested in it.
  String whole() {
    var words = new StringBuilder(flat());
    below.forEach(block -> append(words, block));
    return words.toString();
  }

  private static void append(StringBuilder words, Block block) {
    switch (block) {
      case Block.Paragraph paragraph -> words.append(' ').append(paragraph.text().flat());
      case Block.Items list -> {
        for (var item : list.items()) {
          words
              .append(words.charAt(words.length() - 1) == ':' ? " " : "; ")
              .append(item.lead().flat());
          item.rest().forEach(inner -> append(words, inner));
        }
      }
      default -> {}
    }
  }

  Evidence explicit() {
    return Evidence.explicit(text.span(0, text.length(), span), flat());
  }
}
