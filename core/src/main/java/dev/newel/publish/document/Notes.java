package dev.newel.publish.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What does not fit into the cells of a table: a cell that is too long keeps its beginning and
/// refers to a note below the table, which has all of it.
final class Notes {
  /// The longest cell, in characters as a reader sees them.
  static final int MOST = 120;

  /// Room for ` … (note 12)`.
  private static final int REFERENCE = 14;

  private static final Pattern TARGET = Pattern.compile("]\\([^)]*\\)");

  private final List<String> notes = new ArrayList<>();

  /// The notes in order, numbered from 1.
  List<String> all() {
    return notes;
  }

  /// The cell, cut where it is too long.
  String fit(String cell) {
    if (shown(cell).length() <= MOST) {
      return cell;
    }
    notes.add("**Note %d:** %s".formatted(notes.size() + 1, cell));
    var end = cell.length();
    while (end > 0 && !isWhole(cell, end)) {
      end = cell.lastIndexOf(' ', end - 1);
    }
    return end <= 0
        ? "(note %d)".formatted(notes.size())
        : "%s … (note %d)".formatted(cell.substring(0, end).stripTrailing(), notes.size());
  }

  /// Whether the beginning fits and cuts no code span and no link in two.
  private static boolean isWhole(String cell, int end) {
    var head = cell.substring(0, end);
    var ticks = head.chars().filter(c -> c == '`').count();
    var opened = head.chars().filter(c -> c == '[').count();
    var closed = head.chars().filter(c -> c == ']').count();
    var target = head.lastIndexOf("](");
    return shown(head).length() <= MOST - REFERENCE
        && ticks % 2 == 0
        && opened == closed
        && (target < 0 || head.indexOf(')', target) >= 0);
  }

  private static String shown(String cell) {
    return TARGET.matcher(cell).replaceAll("]");
  }
}
