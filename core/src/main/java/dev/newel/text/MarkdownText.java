package dev.newel.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Text made safe for one place in a GitHub-flavoured Markdown document. Line breaks become single
/// spaces everywhere.
public final class MarkdownText {
  private static final Pattern BREAKS = Pattern.compile("\\s*[\\r\\n]+\\s*");
  private static final Pattern SPECIAL = Pattern.compile("([\\\\`*_\\[\\]<>~|])");
  private static final Pattern ENTITY = Pattern.compile("&(?=#?[A-Za-z0-9]+;)");
  private static final Pattern BLOCK_START =
      Pattern.compile("^(\\s*)([#+=-]|[0-9]{1,9}(?=[.)](?:\\s|$)))");
  private static final Pattern TICKS = Pattern.compile("`+");
  private static final Pattern NOT_IN_ANCHOR = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{Pc} -]");

  private MarkdownText() {}

  /// Plain words that mean nothing else in a paragraph, heading, list item or table cell.
  public static String prose(String words) {
    var line = SPECIAL.matcher(oneLine(words)).replaceAll("\\\\$1");
    line = ENTITY.matcher(line).replaceAll("&amp;");
    var start = BLOCK_START.matcher(line);
    if (!start.find()) {
      return line;
    }
    var digits = Character.isDigit(line.charAt(start.start(2)));
    var at = digits ? start.end(2) : start.start(2);
    return line.substring(0, at) + "\\" + line.substring(at);
  }

  /// Markdown that already says what it means, fit for a table cell: a `|` would end the cell, so
  /// it is escaped, inside code spans too (GFM section 4.10).
  public static String cell(String markdown) {
    var line = oneLine(markdown);
    var cell = new StringBuilder();
    for (var i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '|' && !escaped(line, i)) {
        cell.append('\\');
      }
      cell.append(line.charAt(i));
    }
    return cell.toString();
  }

  /// A code span of exactly `code`, fenced with more backticks than it holds in a row (CommonMark
  /// section 6.1).
  public static String code(String code) {
    var line = oneLine(code);
    if (line.isBlank()) {
      return "";
    }
    var longest =
        TICKS.matcher(line).results().mapToInt(run -> run.end() - run.start()).max().orElse(0);
    var fence = "`".repeat(longest + 1);
    var pad =
        line.startsWith("`") || line.endsWith("`") || (line.startsWith(" ") && line.endsWith(" "))
            ? " "
            : "";
    return fence + pad + line + pad + fence;
  }

  /// The anchor that GitHub gives the first heading of this text: lower case, punctuation dropped,
  /// a hyphen per space.
  public static String anchor(String heading) {
    var kept = NOT_IN_ANCHOR.matcher(oneLine(heading).toLowerCase(Locale.ROOT)).replaceAll("");
    return kept.replace(' ', '-');
  }

  /// The anchors of one document in the order of its headings: a repeated one gets `-1`, `-2` and
  /// so on.
  public static final class Anchors {
    private final Map<String, Integer> seen = new HashMap<>();

    /// The anchor of the next heading.
    public String next(String heading) {
      var plain = anchor(heading);
      var anchor = plain;
      while (seen.containsKey(anchor)) {
        anchor = plain + "-" + seen.merge(plain, 1, Integer::sum);
      }
      seen.put(anchor, 0);
      return anchor;
    }
  }

  private static String oneLine(String text) {
    if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
      return text.strip();
    }
    return BREAKS.matcher(text.strip()).replaceAll(" ");
  }

  private static boolean escaped(String line, int at) {
    var backslashes = 0;
    while (at - backslashes > 0 && line.charAt(at - backslashes - 1) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }
}
