package dev.newel.gate.mermaid;

/// The forms of links between the nodes of a flowchart: `-->`, `o==o`, `-.->`, `~~~`, and the
/// beginnings of those with a text in their midst: `--`, `==`, `-.`.
final class FlowLinks {
  /// A link that ends at `to`, 0 where there is none. `text` is the line that a text follows, NUL
  /// for a whole link.
  record Found(int to, char text) {}

  private FlowLinks() {}

  static Found at(String text, int from) {
    var start = skip(text, from);
    var c = start < text.length() ? text.charAt(start) : '\0';
    // Most characters begin no link; whitespace before one belongs to it.
    if ("xo<-=.~".indexOf(c) < 0) {
      return new Found(0, '\0');
    }
    for (var mark : new char[] {'-', '='}) {
      var whole = line(text, from, mark);
      if (whole > 0) {
        return new Found(whole, '\0');
      }
      var head = head(text, start);
      if (text.startsWith(mark + "" + mark, head)) {
        return new Found(skip(text, head + 2), mark);
      }
    }
    var dots = dots(text, from);
    if (dots > 0) {
      return new Found(dots, '\0');
    }
    var head = head(text, start);
    if (text.startsWith("-.", head)) {
      return new Found(skip(text, head + 2), '.');
    }
    return new Found(invisible(text, from), '\0');
  }

  /// The end of a whole link of dashes or equals signs at `from`, 0 where there is none.
  static int line(String text, int from, char mark) {
    var i = head(text, skip(text, from));
    var start = i;
    while (i < text.length() && text.charAt(i) == mark) {
      i++;
    }
    if (i - start < 2) {
      return 0;
    }
    var c = i < text.length() ? text.charAt(i) : '\0';
    if (c == 'x' || c == 'o' || c == '>') {
      return skip(text, i + 1);
    }
    return i - start >= 3 ? skip(text, i) : 0;
  }

  /// The end of a whole dotted link at `from`, 0 where there is none.
  static int dots(String text, int from) {
    var i = head(text, skip(text, from));
    if (i < text.length() && text.charAt(i) == '-') {
      i++;
    }
    var start = i;
    while (i < text.length() && text.charAt(i) == '.') {
      i++;
    }
    if (i == start || i >= text.length() || text.charAt(i) != '-') {
      return 0;
    }
    i++;
    if (i < text.length() && "xo>".indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    return skip(text, i);
  }

  static int invisible(String text, int from) {
    var i = skip(text, from);
    var start = i;
    while (i < text.length() && text.charAt(i) == '~') {
      i++;
    }
    return i - start >= 3 ? skip(text, i) : 0;
  }

  private static int head(String text, int from) {
    return from < text.length() && "xo<".indexOf(text.charAt(from)) >= 0 ? from + 1 : from;
  }

  private static int skip(String text, int from) {
    var i = from;
    while (i < text.length() && Chars.space(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
