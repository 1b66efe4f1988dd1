package dev.newel.gate.mermaid;

import dev.newel.gate.mermaid.MermaidFault.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a state diagram as Mermaid's grammar does (11.14) and stops at the first fault. Where it
/// cannot be sure it stops without one.
final class StateLint {
  /// What the last token lets follow.
  private enum After {
    NOTHING,
    STATE,
    ARROW,
    TARGET,
    MARK
  }

  private static final int LONG_LINE = 1_000;
  private static final Pattern TURN =
      Pattern.compile("direction\\s+(?:TB|BT|RL|LR)", Pattern.CASE_INSENSITIVE);
  private static final Set<String> STYLES = Set.of("classdef", "class", "style");
  private static final Set<String> UNSURE =
      Set.of("click", "href", "default", "scale", "hide", "acctitle", "accdescr", "statediagram");
  private static final List<String> PSEUDO =
      List.of("<<fork>>", "<<join>>", "<<choice>>", "[[fork]]", "[[join]]", "[[choice]]");

  private final Scan scan;
  private final Deque<Integer> composites = new ArrayDeque<>();
  private After after = After.NOTHING;
  private boolean noted;
  private @Nullable Found found;
  private boolean done;

  private StateLint(String text) {
    scan = new Scan(text);
  }

  static @Nullable Found of(String text) {
    var lint = new StateLint(text);
    lint.scan.takesWord("stateDiagram");
    lint.scan.takes("-v2");
    lint.done = !Chars.space(lint.scan.peek());
    lint.scan.skipSpace();
    while (!lint.done) {
      lint.token();
    }
    return lint.found;
  }

  private void refuse(Kind kind, int at, String message, String hint) {
    if (!done) {
      found = new Found(kind, at, message, hint);
    }
    done = true;
  }

  private void token() {
    if (scan.ended()) {
      end();
      return;
    }
    var c = scan.peek();
    if (c == '\n') {
      lineBreak();
    } else if (Chars.space(c)) {
      scan.skipSpace();
    } else if (scan.lineEnd() - scan.at > LONG_LINE) {
      done = true;
    } else if (c == '#') {
      scan.at = scan.lineEnd();
    } else {
      statement(c, scan.text.substring(scan.at, scan.lineEnd()));
    }
  }

  private void end() {
    if (after == After.ARROW) {
      noTarget();
    }
    if (!composites.isEmpty()) {
      refuse(
          Kind.UNBALANCED_BLOCK,
          composites.element(),
          "A state with states in it has no closing brace.",
          "Write `}` on a line after its last state.");
    }
    done = true;
  }

  private void lineBreak() {
    if (composites.isEmpty()) {
      if (after == After.ARROW) {
        noTarget();
      }
      done |= after == After.MARK;
      after = After.NOTHING;
    }
    scan.at++;
  }

  private void statement(char c, String line) {
    var word = scan.word().toLowerCase(Locale.ROOT);
    var spaced = Chars.space(scan.peek(word.length()));
    if (line.contains("%%") || c == '"' || c == '{' || UNSURE.contains(word)) {
      done = true;
    } else if (line.toLowerCase(Locale.ROOT).contains("direction")) {
      done |= !TURN.matcher(line).find() || after == After.ARROW || after == After.MARK;
      scan.at = scan.lineEnd();
      after = After.NOTHING;
    } else if (spaced && (STYLES.contains(word) || word.equals("state") || word.equals("note"))) {
      done |= after == After.ARROW || after == After.MARK;
      keyword(word);
    } else if (c == '}' && !composites.isEmpty()) {
      if (after == After.ARROW) {
        noTarget();
      }
      composites.pop();
      scan.at++;
      after = After.NOTHING;
    } else if (c == '-') {
      dash();
    } else if (c == ':') {
      colon();
    } else {
      name();
    }
  }

  private void keyword(String word) {
    var from = scan.at;
    scan.at += word.length();
    scan.skipBlanks();
    after = After.NOTHING;
    if (scan.peek() == '\n') {
      done = true;
    } else if (STYLES.contains(word)) {
      scan.at = scan.lineEnd();
    } else if (word.equals("note")) {
      note(from);
    } else {
      composite(from);
    }
  }

  private void composite(int from) {
    var line = scan.text.substring(scan.at, scan.lineEnd());
    var lower = line.toLowerCase(Locale.ROOT);
    if (PSEUDO.stream().anyMatch(lower::contains)) {
      done |= PSEUDO.stream().noneMatch(lower.strip()::endsWith);
      scan.at = scan.lineEnd();
      return;
    }
    if (line.startsWith("\"")) {
      var close = line.indexOf('"', 1);
      var rest = close < 0 ? "" : lower.substring(close + 1).strip();
      if (!rest.matches("as\\s+[^{\"]*\\{?") || rest.matches("as\\s+\\{?")) {
        done = true;
        return;
      }
    } else if (!line.matches("[\\w.]+\\s*\\{?\\s*") || lower.matches("as\\b.*")) {
      done = true;
      return;
    }
    var brace = line.indexOf('{', line.startsWith("\"") ? line.indexOf('"', 1) : 0);
    if (brace >= 0) {
      composites.push(from);
      scan.at += brace + 1;
    } else {
      scan.at = scan.lineEnd();
    }
  }

