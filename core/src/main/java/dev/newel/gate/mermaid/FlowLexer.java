package dev.newel.gate.mermaid;

import dev.newel.gate.mermaid.FlowToken.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts a flowchart into tokens one after the other, with the modes of Mermaid's lexer (11.14):
/// what a character means depends on whether it stands in a label, in the text of a link, or
/// outside.
final class FlowLexer {
  private enum Mode {
    OUTSIDE,
    DIRECTION,
    LABEL,
    SLANTED,
    ELLIPSE,
    DASHED_TEXT,
    THICK_TEXT,
    DOTTED_TEXT
  }

  private static final List<String> DIRECTIONS = List.of("LR", "RL", "TB", "BT", "TD", "BR", "v");
  private static final List<String> KEYWORDS =
      List.of("style", "linkStyle", "interpolate", "classDef", "class");
  private static final List<String> LONG_OPENINGS =
      List.of("(-", "([", "[[", "[(", "(((", "[/", "[\\");
  private static final List<String> TARGETS = List.of("_self", "_blank", "_parent", "_top");

  private final Scan scan;
  private final FlowSpans spans;
  private final Deque<Mode> modes = new ArrayDeque<>();
  private boolean first = true;

  /// No link begins before this place: a run of whitespace or dots was looked through already.
  private int noLinkBefore;

  FlowLexer(String text) {
    scan = new Scan(text);
    spans = new FlowSpans(scan);
    modes.push(Mode.OUTSIDE);
  }

  FlowToken next() {
    // An empty text in quotes is nothing to Mermaid.
    while (scan.sees("\"\"") && scan.peek(2) != '`') {
      scan.at += 2;
    }
    if (scan.ended()) {
      return new FlowToken(Kind.END_OF_TEXT, "", scan.at, scan.at);
    }
    var from = scan.at;
    var kind = modes.element() == Mode.OUTSIDE ? outside() : inside(modes.element());
    return new FlowToken(kind, scan.text.substring(from, scan.at), from, scan.at);
  }

  private Kind inside(Mode mode) {
    if (mode == Mode.DIRECTION) {
      return direction();
    }
    if (scan.sees("\"")) {
      return string();
    }
    if (mode == Mode.DASHED_TEXT || mode == Mode.THICK_TEXT || mode == Mode.DOTTED_TEXT) {
      return linkText(mode);
    }
    return label(mode);
  }

  private Kind direction() {
    var start = scan.at;
    scan.skipSpace();
    for (var each : DIRECTIONS) {
      if (scan.sees(each) && !Chars.word(scan.peek(each.length()))) {
        var broken = scan.text.substring(start, scan.at).indexOf('\n') >= 0;
        if (!broken) {
          scan.at += each.length();
          modes.pop();
          return Kind.DIRECTION;
        }
      }
    }
    var last = scan.text.substring(start, scan.at).lastIndexOf('\n');
    if (last >= 0) {
      scan.at = start + last + 1;
      modes.pop();
      return Kind.NO_DIRECTION;
    }
    if (scan.peek() == '<' || scan.peek() == '>' || scan.peek() == '^') {
      scan.at++;
      modes.pop();
      return Kind.DIRECTION;
    }
    scan.at = Math.max(scan.at, start + 1);
    return Kind.UNKNOWN;
  }

  /// A text in quotes, or in quotes and backticks.
  private Kind string() {
    if (scan.peek(1) == '`') {
      var close = scan.text.indexOf("`\"", scan.at + 2);
      var mark = scan.text.indexOf('`', scan.at + 2);
      var quote = scan.text.indexOf('"', scan.at + 2);
      if (close < 0 || mark != close || quote != close + 1 || close == scan.at + 2) {
        scan.at = scan.text.length();
        return Kind.UNSURE;
      }
      scan.at = close + 2;
      return Kind.STRING;
    }
    var close = scan.text.indexOf('"', scan.at + 1);
    if (close < 0) {
      scan.at = scan.text.length();
      return Kind.UNKNOWN;
    }
    if (close + 1 < scan.text.length() && scan.text.charAt(close + 1) == '`') {
      scan.at = scan.text.length();
      return Kind.UNSURE;
    }
    scan.at = close + 1;
    return Kind.STRING;
  }

