package dev.newel.read.tree;

import dev.newel.finding.Finding;
import dev.newel.read.yaml.ReadId;
import dev.newel.source.Address;
import dev.newel.source.SourceText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads JSON as RFC 8259 has it, in one pass and with a stack of its own. Names and values keep
/// where they begin and end as offsets; nothing more is made of them until somebody asks.
final class JsonScanner {
  private static final int NAMES = 1 << 12;

  /// @param root null where the text is no JSON
  /// @param fault why it is none
  /// @param findings names that stand twice
  record Scanned(@Nullable Node root, @Nullable Finding fault, List<Finding> findings) {}

  private final SourceText source;
  private final String text;
  private final char[] units;
  private final int deepest;
  private final List<Finding> findings = new ArrayList<>();
  /// Names that were met, by their hash: few names make up most of a description.
  private final @Nullable String[] known = new @Nullable String[NAMES];

  private int at;
  private @Nullable Finding fault;

  /// The members of all open mappings and lists, innermost last; a name only where it is a mapping.
  private String[] names = new String[256];

  private int[] places = new int[512];
  private Node[] values = new Node[256];
  private int count;
  /// Of each open mapping or list: where its members begin, and its offset; a list's is negative.
  private int[] open = new int[64];

  private int depth;

  private JsonScanner(SourceText source, int deepest) {
    this.source = source;
    this.text = source.text();
    this.units = text.toCharArray();
    this.deepest = deepest;
  }

  static Scanned scan(SourceText source, int deepest) {
    var scanner = new JsonScanner(source, deepest);
    var root = scanner.document();
    return new Scanned(scanner.fault == null ? root : null, scanner.fault, scanner.findings);
  }

  private @Nullable Node document() {
    var done = value();
    while (fault == null) {
      if (done == null) {
        space();
        if (unit() == closer()) {
          done = close();
        } else if (isList() || name()) {
          done = value();
        }
        continue;
      }
      space();
      if (depth == 0) {
        return at < units.length ? fail("More text follows the value that is complete.") : done;
      }
      room();
      values[count++] = done;
      done = null;
      if (unit() == ',') {
        at++;
        if (isList() || name()) {
          done = value();
        }
      } else if (unit() == closer()) {
        done = close();
      } else {
        fail("`,` or `%s` is expected, found %s.".formatted(closer(), shown()));
      }
    }
    return null;
  }

  /// Reads `"name":`; whether one stands here.
  private boolean name() {
    space();
    if (unit() != '"') {
      fail("A name in quotes is expected, found %s.".formatted(shown()));
      return false;
    }
    var start = at;
    var escaped = quoted();
    if (fault != null) {
      return false;
    }
    room();
    names[count] = escaped ? JsonText.unescape(text, start + 1, at - 1) : known(start + 1, at - 1);
    places[2 * count] = start;
    places[2 * count + 1] = at;
    space();
    if (unit() != ':') {
      fail("`:` is expected after a name, found %s.".formatted(shown()));
      return false;
    }
    at++;
    return true;
  }

  /// A scalar; null where a mapping or list was opened, or there is a fault.
  private @Nullable Node value() {
    space();
    var start = at;
    switch (unit()) {
      case '{' -> open(start);
      case '[' -> open(-start - 1);
      case '"' -> {
        quoted();
        return Node.scalar(source, Node.Kind.TEXT, start, at, null);
      }
      case 't' -> {
        return word("true", Node.Kind.BOOLEAN);
      }
      case 'f' -> {
        return word("false", Node.Kind.BOOLEAN);
      }
      case 'n' -> {
        return word("null", Node.Kind.NULL);
      }
      default -> {
        return number(start);
      }
    }
    return null;
  }

  private @Nullable Node number(int start) {
    while (at < units.length && "+-.eE0123456789".indexOf(units[at]) >= 0) {
      at++;
    }
    var written = text.substring(start, at);
    if (CoreSchema.isJsonNumber(written)) {
      return Node.scalar(source, Node.Kind.NUMBER, start, at, written);
    }
    at = start;
    return fail("A value is expected, found %s.".formatted(shown()));
  }

  private @Nullable Node word(String word, Node.Kind kind) {
    if (!text.startsWith(word, at)) {
      return fail("A value is expected, found %s.".formatted(shown()));
    }
    at += word.length();
    return Node.scalar(source, kind, at - word.length(), at, kind == Node.Kind.NULL ? "" : word);
  }

