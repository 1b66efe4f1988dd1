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

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern LINKED = Pattern.compile("^\\[(.*)]\\([^)]*\\)$");

  private Cells() {}

  /// How many characters a reader sees: the target of a link is no text.
  public static int shown(String markdown) {
    return TARGET.matcher(markdown).replaceAll("]").length();
  }

  /// Whether one cell may hold it.
  public static boolean fits(String markdown) {
    return shown(markdown) <= MOST;
  }

  /// A table of rows by fact, one with a long cell as several.
  ///
  /// @param columns label to fact
  /// @param key the fact that names a row
  public static Block.Table table(
      Map<String, String> columns, String key, List<Map<String, String>> rows) {
    var cells =
        fitted(key, rows).stream()
            .map(row -> columns.values().stream().map(fact -> Place.cell(row, fact)).toList())
            .toList();
    return new Block.Table(List.copyOf(columns.keySet()), cells);
  }

  /// `text` as code, or `otherwise` where a cell would hardly hold it.
  public static String code(String text, String otherwise) {
    return text.length() <= MOST - 30 ? MarkdownText.code(text) : otherwise;
  }

  /// Prose without links as far as a cell holds it: whole, or its first sentence, or its first
  /// words.
  public static String brief(String markdown) {
    if (fits(markdown)) {
      return markdown;
    }
    var end = markdown.indexOf(". ");
    if (end > 0 && fits(markdown.substring(0, end + 1))) {
      return markdown.substring(0, end + 1);
    }
    var space = markdown.lastIndexOf(' ', MOST - 1);
    return markdown.substring(0, space < 1 ? MOST - 1 : space) + "…";
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
    return key ? LINKED.matcher(parts.getFirst()).replaceFirst("$1") + " (continued)" : "as above";
  }

  /// `markdown` in pieces that fit a cell, cut after a semicolon, or else at a space, outside
  /// code and links. A single word that fits no cell is cut short.
  static List<String> pieces(String markdown) {
    if (fits(markdown)) {
      return List.of(markdown);
    }
    return packed(clauses(markdown));
  }

  /// Clauses, each up to its semicolon, and the words of those that are too long for a cell.
  private static List<String> clauses(String markdown) {
    var clauses = new ArrayList<String>();
    var words = new ArrayList<String>();
    for (var atom : atoms(markdown)) {
      words.addAll(shown(atom) > MOST ? broken(atom) : List.of(atom));
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

  /// Long code as several pieces of code, cut at its spaces; anything else cut short.
  private static List<String> broken(String atom) {
    var code = CODE.matcher(atom);
    if (!code.matches()) {
      return List.of(cut(atom));
    }
    var pieces = new ArrayList<String>();
    var line = "";
    for (var word : code.group(1).split(" +", -1)) {
      var longer = line.isEmpty() ? word : line + " " + word;
      if (longer.length() > MOST - 2 && !line.isEmpty()) {
        pieces.add("`" + line + "`");
        longer = word;
      }
      line = longer;
    }
    pieces.add("`" + line + "`");
    return pieces.stream().map(piece -> shown(piece) > MOST ? cut(piece) : piece).toList();
  }

  private static String cut(String word) {
    var plain = word.replaceAll("[`\\[\\]\\\\]", "");
    return MarkdownText.code(plain.substring(0, Math.min(plain.length(), MOST - 10)) + "…");
  }
}
