package dev.newel.publish.document;

import java.util.ArrayList;
import java.util.List;

/// What does not fit into the cells of a table. A cell that is too long keeps what fits of it, up
/// to the end of a clause or of an item where one ends late enough, and refers to a note below
/// the table, which says the rest; a cell that must be cut within a clause has a note that says
/// all of it.
final class Notes {
  /// How wide a beginning that ends with a clause is at least, in characters; a narrower one would
  /// tell too little.
  private static final int LEAST = 40;

  private final List<String> notes = new ArrayList<>();

  /// The notes in order, numbered from 1.
  List<String> all() {
    return notes;
  }

  /// The cells, cut where they are too long.
  List<String> fit(List<String> row) {
    return row.stream().map(cell -> Cells.fits(cell) ? cell : fit(cell, row.getFirst())).toList();
  }

  private String fit(String cell, String row) {
    var reference = "(note %d)".formatted(notes.size() + 1);
    var atoms = Cells.atoms(cell);
    var fitting = fitting(atoms, Cells.MOST - reference.length() - 3);
    for (var ends : List.of(".;", ",")) {
      var end = end(atoms, fitting, ends);
      if (end > 0) {
        var rest = String.join(" ", atoms.subList(end, atoms.size()));
        var head = String.join(" ", atoms.subList(0, end)).replaceFirst("[;,]$", "");
        var open = ends.equals(",");
        note(row, open ? "… " + rest : Phrase.capital(rest));
        return head + (open ? " … " : " ") + reference;
      }
    }
    note(row, cell);
    return fitting == 0
        ? reference
        : String.join(" ", atoms.subList(0, fitting)) + " … " + reference;
  }

  /// How many atoms one cell holds.
  private static int fitting(List<String> atoms, int most) {
    var width = -1;
    for (var i = 0; i < atoms.size(); i++) {
      width += Cells.shown(atoms.get(i)) + 1;
      if (width > most) {
        return i;
      }
    }
    return atoms.size();
  }

  /// How many of the first `fitting` atoms end with one of `marks` and are wide enough; 0 where
  /// none do.
  private static int end(List<String> atoms, int fitting, String marks) {
    for (var i = fitting; i > 0; i--) {
      if (marks.indexOf(atoms.get(i - 1).charAt(atoms.get(i - 1).length() - 1)) >= 0) {
        return Cells.shown(String.join(" ", atoms.subList(0, i))) >= LEAST ? i : 0;
      }
    }
    return 0;
  }

  private void note(String row, String words) {
    var end = words.matches("(?s).*[.!?]") ? "" : ".";
    notes.add("**Note %d**%s: %s%s".formatted(notes.size() + 1, of(row), words, end));
  }

  /// Whose cell it is: the first of its row, where that one fits.
  private static String of(String row) {
    return Cells.fits(row) && !row.isBlank() ? " (" + row + ")" : "";
  }
}
