package dev.newel.text;

import java.util.Locale;
import java.util.regex.Pattern;

/// How a text is written as a YAML scalar: plain where every reader, YAML 1.1 ones included, takes
/// it for the same text; in quotes otherwise.
public final class YamlScalar {
  /// What YAML 1.1 or 1.2 takes for something else than text: null, boolean, number, sexagesimal
  /// number, date, merge.
  private static final Pattern TYPED =
      Pattern.compile(
          "~|null|true|false|yes|no|on|off|y|n|=|<<|[-+]?\\.(inf|nan)"
              + "|[-+]?(\\d[\\d_]*(\\.[\\d_]*)?|\\.\\d[\\d_]*)(e[-+]?\\d+)?|[-+]?0[xob][\\da-f_]+"
              + "|[-+]?\\d[\\d_]*(:[0-5]?\\d)+(\\.\\d*)?"
              + "|\\d{4}-\\d{1,2}-\\d{1,2}.*");

  private YamlScalar() {}

  /// `text` on one line.
  ///
  /// @param flow whether it stands inside `[]` or `{}`, where commas, brackets and a final `?` need
  ///     quotes
  public static String inline(String text, boolean flow) {
    if (!needsQuotes(text, flow)) {
      return text;
    }
    if (!isPrintable(text)) {
      return escaped(text);
    }
    if (text.indexOf('"') < 0 && text.indexOf('\\') < 0) {
      return "\"" + text + "\"";
    }
    return "'" + text.replace("'", "''") + "'";
  }

  /// Whether `text` can be written as a literal block, `|`: several lines, each as it is.
  public static boolean isBlock(String text) {
    if (text.indexOf('\n') < 0 || text.endsWith("\n\n") || text.isBlank()) {
      return false;
    }
    // A block that begins with a blank needs an indentation mark, and hardly anybody can read
    // those.
    return !Character.isWhitespace(text.charAt(0))
        && isPrintable(text.replace('\n', ' ').replace('\t', ' '));
  }

  /// Whether `text` would be taken for something else, or cut, if it stood there without quotes.
  ///
  /// @param flow whether it stands inside `[]` or `{}`
  public static boolean needsQuotes(String text, boolean flow) {
    if (text.isEmpty() || !text.strip().equals(text) || !isPrintable(text)) {
      return true;
    }
    return isIndicated(text)
        || text.contains(": ")
        || text.endsWith(":")
        || text.contains(" #")
        || (flow && isCutInFlow(text))
        || (text.length() < 256 && TYPED.matcher(text.toLowerCase(Locale.ROOT)).matches());
  }

  /// Whether the beginning means something to YAML (1.2.2, section 5.3 and 7.3.3).
  private static boolean isIndicated(String text) {
    var first = text.charAt(0);
    if (",[]{}#&*!|>'\"%@`".indexOf(first) >= 0) {
      return true;
    }
    if (first == '-' || first == '?' || first == ':') {
      return text.length() == 1 || text.charAt(1) == ' ' || first == '?' || text.startsWith("---");
    }
    return text.startsWith("...");
  }

  private static boolean isCutInFlow(String text) {
    // Some readers of YAML 1.1 take the final `?` for a key mark.
    return text.chars().anyMatch(unit -> ",[]{}".indexOf(unit) >= 0)
        || text.endsWith("?")
        || ":-".indexOf(text.charAt(0)) >= 0;
  }

  /// Whether every character may stand in a text in quotes as it is.
  public static boolean isPrintable(String text) {
    for (var i = 0; i < text.length(); i++) {
      var unit = text.charAt(i);
      var paired =
          Character.isHighSurrogate(unit)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (paired) {
        i++;
      } else if (isEscaped(unit)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEscaped(char unit) {
    return unit < 0x20
        || (unit >= 0x7F && unit <= 0xA0)
        || unit == '\u2028'
        || unit == '\u2029'
        || unit == '\uFEFF'
        || unit >= 0xFFFE
        || Character.isSurrogate(unit);
  }

  private static String escaped(String text) {
    var out = new StringBuilder("\"");
    for (var i = 0; i < text.length(); i++) {
      var unit = text.charAt(i);
      var paired =
          Character.isHighSurrogate(unit)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (paired) {
        out.append(unit).append(text.charAt(++i));
        continue;
      }
      switch (unit) {
        case '"', '\\' -> out.append('\\').append(unit);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default ->
            out.append(
                isEscaped(unit) ? "\\u%04x".formatted((int) unit) : Character.toString(unit));
      }
    }
    return out.append('"').toString();
  }
}
