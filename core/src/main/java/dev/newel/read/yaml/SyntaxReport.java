package dev.newel.read.yaml;

import dev.newel.finding.Finding;
import dev.newel.source.SourceText;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Says in our words what the YAML library could not read: the library names its own states, a
/// reader wants to know which character is in the way and what to write instead.
final class SyntaxReport {
  private static final String QUOTE = "Put the value in quotes";

  /// YAML 1.2.2, section 8.2.2: an implicit name ends within so many characters.
  private static final int LONGEST_NAME = 1_024;

  private final SourceText source;
  private final String text;
  /// The last scalar that could be read.
  private final Comments.Token before;
  private final String problem;
  private final String context;
  private final int at;
  private final int from;
  private final Snippet snippet;

  private SyntaxReport(SourceText source, Comments.Token before, MarkedYamlEngineException e) {
    this.source = source;
    this.before = before;
    this.text = source.text();
    this.problem = e.getProblem() == null ? "" : e.getProblem();
    this.context = e.getContext() == null ? "" : e.getContext();
    this.at = e.getProblemMark().map(mark -> source.offsetOfCodePoint(mark.getIndex())).orElse(0);
    this.from =
        e.getContextMark().map(mark -> source.offsetOfCodePoint(mark.getIndex())).orElse(at);
    this.snippet = new Snippet(source, at);
  }

  static Finding of(SourceText source, Comments.Token before, YamlEngineException e) {
    if (e instanceof MarkedYamlEngineException marked) {
      return new SyntaxReport(source, before, marked).finding();
    }
    return YamlReader.error(
        ReadId.SYNTAX,
        source,
        0,
        0,
        "The `%YAML` directive names a version other than 1.2.",
        "Remove the line.");
  }

  private Finding finding() {
    if (isAt('\t') && problem.contains("cannot start any token")) {
      return tab();
    }
    if (restIsBlank()
        && (isQuoted()
            || isFlow()
            || problem.contains("end of stream")
            || problem.contains("stream end"))) {
      return cutOff();
    }
    if (isQuoted() || problem.contains("unknown escape") || context.contains("double-quoted")) {
      return quoted();
    }
    if (context.contains("scanning an alias") || context.contains("scanning an anchor")) {
      return leading(from, "an alias or anchor of YAML");
    }
    if (context.contains("scanning a tag")
        || context.contains("tag handle")
        || context.contains("directive")) {
      return leading(from, "a tag or directive of YAML");
    }
    if (context.contains("block scalar")) {
      return error(
          from,
          at + 1,
          "`%s` at the beginning of a value opens a block of lines; expected the end of the line, found `%s`."
              .formatted(character(from), character(at)),
          snippet.quoteHint(QUOTE));
    }
    if (problem.contains("cannot start any token")) {
      return error(
          at,
          at + 1,
          "%s cannot begin a value."
              .formatted(isAt('`') ? "A backtick" : "`" + character(at) + "`"),
          snippet.quoteHint(QUOTE));
    }
    return structure();
  }

  /// Faults of what stands where, once the tokens are read.
  private Finding structure() {
    if (problem.contains("mapping values are not allowed")) {
      return secondColon();
    }
    if (problem.contains("sequence entries are not allowed")) {
      return error(
          at,
          at + 1,
          "A list begins with `- ` in the line of its key, expected the line below.",
          "Write each `- ` item on a line of its own, or the list as `[a, b]`.");
    }
    if (context.contains("simple key")) {
      return noColon();
    }
    if (isFlow() || context.contains("flow node")) {
      return insideBrackets();
    }
    if (isAt('}') || isAt(']')) {
      return error(
          at,
          at + 1,
          "`%s` closes nothing.".formatted(character(at)),
          "Remove it, or put the value in quotes when it belongs to the text.");
    }
    if (isAt(',')) {
      return error(at, at + 1, "`,` stands where a value is expected.", snippet.quoteHint(QUOTE));
    }
    if (problem.contains("expected <block end>")) {
      return unexpectedInBlock();
    }
    return error(
        at,
        at + 1,
        "Expected `name: value` or `- item`, found `%s`.".formatted(snippet.here()),
        snippet.quoteHint(QUOTE));
  }

  private Finding tab() {
    var lines =
        text.lines()
            .filter(
                line ->
                    line.startsWith("\t")
                        || (line.stripLeading().length() < line.length()
                            && line.substring(0, line.length() - line.stripLeading().length())
                                .contains("\t")))
            .count();
    var others = lines > 1 ? " (%d lines of the file do so)".formatted(lines) : "";
    return YamlReader.error(
        ReadId.TAB_INDENT,
        source,
        at,
        at + 1,
        "A tab stands where YAML allows only spaces%s.".formatted(others),
        "Replace each tab by two spaces.");
  }

  private Finding cutOff() {
    if (!isQuoted() && !isFlow()) {
      return YamlReader.error(
          ReadId.CUT_OFF,
          source,
          from,
          from,
          "The file ends where a value is expected.",
          "Complete the file.");
    }
    var what = isQuoted() ? "text in quotes" : "`" + character(from) + "`";
    return YamlReader.error(
        ReadId.CUT_OFF,
        source,
        from,
        Math.min(from + 1, text.length()),
        "The file ends inside the %s that opens in line %d.".formatted(what, source.lineOf(from)),
        "Close it with `%s`."
            .formatted(isQuoted() ? character(from) : text.startsWith("[", from) ? "]" : "}"));
  }

