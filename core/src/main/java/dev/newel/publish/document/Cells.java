package dev.newel.publish.document;

import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Cells of tables and their width. What is longer goes on in a note below its table, which the
/// writer adds.
public final class Cells {
  /// What a cell shows at most, in characters; the limit of documents is 120.
  public static final int MOST = 116;

  private static final Pattern TARGET = Pattern.compile("]\\([^)]*\\)");

  private Cells() {}

  /// How many characters a cell shows: the target of a link is no text, and a bar is written as
  /// two.
  public static int shown(String markdown) {
    return TARGET.matcher(markdown).replaceAll("]").replace("|", "\\|").length();
  }

  /// Whether one cell may hold it.
  public static boolean fits(String markdown) {
    return shown(markdown) <= MOST;
  }

  /// A table of rows by fact.
  ///
  /// @param columns label to fact
  public static Block.Table table(Map<String, String> columns, List<Map<String, String>> rows) {
    var cells =
        rows.stream()
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

  /// `a`, `b` and `c`, or as many as fit, `and 4 more`.
  public static String some(List<String> names) {
    return some(names, 0);
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

  /// The names as the cells of as many rows as they need, `a, b and c` each.
  public static List<String> split(List<String> names) {
    var cells = new ArrayList<String>();
    var from = 0;
    for (var to = 2; to <= names.size(); to++) {
      if (!fits(Phrase.and(names.subList(from, to)))) {
        cells.add(Phrase.and(names.subList(from, to - 1)));
        from = to - 1;
      }
    }
    cells.add(Phrase.and(names.subList(from, names.size())));
    return cells;
  }

  private static String list(List<String> names, int most) {
    var left = names.size() - most;
    return left == 0
        ? Phrase.and(names)
        : "%s and %d more".formatted(String.join(", ", names.subList(0, most)), left);
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
}
