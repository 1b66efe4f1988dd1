package dev.newel.read.yaml;

/// Text as a hint offers it.
final class Quoting {
  private static final int MOST_SHOWN = 100;

  private Quoting() {}

  /// `text` as one quoted YAML scalar on one line, in the quotes that need the least escaping.
  static String quote(String text) {
    var oneLine = text.strip().replaceAll("\\s*\\R\\s*", " ");
    return oneLine.contains("\"") || oneLine.contains("\\")
        ? "'" + oneLine.replace("'", "''") + "'"
        : "\"" + oneLine + "\"";
  }

  /// The beginning of a long text; a short one as it is.
  static String shorten(String text) {
    if (text.length() <= MOST_SHOWN) {
      return text;
    }
    var cut =
        Character.isHighSurrogate(text.charAt(MOST_SHOWN - 2)) ? MOST_SHOWN - 2 : MOST_SHOWN - 1;
    return text.substring(0, cut) + "…";
  }
}
