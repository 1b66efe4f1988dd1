package dev.newel.gate.mermaid;

import java.util.regex.Pattern;

/// A diagram as its parser gets it: without front matter, directives and comments, and with entity
/// codes put away, as Mermaid's preprocessing leaves it (11.14, `preprocess.ts` and `utils.ts`).
/// Each character remembers where it was written.
final class Cleaned {
  /// Lines beyond this length are not examined for the semicolon that Mermaid drops after colours.
  private static final int LONG_LINE = 2_000;

  private static final Pattern COLOUR = Pattern.compile("(?:style|classDef).*:\\S*#.*;");

  private final String written;
  private StringBuilder text;
  private int[] origin;
  private boolean openDirective;

  private Cleaned(String written) {
    this.written = written;
    text = new StringBuilder(written);
    origin = new int[written.length()];
    for (var i = 0; i < origin.length; i++) {
      origin[i] = i;
    }
  }

  static Cleaned of(String diagram) {
    var cleaned = new Cleaned(diagram);
    cleaned.unifyBreaks();
    cleaned.singleQuoteTags();
    cleaned.dropFrontMatter();
    cleaned.dropDirectives();
    cleaned.dropComments();
    return cleaned;
  }

  String text() {
    return text.toString();
  }

  /// Whether a directive begins that nothing ends, which then swallows the rest of the text.
  boolean openDirective() {
    return openDirective;
  }

  /// The text with entity codes (`#quot;`) replaced as Mermaid replaces them and a line break at
  /// its end: what the parser of the kind reads.
  Cleaned parsed() {
    var end = text.length();
    var edit = new Edit();
    var lineStart = 0;
    while (lineStart < end) {
      var lineEnd = lineEnd(lineStart);
      var dropped = droppedSemicolon(lineStart, lineEnd);
      for (var i = lineStart; i < lineEnd; i++) {
        var close = text.charAt(i) == '#' ? entityEnd(i) : -1;
        if (i == dropped) {
          continue;
        }
        if (close > 0 && close != dropped) {
          edit.put("\ufb02\u00b0", i);
          edit.keep(i + 1, close);
          edit.put("\u00b6\u00df", close);
          i = close;
        } else {
          edit.keep(i, i + 1);
        }
      }
      if (lineEnd < end) {
        edit.keep(lineEnd, lineEnd + 1);
      }
      lineStart = lineEnd + 1;
    }
    edit.put("\n", end);
    edit.done();
    return this;
  }

  /// Drops whitespace between a closing brace and the break after it, as the parser of flowcharts
  /// does.
  Cleaned withoutSpaceAfterBraces() {
    var edit = new Edit();
    var i = 0;
    while (i < text.length()) {
      edit.keep(i, i + 1);
      if (text.charAt(i) == '}') {
        var last = lastBreak(i + 1);
        if (last >= 0) {
          i = last - 1;
        }
      }
      i++;
    }
    edit.done();
    return this;
  }

  /// Whether there is a line longer than is examined for colours, and it may hold one.
  boolean tooLongForColours() {
    var start = 0;
    while (start < text.length()) {
      var end = lineEnd(start);
      if (end - start > LONG_LINE && text.indexOf("#") >= 0 && text.indexOf(";") >= 0) {
        return true;
      }
      start = end + 1;
    }
    return false;
  }

  /// Where the character at `index` was written: line and column from 1.
  int[] place(int index) {
    var at = index < origin.length ? origin[index] : written.length();
    at = Math.min(at, written.length());
    var line = 1;
    var start = 0;
    for (var i = 0; i < at; i++) {
      var c = written.charAt(i);
      if (c == '\n'
          || (c == '\r' && !(i + 1 < written.length() && written.charAt(i + 1) == '\n'))) {
        line++;
        start = i + 1;
      }
    }
    return new int[] {line, at - start + 1};
  }

  private int lineEnd(int from) {
    var found = text.indexOf("\n", from);
    return found < 0 ? text.length() : found;
  }

  private int droppedSemicolon(int from, int to) {
    if (to - from > LONG_LINE) {
      return -1;
    }
    var line = text.substring(from, to);
    return line.indexOf('#') >= 0 && COLOUR.matcher(line).find()
        ? from + line.lastIndexOf(';')
        : -1;
  }

  /// Where the `;` of the entity code that begins at `from` is, -1 where none begins.
  private int entityEnd(int from) {
    var i = from + 1;
    while (i < text.length() && Chars.word(text.charAt(i))) {
      i++;
    }
    return i > from + 1 && i < text.length() && text.charAt(i) == ';' ? i : -1;
  }

  private void unifyBreaks() {
    var edit = new Edit();
    for (var i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\r') {
        edit.put("\n", i);
        if (i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
      } else {
        edit.keep(i, i + 1);
      }
    }
    edit.done();
  }