  private Kind linkText(Mode mode) {
    var end =
        scan.at < noLinkBefore
            ? 0
            : switch (mode) {
              case DASHED_TEXT -> FlowLinks.line(scan.text, scan.at, '-');
              case THICK_TEXT -> FlowLinks.line(scan.text, scan.at, '=');
              default -> FlowLinks.dots(scan.text, scan.at);
            };
    noLinkBefore = scan.at < noLinkBefore ? noLinkBefore : idleEnd();
    if (end > 0) {
      scan.at = end;
      modes.pop();
      return Kind.LINK;
    }
    var c = scan.peek();
    var two = scan.peek(1);
    var bad =
        switch (mode) {
          case DASHED_TEXT -> c == '-' && two == '-';
          case THICK_TEXT -> c == '=' && two == '=';
          default -> c == '.' && two == '-';
        };
    var whole = mode == Mode.DASHED_TEXT && c == '-' && scan.at + 1 >= scan.text.length();
    scan.at++;
    return bad || whole ? Kind.UNKNOWN : Kind.LABEL;
  }

  /// The end of the whitespace or the dots here, which hold no beginning of a link that did not
  /// begin at their start.
  private int idleEnd() {
    var i = scan.at;
    while (i < scan.text.length() && Chars.space(scan.text.charAt(i))) {
      i++;
    }
    var dots = i;
    while (dots < scan.text.length() && scan.text.charAt(dots) == '.') {
      dots++;
    }
    return i > scan.at ? i : dots;
  }

  private Kind label(Mode mode) {
    var invisible = scan.at < noLinkBefore ? 0 : FlowLinks.invisible(scan.text, scan.at);
    if (invisible > 0) {
      scan.at = invisible;
      return Kind.LINK;
    }
    if (mode == Mode.LABEL) {
      for (var close : List.of("])", "]]", ")]", ")))", "|", ")", "]", "}")) {
        if (scan.takes(close)) {
          modes.pop();
          return close.equals("|") ? Kind.PIPE : Kind.CLOSE;
        }
      }
      if (LONG_OPENINGS.stream().anyMatch(scan::takes)) {
        return Kind.OPEN;
      }
      return run("[](){}|\"");
    }
    noLinkBefore = scan.at < noLinkBefore ? noLinkBefore : idleEnd();
    if (mode == Mode.ELLIPSE) {
      if ((scan.peek() == '-' || scan.peek() == '/' || scan.peek() == ')') && scan.peek(1) == ')') {
        scan.at += 2;
        modes.pop();
        return Kind.CLOSE;
      }
      scan.at++;
      return "()[]{}".indexOf(scan.text.charAt(scan.at - 1)) >= 0 ? Kind.OPEN : Kind.LABEL;
    }
    return slanted();
  }

  private Kind slanted() {
    if ("\\(?=])/".indexOf(scan.peek()) >= 0 && scan.peek(1) == ']') {
      scan.at += 2;
      modes.pop();
      return Kind.CLOSE;
    }
    if (scan.peek() == '/' || scan.peek() == '\\') {
      scan.at++;
      return Kind.LABEL;
    }
    return run("\\[](){}/");
  }

  /// The characters up to one of `stops`; where one stands here already, it opens a shape in the
  /// midst of a text.
  private Kind run(String stops) {
    var from = scan.at;
    while (!scan.ended() && stops.indexOf(scan.peek()) < 0) {
      scan.at++;
    }
    if (scan.at > from) {
      return Kind.LABEL;
    }
    scan.at++;
    modes.push(Mode.LABEL);
    return Kind.OPEN;
  }

  private Kind outside() {
    if (scan.sees("accTitle") || scan.sees("accDescr")) {
      var kind = spans.accessible();
      if (kind != null) {
        return kind;
      }
    }
    if (scan.sees("@{")) {
      return spans.shape();
    }
    if (scan.sees("call") && Chars.space(scan.peek(4))) {
      scan.at += 4;
      return Kind.UNSURE;
    }
    if (scan.sees("\"")) {
      return string();
    }
    var word = scan.word();
    var kind = keyword(word);
    if (kind != null) {
      return kind;
    }
    if (spans.turns()) {
      scan.at = Math.max(scan.lineEnd(), scan.at + 1);
      return Kind.WHOLE;
    }
    if (spans.linkName()) {
      return Kind.LINK_NAME;
    }
    return mark();
  }