  private void note(int from) {
    if (!scan.takesWord("left of") && !scan.takesWord("right of")) {
      done = true;
      return;
    }
    scan.skipSpace();
    var name = scan.at;
    while (!scan.ended() && ":-".indexOf(scan.peek()) < 0 && !Chars.space(scan.peek())) {
      scan.at++;
    }
    if (scan.at == name) {
      done = true;
      return;
    }
    var colon = scan.at;
    scan.skipSpace();
    if (scan.peek() == ':' && scan.peek(1) != ':' && "\n;".indexOf(scan.peek(1)) < 0) {
      scan.at++;
      while (!scan.ended() && ":\n;".indexOf(scan.peek()) < 0) {
        scan.at++;
      }
      noted = true;
      return;
    }
    var close = scan.text.toLowerCase(Locale.ROOT).indexOf("end note", colon);
    if (close < 0) {
      refuse(
          Kind.UNBALANCED_BLOCK,
          from,
          "A note has neither a text after a colon nor an `end note`.",
          "Write `note right of A : text`, or `end note` on a line after the text.");
    }
    scan.at = close + "end note".length();
    done |= Chars.word(scan.peek());
  }

  private void dash() {
    if (scan.takes("-->")) {
      if (after != After.STATE) {
        refuse(
            Kind.WRONG_ARROW,
            scan.at - 3,
            "An arrow begins at no state.",
            "Write `A --> B: text`, with the text after the second state.");
      }
      after = After.ARROW;
    } else if (!composites.isEmpty() && scan.takes("--")) {
      done |= after == After.ARROW || after == After.MARK;
      after = After.NOTHING;
    } else {
      var lettered =
          Chars.word(scan.peek(1)) && scan.at > 0 && Chars.word(scan.text.charAt(scan.at - 1));
      refuse(
          Kind.WRONG_ARROW,
          scan.at,
          lettered
              ? "A dash stands in the name of a state before " + shown() + "."
              : "A state diagram has no arrow " + shown() + ".",
          lettered
              ? "Write `_` for the dash, or `state \"my-name\" as myName`."
              : "Write `A --> B`, the one arrow of state diagrams.");
    }
  }

  private void colon() {
    if (scan.sees(":::")) {
      done |= after != After.STATE && after != After.TARGET;
      scan.at += 3;
      after = after == After.TARGET ? After.NOTHING : After.MARK;
      done |= after == After.NOTHING;
      return;
    }
    var from = scan.at;
    scan.at++;
    while (!scan.ended()) {
      var c = scan.peek();
      var next = scan.peek(1);
      if (c == '\n'
          || c == ';'
          || (c == ':' && (scan.at + 1 >= scan.text.length() || ":\n;".indexOf(next) >= 0))) {
        break;
      }
      scan.at += c == ':' ? 2 : 1;
    }
    if (scan.at == from + 1) {
      refuse(
          Kind.MISSING_TEXT,
          from,
          "Nothing stands behind a colon.",
          "Write the text of the state or of the arrow after the colon, or remove it.");
    }
    if (after != After.STATE && after != After.TARGET) {
      refuse(
          Kind.OTHER,
          from,
          noted
              ? "A colon stands in the text of a note."
              : "A text " + Shown.code(scan.text, from, scan.at) + " belongs to no state.",
          noted
              ? "Write `#colon;` for a colon in a note."
              : "Write `A: text` or `A --> B: text` on one line.");
    }
    after = After.NOTHING;
  }

  private void name() {
    noted = false;
    if (scan.takes("[*]")) {
      after = after == After.ARROW ? After.TARGET : After.STATE;
      return;
    }
    var from = scan.at;
    while (!scan.ended() && ":-{".indexOf(scan.peek()) < 0 && !Chars.space(scan.peek())) {
      scan.at++;
    }
    done |= scan.at == from;
    after = after == After.ARROW ? After.TARGET : After.STATE;
  }

  private void noTarget() {
    refuse(
        Kind.WRONG_ARROW,
        Math.max(0, Math.min(scan.at, scan.text.length()) - 1),
        "An arrow leads to no state.",
        "Name the state that the arrow leads to.");
  }

  private String shown() {
    var end = scan.at;
    while (end < scan.text.length() && !Chars.space(scan.text.charAt(end))) {
      end++;
    }
    return Shown.code(scan.text, scan.at, end);
  }
}
