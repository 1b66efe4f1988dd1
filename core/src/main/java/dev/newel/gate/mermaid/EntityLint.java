package dev.newel.gate.mermaid;

import dev.newel.gate.mermaid.MermaidFault.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads an entity relationship diagram as Mermaid's grammar does (11.14) and stops at the first
/// fault. Where it cannot be sure it stops without one.
final class EntityLint {
  private static final List<String> ENDS = List.of("||", "|o", "}o", "}|", "o|", "o{", "|{");
  private static final List<String> LINES = List.of("--", "..", ".-", "-.");

  /// Words that mean something of their own where a name could stand.
  private static final Set<String> WORDS =
      Set.of(
          "style",
          "classdef",
          "class",
          "one",
          "zero",
          "many",
          "only",
          "to",
          "optionally",
          "u",
          "title",
          "direction",
          "acctitle",
          "accdescr",
          "erdiagram",
          "o");

  private static final String RELATION_HINT = "Write `CUSTOMER ||--o{ ORDER : \"places\"`.";

  private final Scan scan;
  private @Nullable Found found;
  private boolean done;

  private EntityLint(String text) {
    scan = new Scan(text);
  }

  static @Nullable Found of(String text) {
    var lint = new EntityLint(text);
    lint.done = !lint.scan.takesWord("erDiagram");
    while (!lint.done) {
      lint.statement();
    }
    return lint.found;
  }

  private void refuse(Kind kind, int at, String message, String hint) {
    if (!done) {
      found = new Found(kind, at, message, hint);
    }
    done = true;
  }

  private void statement() {
    scan.skipSpace();
    // A direction takes the line whatever stands before it, and styles are read by other rules.
    var lineEnd = Math.min(scan.lineEnd(), scan.at + 1_000);
    var line = scan.text.substring(scan.at, lineEnd).toLowerCase(Locale.ROOT);
    if (scan.ended() || lineEnd < scan.lineEnd() || line.contains("direction") || !name()) {
      done = true;
      return;
    }
    scan.skipBlanks();
    if (scan.takes("[")) {
      scan.skipBlanks();
      if (!name() || !scan.takes("]")) {
        done = true;
      }
      scan.skipBlanks();
    }
    if (scan.peek() == ':' && !scan.sees("::")) {
      refuse(
          Kind.WRONG_ARROW,
          scan.at,
          "A label stands behind an entity and no relationship.",
          RELATION_HINT);
    } else if (done || scan.peek() == ':') {
      done = true;
    } else if (scan.takes("{")) {
      attributes(scan.at - 1);
    } else if (scan.peek() != '\n') {
      relation();
    }
  }

  /// Over the name of an entity; false where what stands here may be something else.
  private boolean name() {
    if (scan.peek() == '"') {
      var close = scan.text.indexOf('"', scan.at + 1);
      var name = close < 0 ? "" : scan.text.substring(scan.at + 1, close);
      if (name.isEmpty() || !name.chars().allMatch(c -> c >= ' ' && c != '%' && c != '\\')) {
        return false;
      }
      scan.at = close + 1;
      return true;
    }
    var from = scan.at;
    var first = scan.word().toLowerCase(Locale.ROOT);
    if (WORDS.contains(first) || first.isEmpty() || Chars.digit(scan.peek())) {
      return false;
    }
    while (inName(scan.peek())) {
      scan.at++;
    }
    return scan.at > from;
  }

  private static boolean inName(char c) {
    return Chars.word(c) || c == '-' || c == '.' || c == '*' || c > 0x7f;
  }

  private void relation() {
    var from = scan.at;
    if (!end()) {
      var sign = "-=<>|}{.".indexOf(scan.peek()) >= 0;
      if (scan.peek() == '-' || scan.peek() == '=' || scan.peek() == '<') {
        wrongRelation(from);
      }
      // Two names on a line are two entities to Mermaid.
      done |= sign;
      return;
    }
    scan.skipBlanks();
    if (LINES.stream().noneMatch(scan::takes)) {
      if (!scan.seesWord("to") && !scan.seesWord("optionally to") && scan.peek() != '\n') {
        wrongRelation(from);
      }
      done = true;
      return;
    }
    scan.skipBlanks();
    if (!end()) {
      if (scan.peek() == '-' || scan.peek() == '>' || scan.peek() == '.') {
        wrongRelation(from);
      }
      done = true;
      return;
    }
    scan.skipSpace();
    if (!name()) {
      done = true;
      return;
    }
    scan.skipSpace();
    label();
  }

  private boolean end() {
    return ENDS.stream()
        .anyMatch(
            each ->
                scan.sees(each)
                    && !(each.endsWith("o") && Chars.word(scan.peek(2)))
                    && scan.takes(each));
  }

  private void wrongRelation(int from) {
    refuse(
        Kind.WRONG_ARROW,
        from,
        "An entity relationship has no line " + shown(from) + ".",
        "Write an end (`||`, `|o`, `}o`, `}|`), a line (`--`, `..`) and an end (`||`, `o|`, `o{`,"
            + " `|{`).");
  }