  private @Nullable Kind keyword(String word) {
    if (word.isEmpty()) {
      return null;
    }
    var next = scan.peek(word.length());
    if ((word.equals("href") && Chars.space(next)) || KEYWORDS.contains(word)) {
      scan.at += word.length();
      return Kind.KEYWORD;
    }
    if (word.equals("default")) {
      scan.at += word.length();
      return Kind.NAME;
    }
    if (word.equals("click") && Chars.space(next)) {
      scan.at += word.length();
      return Kind.CLICK;
    }
    if (word.equals("graph") || word.equals("flowchart")) {
      scan.at += word.length();
      if (word.equals("flowchart") && scan.sees("-elk") && !Chars.word(scan.peek(4))) {
        scan.at += 4;
      }
      if (first) {
        modes.push(Mode.DIRECTION);
        first = false;
      }
      return Kind.GRAPH;
    }
    if (word.equals("subgraph")) {
      scan.at += word.length();
      return Kind.SUBGRAPH;
    }
    if (word.equals("end")) {
      scan.at += word.length();
      scan.skipSpace();
      return Kind.END;
    }
    if (TARGETS.contains(word)) {
      scan.at += word.length();
      return Kind.STRAY;
    }
    return null;
  }

  private Kind mark() {
    var c = scan.peek();
    var simple = simple(c);
    if (simple != null) {
      return simple;
    }
    var link =
        scan.at < noLinkBefore ? new FlowLinks.Found(0, '\0') : FlowLinks.at(scan.text, scan.at);
    if (link.to() == 0 && Chars.space(c) && scan.at >= noLinkBefore) {
      noLinkBefore = idleEnd();
    }
    if (link.to() > 0) {
      scan.at = link.to();
      switch (link.text()) {
        case '-' -> modes.push(Mode.DASHED_TEXT);
        case '=' -> modes.push(Mode.THICK_TEXT);
        case '.' -> modes.push(Mode.DOTTED_TEXT);
        default -> {
          return Kind.LINK;
        }
      }
      return Kind.LINK_START;
    }
    return opening(c);
  }

  private @Nullable Kind simple(char c) {
    if (Chars.digit(c)) {
      while (Chars.digit(scan.peek())) {
        scan.at++;
      }
      return Kind.NAME;
    }
    if (scan.takes(":::")) {
      return Kind.CLASS_MARK;
    }
    var kind =
        switch (c) {
          case '#', ':', '*' -> Kind.NAME;
          case '&' -> Kind.AMP;
          case ';' -> Kind.SEMICOLON;
          case ',' -> Kind.COMMA;
          default -> null;
        };
    if (kind != null) {
      scan.at++;
    }
    return kind;
  }

  private Kind opening(char c) {
    if (scan.takes("(-")) {
      modes.push(Mode.ELLIPSE);
      return Kind.OPEN;
    }
    if (scan.takes("[/") || scan.takes("[\\")) {
      modes.push(Mode.SLANTED);
      return Kind.OPEN;
    }
    if (scan.takes("[|")) {
      return Kind.UNSURE;
    }
    for (var open : List.of("([", "[[", "[(", "(((", ">", "(", "[", "{", "|")) {
      if (scan.takes(open)) {
        modes.push(Mode.LABEL);
        return open.equals("|") ? Kind.PIPE : Kind.OPEN;
      }
    }
    if (c == '\n') {
      while (scan.peek() == '\n') {
        scan.at++;
      }
      return Kind.NEWLINE;
    }
    if (Chars.space(c)) {
      scan.at++;
      return Kind.SPACE;
    }
    return name(c);
  }

  private Kind name(char c) {
    if (scan.takes("\\|") || scan.takes("<") || scan.takes("^")) {
      return Kind.STRAY;
    }
    var from = scan.at;
    while (!scan.ended() && inName()) {
      scan.at++;
    }
    if (scan.at > from) {
      return Kind.NAME;
    }
    scan.at++;
    if (c == '-' || Character.isLetter(c)) {
      return Kind.NAME;
    }
    return Kind.UNKNOWN;
  }

  private boolean inName() {
    var c = scan.peek();
    if (c == '-') {
      return scan.at + 1 < scan.text.length() && ">-.".indexOf(scan.peek(1)) < 0;
    }
    if (c == '=') {
      return scan.peek(1) != '=';
    }
    return Chars.word(c) || "!\"#$%&'*+.`?\\/".indexOf(c) >= 0;
  }
}
