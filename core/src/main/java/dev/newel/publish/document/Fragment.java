package dev.newel.publish.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Markdown that a house wrote in place of a section.
///
/// @param pieces its text, and between the lines what sections render
record Fragment(List<Piece> pieces) {
  /// A line that stands for what a section renders.
  static final Pattern SECTION = Pattern.compile("^\\{\\{ *([^{} ]+) *}}$");

  Fragment {
    pieces = List.copyOf(pieces);
  }

  /// A part of it.
  sealed interface Piece {
    /// Lines as they are.
    record Text(List<String> lines) implements Piece {}

    /// What a section renders.
    record Rendered(String name) implements Piece {}
  }

  /// @param words what the places of a template are filled with; empty for a text to the letter
  static Fragment of(String text, Map<String, String> words) {
    var lines = text.lines().toList();
    if (words.isEmpty()) {
      return new Fragment(List.of(new Piece.Text(trimmed(lines))));
    }
    var pieces = new ArrayList<Piece>();
    var fenced = Headings.fenced(lines);
    var here = new ArrayList<String>();
    for (var i = 0; i < lines.size(); i++) {
      var section = SECTION.matcher(lines.get(i).strip());
      if (section.matches() && !fenced.contains(i)) {
        add(here, pieces);
        pieces.add(new Piece.Rendered(section.group(1)));
      } else {
        here.add(Outline.fill(lines.get(i), words));
      }
    }
    add(here, pieces);
    return new Fragment(pieces);
  }

  private static void add(List<String> lines, List<Piece> pieces) {
    var trimmed = trimmed(lines);
    if (!trimmed.isEmpty()) {
      pieces.add(new Piece.Text(trimmed));
    }
    lines.clear();
  }

  /// Without the empty lines at both ends.
  private static List<String> trimmed(List<String> lines) {
    var from = 0;
    var to = lines.size();
    while (from < to && lines.get(from).isBlank()) {
      from++;
    }
    while (to > from && lines.get(to - 1).isBlank()) {
      to--;
    }
    return List.copyOf(lines.subList(from, to));
  }

  /// The sections that it names.
  List<Section> sections(Function<String, Section> named) {
    return pieces.stream()
        .filter(Piece.Rendered.class::isInstance)
        .map(piece -> named.apply(((Piece.Rendered) piece).name()))
        .toList();
  }
}
