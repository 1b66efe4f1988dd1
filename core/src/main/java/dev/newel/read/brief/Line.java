package dev.newel.read.brief;

import dev.newel.read.markdown.Text;
import dev.newel.source.Span;

/// A line of words: of a paragraph, the first of an item, a cell.
///
/// @param leads what stands before it and says what it is about: the items it is nested in, the
///     first cell of its row; empty where nothing does
/// @param head the title of its column, empty outside tables
record Line(Scene scene, Text text, Span span, String leads, String head) {
  String flat() {
    return text.flat();
  }
}