  /// Attributes of HTML tags: `="x"` becomes `='x'`.
  private void singleQuoteTags() {
    var i = text.indexOf("<");
    while (i >= 0) {
      var name = i + 1;
      while (name < text.length() && Chars.word(text.charAt(name))) {
        name++;
      }
      var close = name > i + 1 ? text.indexOf(">", name) : -1;
      if (name > i + 1 && close < 0) {
        return;
      }
      if (close > 0) {
        singleQuote(name, close);
      }
      i = text.indexOf("<", close > 0 ? close : i + 1);
    }
  }

  private void singleQuote(int from, int to) {
    var i = text.indexOf("=\"", from);
    while (i >= 0 && i + 1 < to) {
      var close = text.indexOf("\"", i + 2);
      if (close < 0 || close >= to) {
        return;
      }
      text.setCharAt(i + 1, '\'');
      text.setCharAt(close, '\'');
      i = text.indexOf("=\"", close + 1);
    }
  }

  private void dropFrontMatter() {
    if (text.indexOf("---") != 0) {
      return;
    }
    var last = lastBreak(3);
    var end = last < 0 ? -1 : frontMatterEnd(last + 1);
    if (end < 0 && last >= 0) {
      end = frontMatterEnd(text.indexOf("\n") + 1);
    }
    if (end >= 0) {
      var edit = new Edit();
      edit.keep(end, text.length());
      edit.done();
    }
  }

  private int frontMatterEnd(int from) {
    var i = text.indexOf("\n---", from);
    while (i >= 0) {
      var last = lastBreak(i + 4);
      if (last >= 0) {
        return last + 1;
      }
      i = text.indexOf("\n---", i + 4);
    }
    return -1;
  }

  /// The last line break of the whitespace at `from`, -1 where it has none.
  private int lastBreak(int from) {
    var last = -1;
    for (var i = from; i < text.length() && Chars.space(text.charAt(i)); i++) {
      if (text.charAt(i) == '\n') {
        last = i;
      }
    }
    return last;
  }

  private void dropDirectives() {
    if (text.indexOf("%%{") < 0) {
      return;
    }
    var edit = new Edit();
    var scan = new Scan(text.toString());
    while (!scan.ended()) {
      var from = scan.at;
      if (!scan.takes("%%{") || !directive(scan)) {
        scan.at = from + 1;
        edit.keep(from, scan.at);
      }
    }
    edit.done();
  }

  private boolean directive(Scan scan) {
    scan.skipSpace();
    var name = scan.word();
    if (name.isEmpty()) {
      return false;
    }
    scan.at += name.length();
    scan.skipSpace();
    if (scan.takes(":")) {
      scan.skipSpace();
    }
    var word = scan.word();
    if (word.isEmpty()) {
      var close = scan.text.indexOf("}%%", scan.at);
      openDirective |= close < 0;
      scan.at = close < 0 ? scan.text.length() : close;
    } else {
      scan.at += word.length();
      scan.skipSpace();
    }
    scan.takes("}%%");
    return true;
  }

  private void dropComments() {
    var edit = new Edit();
    var scan = new Scan(text.toString());
    while (!scan.ended()) {
      var from = scan.at;
      scan.skipSpace();
      var more = scan.peek(2);
      if (scan.sees("%%") && more != '{' && more != '\n' && scan.at + 2 < scan.text.length()) {
        scan.at = Math.min(scan.lineEnd() + 1, scan.text.length());
      } else {
        scan.at = Math.min(scan.lineEnd() + 1, scan.text.length());
        edit.keep(from, scan.at);
      }
    }
    edit.done();
    var start = 0;
    while (start < text.length() && Chars.space(text.charAt(start))) {
      start++;
    }
    var trim = new Edit();
    trim.keep(start, text.length());
    trim.done();
  }

  /// The next form of the text, put together from its start.
  private final class Edit {
    private final StringBuilder next = new StringBuilder(text.length() + 16);
    private int[] from = new int[text.length() + 16];

    void keep(int start, int end) {
      for (var i = start; i < end; i++) {
        add(text.charAt(i), origin[i]);
      }
    }

    void put(String words, int where) {
      var source = where < text.length() ? origin[where] : written.length();
      for (var i = 0; i < words.length(); i++) {
        add(words.charAt(i), source);
      }
    }

    private void add(char c, int source) {
      if (next.length() == from.length) {
        from = java.util.Arrays.copyOf(from, from.length * 2);
      }
      from[next.length()] = source;
      next.append(c);
    }

    void done() {
      text = next;
      origin = java.util.Arrays.copyOf(from, next.length());
    }
  }
}