  /// Reads a text from quote to quote; whether it has escapes.
  private boolean quoted() {
    var start = at++;
    var escaped = false;
    while (at < units.length) {
      var unit = units[at++];
      if (unit == '"') {
        return escaped;
      }
      if (unit == '\\') {
        escaped = true;
        var next = unit();
        if (next == 'u' ? JsonText.hex(text, at + 1) < 0 : "\"\\/bfnrt".indexOf(next) < 0) {
          fail("A `\\` stands before what it cannot escape.");
          return true;
        }
        at++;
      } else if (unit < ' ') {
        at--;
        fail("A text in quotes does not end in its line.");
        return escaped;
      }
    }
    cutOff(start, "The file ends inside the text in quotes that begins in line %d.");
    return escaped;
  }

  private void open(int place) {
    if (depth >= deepest) {
      fault =
          error(
              ReadId.TOO_DEEP,
              at,
              at + 1,
              "Mappings and lists nest deeper than %d levels.".formatted(deepest),
              "Flatten this part.");
      return;
    }
    if (2 * depth + 2 > open.length) {
      open = Arrays.copyOf(open, 2 * open.length);
    }
    // The place before is for what is opened itself: its name stands there already.
    count++;
    open[2 * depth] = count;
    open[2 * depth + 1] = place;
    depth++;
    at++;
    room();
  }

  private boolean isList() {
    return open[2 * depth - 1] < 0;
  }

  private char closer() {
    return isList() ? ']' : '}';
  }

  private Node close() {
    var list = isList();
    var from = open[2 * depth - 2];
    var place = open[2 * depth - 1];
    var to = count;
    at++;
    depth--;
    count = from - 1;
    var members = Arrays.copyOfRange(values, from, to);
    if (list) {
      return Node.sequence(source, -place - 1, at, members);
    }
    return Uniqueness.mapping(
        source,
        place,
        at,
        Arrays.copyOfRange(names, from, to),
        Arrays.copyOfRange(places, 2 * from, 2 * to),
        members,
        findings);
  }

  private void room() {
    if (count + 2 >= values.length) {
      names = Arrays.copyOf(names, 2 * values.length);
      places = Arrays.copyOf(places, 4 * values.length);
      values = Arrays.copyOf(values, 2 * values.length);
    }
  }

  /// The text between two offsets, the same object as the last time where it can be.
  private String known(int start, int end) {
    var hash = 0;
    for (var i = start; i < end; i++) {
      hash = hash * 31 + units[i];
    }
    var slot = (hash ^ (hash >>> 15)) & (NAMES - 1);
    var there = known[slot];
    if (there != null && there.length() == end - start && text.startsWith(there, start)) {
      return there;
    }
    var name = text.substring(start, end);
    known[slot] = name;
    return name;
  }

  private void space() {
    while (at < units.length) {
      var unit = units[at];
      if (unit != ' ' && unit != '\n' && unit != '\r' && unit != '\t') {
        return;
      }
      at++;
    }
  }

  /// The unit here; NUL, which no file that is read has, at the end.
  private char unit() {
    return at < units.length ? units[at] : 0;
  }

  private String shown() {
    return at >= units.length ? "the end" : "`" + Character.toString(text.codePointAt(at)) + "`";
  }

  private @Nullable Node fail(String message) {
    if (at < units.length) {
      fault =
          error(
              ReadId.SYNTAX,
              at,
              at + 1,
              message,
              "Write it as JSON has it (RFC 8259), or rename the file to `.yaml` if it is YAML.");
    } else if (depth == 0) {
      cutOff(at, "The file holds no value.");
    } else {
      var place = open[2 * depth - 1];
      cutOff(
          place < 0 ? -place - 1 : place,
          "The file ends inside the `%s` of line %%d.".formatted(isList() ? "[" : "{"));
    }
    return null;
  }

  private void cutOff(int start, String message) {
    fault =
        error(
            ReadId.CUT_OFF,
            start,
            Math.min(start + 1, units.length),
            message.formatted(source.lineOf(start)),
            "Get the whole file.");
  }

  private Finding error(ReadId id, int start, int end, String message, String hint) {
    return Finding.error(id.id(), Address.ROOT, source.span(start, end), message, hint);
  }
}
