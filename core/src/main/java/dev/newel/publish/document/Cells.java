package dev.newel.publish.document;

import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Cells of tables that keep their width: what is longer goes on in the row below.
public final class Cells {
  /// What a cell shows at most, in characters; the limit of documents is 120.
  public static final int MOST = 116;

  private static final Pattern TARGET = Pattern.compile("]\\([^)]*\\)");

  private Cells() {}

  /// How many characters a reader sees: the target of a link is no text.
  public static int shown(String markdown) {
    return TARGET.matcher(markdown).replaceAll("]").length();
  }

  /// `text` as code, or `otherwise` where a cell would hardly hold it.
  public static String code(String text, String otherwise) {
    return text.length() <= MOST - 30 ? MarkdownText.code(text) : otherwise;
  }

  /// `a`, `b` and `c`, or as many as fit beside `taken` characters, `and 4 more`.
  public static String some(List<String> names, int taken) {
    for (var most = names.size(); most > 1; most--) {
      var words = list(names, most);
      if (shown(words) + taken <= MOST) {
        return words;
      }
    }
    return list(names, Math.min(1, names.size()));
  }

  private static String list(List<String> names, int most) {
    var left = names.size() - most;
    return left == 0
        ? Phrase.and(names)
        : "%s and %d more".formatted(String.join(", ", names.subList(0, most)), left);
  }

  /// The rows, one with a long cell as several. A further row repeats the name and says `as above`
  /// for what is told already.
  ///
  /// @param key the fact that names a row
  public static List<Map<String, String>> fitted(String key, List<Map<String, String>> rows) {
    var all = new ArrayList<Map<String, String>>();
    for (var row : rows) {
      var pieces = new LinkedHashMap<String, List<String>>();
      row.forEach((fact, cell) -> pieces.put(fact, pieces(cell)));
      var height = pieces.values().stream().mapToInt(List::size).max().orElse(1);
      for (var i = 0; i < height; i++) {
        var at = i;
        var made = new LinkedHashMap<String, String>();
        pieces.forEach((fact, parts) -> made.put(fact, piece(parts, at, fact.equals(key))));
        all.add(made);
      }
    }
    return all;
  }

  private static String piece(List<String> parts, int at, boolean key) {
    if (at < parts.size()) {
      return parts.get(at);
    }
    return key ? parts.getFirst() + " (continued)" : "as above";
  }

  /// `markdown` in pieces that fit a cell, cut after a semicolon, or else at a space, outside
  /// code and links. A single word that fits no cell is cut short.
  static List<String> pieces(String markdown) {
    if (shown(markdown) <= MOST) {
      return List.of(markdown);
    }
    return packed(clauses(markdown));
  }

  /// Clauses, each up to its semicolon, and the words of those that are too long for a cell.
  private static List<String> clauses(String markdown) {
    var clauses = new ArrayList<String>();
    var words = new ArrayList<String>();
    for (var atom : atoms(markdown)) {
      words.add(shown(atom) > MOST ? cut(atom) : atom);
      if (atom.endsWith(";")) {
        add(words, clauses);
      }
    }
    add(words, clauses);
    return clauses;
  }

  /// Words with their code and links whole.
  static List<String> atoms(String markdown) {
    var atoms = new ArrayList<String>();
    var from = 0;
    var at = 0;
    while (at < markdown.length()) {
      switch (markdown.charAt(at)) {
        case ' ' -> {
          if (at > from) {
            atoms.add(markdown.substring(from, at));
          }
          from = ++at;
        }
        case '\\' -> at = Math.min(at + 2, markdown.length());
        case '`' -> at = afterCode(markdown, at);
        case '[' -> at = afterLink(markdown, at);
        default -> at++;
      }
    }
    if (from < markdown.length()) {
      atoms.add(markdown.substring(from));
    }
    return atoms;
  }

  private static int afterCode(String markdown, int at) {
    var end = at;
    while (end < markdown.length() && markdown.charAt(end) == '`') {
      end++;
    }
    var close = markdown.indexOf(markdown.substring(at, end), end);
    return close < 0 ? end : close + end - at;
  }

  private static int afterLink(String markdown, int at) {
    var target = markdown.indexOf("](", at);
    var close = target < 0 ? -1 : markdown.indexOf(')', target);
    return close < 0 ? at + 1 : close + 1;
  }

  private static void add(List<String> words, List<String> clauses) {
    var clause = String.join(" ", words);
    if (shown(clause) > MOST) {
      clauses.addAll(words);
    } else if (!words.isEmpty()) {
      clauses.add(clause);
    }
    words.clear();
  }

  private static List<String> packed(List<String> parts) {
    var pieces = new ArrayList<String>();
    var line = new StringBuilder();
    for (var part : parts) {
      if (!line.isEmpty() && shown(line + " " + part) > MOST) {
        pieces.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(part);
    }
    pieces.add(line.toString());
    return List.copyOf(pieces);
  }

  private static String cut(String word) {
    var plain = word.replaceAll("[`\\[\\]\\\\]", "");
    return MarkdownText.code(plain.substring(0, Math.min(plain.length(), MOST - 10)) + "…");
  }
}