  private void label() {
    if (scan.sees(":::")) {
      done = true;
      return;
    }
    if (!scan.takes(":")) {
      var named = !scan.ended() && (inName(scan.peek()) || scan.peek() == '"');
      var broken = scan.text.lastIndexOf('\n', scan.at - 1) >= 0 && atLineStart();
      refuse(
          named && !broken ? Kind.SPACE_IN_NAME : Kind.MISSING_TEXT,
          scan.at,
          named && !broken
              ? "A space ends the name of an entity before " + shown(scan.at) + "."
              : "A relationship has no label.",
          named && !broken ? "Put the name in double quotes." : RELATION_HINT);
      return;
    }
    scan.skipSpace();
    if (scan.peek() == '"') {
      var close = scan.text.indexOf('"', scan.at + 1);
      done |= close < 0;
      scan.at = close + 1;
      return;
    }
    if (!name()) {
      done = true;
      return;
    }
    scan.skipBlanks();
    var second = scan.word().toLowerCase(Locale.ROOT);
    if (second.equals("many") && scan.peek(4) != '(') {
      var after = scan.at + 4;
      if (after < scan.text.length() && scan.text.charAt(after) == '\n') {
        refuse(
            Kind.MISSING_TEXT,
            scan.at,
            "The label of a relationship is one word; `many` is a number of rows.",
            "Put a label of several words in double quotes.");
      }
      done = true;
    }
  }

  private boolean atLineStart() {
    var i = scan.at - 1;
    while (i >= 0 && Chars.space(scan.text.charAt(i))) {
      if (scan.text.charAt(i) == '\n') {
        return true;
      }
      i--;
    }
    return false;
  }

  /// The attributes of an entity: a type and a name each, then keys, then a comment.
  private void attributes(int opened) {
    // How far the attribute is: 0 before the type, 1 before the name, 2 after it, 3 after a key.
    var part = 0;
    while (!done) {
      scan.skipSpace();
      if (scan.ended()) {
        refuse(
            Kind.UNBALANCED_BLOCK,
            opened,
            "The attributes of an entity have no closing brace.",
            "Write `}` on a line after the last attribute.");
      } else if (scan.peek() == '}') {
        if (part == 1) {
          wrongAttribute(scan.at, "An attribute has a type and no name");
        }
        scan.at++;
        return;
      } else {
        part = attribute(part);
      }
    }
  }

  private int attribute(int part) {
    var from = scan.at;
    var run = from;
    while (run < scan.text.length() && !Chars.space(scan.text.charAt(run)) && run - from < 200) {
      run++;
    }
    if (scan.text
            .substring(from, scan.lineEnd() - from > 1_000 ? from + 1_000 : scan.lineEnd())
            .contains("~")
        || scan.lineEnd() - from > 1_000) {
      done = true;
      return part;
    }
    if (scan.takesWord("PK") || scan.takesWord("FK") || scan.takesWord("UK")) {
      if (part < 2) {
        wrongAttribute(
            from,
            "The key "
                + Shown.code(scan.text, from, scan.at)
                + " stands where "
                + (part == 0 ? "a type" : "a name")
                + " is expected");
      } else if (part == 3) {
        wrongAttribute(from, "Two keys of an attribute stand without a comma");
      }
      return 3;
    }
    if (scan.peek() == ',' && part == 3) {
      scan.at++;
      scan.skipSpace();
      done |= !scan.takesWord("PK") && !scan.takesWord("FK") && !scan.takesWord("UK");
      return 3;
    }
    if (scan.peek() == '"') {
      var close = scan.text.indexOf('"', from + 1);
      if (close < 0) {
        done = true;
      } else if (part < 2) {
        wrongAttribute(from, "A comment stands before the attribute has its name");
      }
      scan.at = close + 1;
      return 0;
    }
    return word(part, from, run);
  }

  private int word(int part, int from, int run) {
    if (!begins(scan.peek())) {
      wrongAttribute(
          from,
          "An attribute holds "
              + Shown.code(scan.text, from, run)
              + ", which begins with no letter");
      return part;
    }
    scan.at++;
    while (begins(scan.peek())
        || Chars.digit(scan.peek())
        || (!scan.ended() && "-[]()".indexOf(scan.peek()) >= 0)) {
      scan.at++;
    }
    if ((!scan.ended() && !Chars.space(scan.peek()) && "},\"".indexOf(scan.peek()) < 0)
        || scan.peek() == ',') {
      wrongAttribute(
          scan.at,
          "The word "
              + Shown.code(scan.text, from, run)
              + " of an attribute holds `"
              + scan.peek()
              + "`");
    }
    return part == 1 ? 2 : 1;
  }

  private static boolean begins(char c) {
    return c == '*'
        || c == '_'
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c >= '\u00c0';
  }

  private void wrongAttribute(int at, String message) {
    refuse(
        Kind.WRONG_ATTRIBUTE,
        at,
        message + ".",
        "Write `type name PK \"comment\"`, in words of letters, digits, `-`, `_`, `(`, `)`, `[` and"
            + " `]`.");
  }

  private String shown(int from) {
    return Shown.code(scan.text, from, Math.max(from + 1, endOfLine(from)));
  }

  private int endOfLine(int from) {
    var end = scan.text.indexOf('\n', from);
    return end < 0 ? scan.text.length() : end;
  }
}
