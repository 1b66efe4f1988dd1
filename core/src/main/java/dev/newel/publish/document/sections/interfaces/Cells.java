package dev.newel.publish.document.sections.interfaces;

import dev.newel.publish.document.Block;
import dev.newel.publish.document.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Cells of tables that stay readable: what is longer than a cell may be goes on in the next row.
final class Cells {
  /// What a cell shows at most, in characters; the limit of documents is 120.
  static final int MOST = 116;

  private static final Pattern TARGET = Pattern.compile("]\\([^)]*\\)");
  private static final String CONTINUED = " (continued)";
  private static final String ABOVE = "as above";

  private Cells() {}

  /// A table of rows by fact.
  ///
  /// @param columns label to fact
  /// @param key the fact that names a row
  static Block.Table table(
      Map<String, String> columns, String key, List<Map<String, String>> rows) {
    var cells =
        expanded(key, rows).stream()
            .map(row -> columns.values().stream().map(fact -> cell(row, fact)).toList())
            .toList();
    return new Block.Table(List.copyOf(columns.keySet()), cells);
  }

  private static String cell(Map<String, String> row, String fact) {
    var cell = row.get(fact);
    if (cell == null) {
      throw new Place.UnknownFact(fact, row.keySet());
    }
    return cell;
  }

  /// The rows, those with a long cell as several.
  ///
  /// @param key the fact that names a row
  static List<Map<String, String>> expanded(String key, List<Map<String, String>> rows) {
    var all = new ArrayList<Map<String, String>>();
    for (var row : rows) {
      var pieces = new LinkedHashMap<String, List<String>>();
      row.forEach((fact, cell) -> pieces.put(fact, pieces(cell)));
      var height = pieces.values().stream().mapToInt(List::size).max().orElse(1);
      for (var i = 0; i < height; i++) {
        var made = new LinkedHashMap<String, String>();
        var at = i;
        pieces.forEach(
            (fact, parts) ->
                made.put(
                    fact,
                    at < parts.size()
                        ? parts.get(at)
                        : fact.equals(key) ? plain(parts.getFirst()) + CONTINUED : ABOVE));
        all.add(made);
      }
    }
    return all;
  }

  private static String plain(String cell) {
    return cell.replaceAll("^\\[(.*)]\\([^)]*\\)$", "$1");
  }

  /// How many characters a reader sees: the target of a link is no text.
  static int shown(String markdown) {
    return TARGET.matcher(markdown).replaceAll("]").length();
  }

  /// Whether a cell may hold it.
  static boolean fits(String markdown) {
    return shown(markdown) <= MOST;
  }

  /// `markdown` in pieces that fit, cut at spaces outside code; code that fits no cell is cut too.
  static List<String> pieces(String markdown) {
    if (fits(markdown)) {
      return List.of(markdown);
    }
    var pieces = new ArrayList<String>();
    var rest = markdown;
    while (!fits(rest)) {
      var cut = cut(rest);
      pieces.add(cut.piece());
      rest = cut.rest();
    }
    pieces.add(rest);
    return List.copyOf(pieces);
  }

  private record Cut(String piece, String rest) {}

  private static Cut cut(String markdown) {
    var code = false;
    var link = 0;
    var best = -1;
    for (var i = 0; i < markdown.length() && i < MOST; i++) {
      var c = markdown.charAt(i);
      code = (c == '`') != code;
      link += code ? 0 : c == '[' ? 1 : c == ')' && link > 0 ? -1 : 0;
      if (c == ' ' && !code && link == 0) {
        best = i;
      }
    }
    if (best > 0) {
      return new Cut(markdown.substring(0, best), markdown.substring(best + 1));
    }
    var at = MOST - 1;
    return code
        ? new Cut(markdown.substring(0, at) + "`", "`" + markdown.substring(at))
        : new Cut(markdown.substring(0, at), markdown.substring(at));
  }
}