  private Finding quoted() {
    if (problem.contains("escape") || problem.contains("hexadecimal")) {
      return error(
          Math.max(from, at - 1),
          at + 1,
          "`\\%s` is no escape sequence of text in double quotes.".formatted(character(at)),
          "Write `\\\\` for a backslash, or use single quotes.");
    }
    return error(
        from,
        from + 1,
        "The text in quotes that opens in line %d is not closed before line %d."
            .formatted(source.lineOf(from), source.lineOf(at)),
        "Close it with `%s`.".formatted(character(from)));
  }

  private Finding leading(int place, String meaning) {
    return error(
        place,
        place + 1,
        "`%s` at the beginning of a value means %s, expected text."
            .formatted(character(place), meaning),
        new Snippet(source, place).quoteHint(QUOTE));
  }

  private Finding secondColon() {
    var name = snippet.keyAtLineStart();
    var above = new Snippet(source, source.lineStart(source.lineOf(at)) - 1);
    if (snippet.isFirstColonOfLine() && above.isColonWithoutSpace()) {
      return error(
          above.firstOfLine(),
          source.lineEnd(source.lineOf(at) - 1),
          "The line `%s` is no `name: value`.".formatted(above.shown()),
          above.spaceHint());
    }
    if (name.length() > 0 && snippet.isFirstColonOfLine()) {
      return error(
          snippet.firstOfLine(),
          at,
          "`%s` is indented below a line that has its value already.".formatted(name),
          "Align it with the name above, or remove the value there.");
    }
    return error(
        at,
        at + 1,
        "A second `: ` stands in this line, so the text is neither a value nor a name.",
        snippet.quoteHint(QUOTE));
  }

  private Finding noColon() {
    var line = new Snippet(source, from);
    if (line.shown().isEmpty() || source.lineEnd(source.lineOf(from)) - from > LONGEST_NAME) {
      return error(
          from,
          from + 1,
          "A text of more than %,d characters stands where a name is expected."
              .formatted(LONGEST_NAME),
          "Shorten the name, or put `name: ` before the text.");
    }
    return error(
        from,
        source.lineEnd(source.lineOf(from)),
        "The line `%s` is no `name: value`.".formatted(line.shown()),
        line.isColonWithoutSpace()
            ? line.spaceHint()
            : "Put `: ` after the name, or indent the line when it continues the text above.");
  }

  private Finding insideBrackets() {
    if (problem.contains("found ','")) {
      return error(at, at + 1, "Nothing stands between two commas.", "Remove one `,`.");
    }
    var closer = text.startsWith("[", from) && isFlow() ? "]" : "}";
    var expected = isFlow() ? "`,` or `%s`".formatted(closer) : "a value";
    var newLine =
        isFlow()
            && source.lineOf(at) > source.lineOf(from)
            && snippet.keyAtLineStart().length() > 0;
    return error(
        at,
        at + 1,
        "Inside the `%s` of line %d %s is expected, found `%s`."
            .formatted(
                isFlow() ? character(from) : "{}", source.lineOf(from), expected, snippet.here()),
        newLine ? "Close it with `%s`.".formatted(closer) : snippet.quoteHint(QUOTE));
  }

  private Finding unexpectedInBlock() {
    if (problem.contains("block mapping start") || problem.contains("block sequence start")) {
      return error(
          at,
          at + 1,
          "The indentation of `%s` fits neither the lines above nor the block around it."
              .formatted(snippet.here()),
          "Align it with its neighbours.");
    }
    if (problem.contains("'-'")) {
      return error(
          at,
          at + 1,
          "A list item `- ` stands among `name: value` lines.",
          "Indent it below the name that it belongs to.");
    }
    if (problem.contains("'?'")) {
      return error(
          at,
          at + 1,
          "`%s` stands among list items, expected `- `.".formatted(snippet.here()),
          "Begin it with `- `, or align it with the name above the list.");
    }
    if (!before.plain() && source.lineOf(before.start()) < source.lineOf(before.end())) {
      return error(
          before.start(),
          before.start() + 1,
          "The text in quotes that opens in line %d is closed only in line %d, where more text follows."
              .formatted(source.lineOf(before.start()), source.lineOf(before.end())),
          "Close it with `%s`.".formatted(character(before.start())));
    }
    return error(
        at,
        at + 1,
        "More text, `%s`, follows a value that is complete.".formatted(snippet.here()),
        snippet.quoteHint("Put the whole value in one pair of quotes"));
  }

  private boolean isQuoted() {
    return context.contains("quoted scalar");
  }

  private boolean isFlow() {
    return context.contains("flow mapping") || context.contains("flow sequence");
  }

  private boolean restIsBlank() {
    for (var i = at; i < text.length(); i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean isAt(char unit) {
    return at < text.length() && text.charAt(at) == unit;
  }

  private String character(int offset) {
    return offset >= text.length()
        ? "end of file"
        : "\r\n".indexOf(text.charAt(offset)) >= 0
            ? "end of line"
            : Character.toString(text.codePointAt(offset));
  }

  private Finding error(int start, int end, String message, String hint) {
    return YamlReader.error(
        ReadId.SYNTAX, source, start, Math.clamp(end, start, text.length()), message, hint);
  }
}
