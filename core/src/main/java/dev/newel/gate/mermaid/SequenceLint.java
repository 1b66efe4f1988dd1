package dev.newel.gate.mermaid;

import dev.newel.gate.mermaid.MermaidFault.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a sequence diagram statement by statement as Mermaid's grammar does (11.14) and stops at
/// the first that has no place. Where it cannot be sure it stops without a fault.
final class SequenceLint {
  /// An open block: its word, and where it began.
  private record Block(String word, int at) {}

  /// Words that open a block, the longer of two alike first.
  private static final List<String> OPENING =
      List.of("par_over", "loop", "rect", "opt", "alt", "par", "critical", "break", "box");

  private static final Map<String, Set<String>> DIVIDERS =
      Map.of("else", Set.of("alt"), "and", Set.of("par", "par_over"), "option", Set.of("critical"));

  /// Words that begin a statement and so can be no participant's name in a message.
  private static final Set<String> RESERVED =
      Set.of(
          "box",
          "participant",
          "actor",
          "create",
          "destroy",
          "loop",
          "rect",
          "opt",
          "alt",
          "else",
          "par",
          "par_over",
          "and",
          "critical",
          "option",
          "break",
          "end",
          "links",
          "link",
          "properties",
          "details",
          "over",
          "note",
          "activate",
          "deactivate",
          "autonumber",
          "off",
          "sequencediagram");

  private final Scan scan;
  private final Deque<Block> blocks = new ArrayDeque<>();
  private final Map<String, Integer> active = new HashMap<>();
  private boolean afterSemicolon;
  private @Nullable Found found;
  private boolean done;

  private SequenceLint(String text) {
    scan = new Scan(text);
  }

  static @Nullable Found of(String text) {
    var lint = new SequenceLint(text);
    lint.heading();
    while (!lint.done) {
      lint.statement();
    }
    return lint.found;
  }

  private void heading() {
    if (!scan.takesWord("sequenceDiagram")) {
      done = true;
    }
  }

  private void refuse(Kind kind, int at, String message, String hint) {
    if (!done) {
      found = new Found(kind, at, message, hint);
    }
    done = true;
  }

  private void statement() {
    skipToStatement();
    if (done) {
      return;
    }
    if (scan.ended()) {
      if (!blocks.isEmpty()) {
        var open = blocks.element();
        refuse(
            Kind.UNBALANCED_BLOCK,
            open.at(),
            "The block `" + open.word() + "` has no `end`.",
            "Write `end` on a line after its last message.");
      }
      done = true;
      return;
    }
    var word = scan.word().toLowerCase(Locale.ROOT);
    // A comment in the midst of a line may eat what follows in ways not told here.
    if (scan.text.substring(scan.at, Math.min(scan.lineEnd(), scan.at + 1_000)).contains("%%")
        || scan.lineEnd() - scan.at > 1_000) {
      done = true;
    } else if (OPENING.contains(word)) {
      blocks.push(new Block(word, scan.at));
      scan.at += word.length();
      restOfLine();
    } else if (DIVIDERS.containsKey(word)) {
      divider(word);
    } else if (word.equals("end")) {
      end();
    } else if (!others(word)) {
      if (inBox()) {
        refuse(
            Kind.UNBALANCED_BLOCK,
            scan.at,
            "A `box` holds participants alone, not " + shown(scan.at) + ".",
            "Write `end` before the first message.");
      }
      message();
    }
  }

  private void skipToStatement() {
    afterSemicolon = false;
    while (!scan.ended()) {
      if (scan.peek() == ';') {
        afterSemicolon = true;
        scan.at++;
      } else if (scan.peek() == '\n') {
        afterSemicolon = false;
        scan.at++;
      } else if (Chars.space(scan.peek())) {
        scan.at++;
      } else if (scan.peek() == '#') {
        scan.at = scan.lineEnd();
      } else {
        done |= scan.peek() == '%' || scan.peek() == '}';
        return;
      }
    }
  }

  private boolean inBox() {
    return !blocks.isEmpty() && blocks.element().word().equals("box");
  }

  private void restOfLine() {
    while (!scan.ended() && "#\n;".indexOf(scan.peek()) < 0) {
      scan.at++;
    }
  }

  private void divider(String word) {
    var within = DIVIDERS.getOrDefault(word, Set.of());
    if (blocks.isEmpty() || !within.contains(blocks.element().word())) {
      refuse(
          Kind.UNBALANCED_BLOCK,
          scan.at,
          "The word `"
              + word
              + "` stands in no `"
              + within.stream().sorted().findFirst().orElse("")
              + "`.",
          "Open the block that it divides, and close those within with `end`.");
    }
    scan.at += word.length();
    restOfLine();
  }

  private void end() {
    if (blocks.isEmpty()) {
      var name = scan.text.substring(scan.at + 3, scan.lineEnd()).contains(":");
      refuse(
          name ? Kind.RESERVED_WORD : Kind.UNBALANCED_BLOCK,
          scan.at,
          name ? "The word `end` begins no name: it closes a block." : "An `end` closes no block.",
          name ? "Declare `participant E as End` and write `E`." : "Remove it.");
    } else {
      blocks.pop();
    }
    scan.at += 3;
  }

  /// Over a statement that is no message; false where none begins.
  private boolean others(String word) {
    var from = scan.at;
    switch (word) {
      case "participant", "actor", "destroy", "activate", "deactivate" -> {
        if (inBox() && word.endsWith("activate")) {
          return false;
        }
        scan.at += word.length();
        declared(word);
      }
      case "create" -> {
        scan.at += word.length();
        scan.skipBlanks();
        done |= !scan.seesWord("participant") && !scan.seesWord("actor");
      }
      case "note" -> {
        if (inBox()) {
          return false;
        }
        scan.at += word.length();
        note(from);
      }
      case "autonumber" -> {
        if (inBox()) {
          return false;
        }
        restOfLine();
        // A blank before the break swallows that: what it counts by may stand in the next line.
        done |= Chars.space(scan.text.charAt(scan.at - 1));
      }
      case "title", "acctitle", "links", "link", "properties", "details" -> {
        if (inBox()) {
          return false;
        }
        scan.at += word.length();
        scan.skipBlanks();
        // A title without words takes the next line.
        done |= scan.peek() == '\n';
        restOfLine();
      }
      case "accdescr" -> done = true;
      default -> {
        return false;
      }
    }
    return true;
  }

  private void declared(String word) {
    scan.skipBlanks();
    var from = scan.at;
    var nameEnd = from;
    while (nameEnd < scan.text.length() && "<>:\n,;@#".indexOf(scan.text.charAt(nameEnd)) < 0) {
      nameEnd++;
    }
    var name = scan.text.substring(from, nameEnd).strip();
    var stop = nameEnd < scan.text.length() ? scan.text.charAt(nameEnd) : '\n';
    var alias = name.toLowerCase(Locale.ROOT).matches("\\S+\\s+as(\\s.*)?");
    if (alias || name.isEmpty() || stop == '@' || stop == '#') {
      restOfLine();
      done |= name.isEmpty() || (stop == '@' && !alias) || stop == '#';
      return;
    }
    if (stop != '\n' && stop != ';') {
      refuse(
          Kind.OTHER,
          nameEnd,
          "The name of a participant holds `" + stop + "`.",
          "Write `participant A as` and the name.");
    }
    scan.at = nameEnd;
    activity(word, name, from);
  }

  private void activity(String word, String name, int at) {
    if (word.equals("activate")) {
      active.merge(name, 1, Integer::sum);
    } else if (word.equals("deactivate") && active.merge(name, -1, Integer::sum) < 0) {
      refuse(
          Kind.INACTIVE_PARTICIPANT,
          at,
          "The participant "
              + Shown.code(name, 0, name.length())
              + " is deactivated and is not"
              + " active.",
          "Activate it first, by `activate` or by `+` after an arrow to it.");
    }
  }

  /// Over whitespace; where a break is among it the statement goes on in the next line, which is
  /// not followed here.
  private void skipRun() {
    var from = scan.at;
    if (scan.peek() != '\n') {
      scan.skipSpace();
      done |= scan.text.substring(from, scan.at).indexOf('\n') >= 0;
    }
  }

  private void note(int from) {
    skipRun();
    var over = scan.takesWord("over");
    if (!over && !scan.takesWord("left of") && !scan.takesWord("right of")) {
      refuse(
          Kind.OTHER,
          from,
          "A note says where it stands: `left of`, `over` or `right of` a participant.",
          "Write `Note over A: text`.");
      return;
    }
    skipRun();
    if (!actor()) {
      return;
    }
    if (over && scan.takes(",")) {
      skipRun();
      if (!actor()) {
        return;
      }
    }
    text("A note", "Write `Note over A: text` on one line.");
  }

  /// Over the text of a message or a note, which a colon begins.
  private void text(String what, String hint) {
    if (!scan.takes(":")) {
      var semicolon = scan.peek() == ';';
      refuse(
          semicolon ? Kind.CUT_BY_SEMICOLON : Kind.MISSING_TEXT,
          scan.at,
          what + " has no colon and text before " + shown(scan.at) + ".",
          hint);
    }
    restOfLine();
  }

  private void message() {
    var from = scan.at;
    var sender = scan.at;
    if (!ActorName.begins(scan.peek())) {
      done = true;
      return;
    }
    scan.at = ActorName.end(scan.text, scan.at);
    var name = scan.text.substring(sender, scan.at).strip();
    skipRun();
    if (scan.sees("()")) {
      done = true;
      return;
    }
    var arrow = ActorName.arrow(scan.text, scan.at);
    if (arrow == 0) {
      noArrow(from);
      return;
    }
    scan.at += arrow;
    skipRun();
    var sign = scan.peek();
    if (sign == '+' || sign == '-') {
      scan.at++;
      skipRun();
    }
    if (scan.sees("()")) {
      done = true;
      return;
    }
    var receiver = scan.at;
    if (!actor()) {
      return;
    }
    var target = scan.text.substring(receiver, scan.at).strip();
    text("A message", "End the message with a colon and its text, `A->>B: text`.");
    activity(
        sign == '+' ? "activate" : sign == '-' ? "deactivate" : "",
        sign == '+' ? target : name,
        from);
  }

  private void noArrow(int from) {
    if (afterSemicolon) {
      refuse(
          Kind.CUT_BY_SEMICOLON,
          from,
          "A semicolon ends the statement before " + shown(from) + ".",
          "Write `#59;` for a semicolon in a text, or a comma.");
    }
    var bad = !scan.ended() && "-=<>~".indexOf(scan.peek()) >= 0;
    refuse(
        bad ? Kind.WRONG_ARROW : Kind.MISSING_TEXT,
        from,
        "The line " + shown(from) + " is no message: no arrow follows the participant.",
        "Write a message as `A->>B: text`; the arrows are `->`, `-->`, `->>`, `-->>`, `-x`, `--x`,"
            + " `-)`, `--)`.");
  }

  /// Over the name of a participant in a message or a note.
  private boolean actor() {
    var from = scan.at;
    var word = scan.word();
    // A number, a comment or nothing: Mermaid has rules for them that do not matter here.
    if (done || scan.peek() == '#' || scan.peek() == '%' || Chars.digit(scan.peek())) {
      done = true;
      return false;
    }
    var lower = word.toLowerCase(Locale.ROOT);
    if (RESERVED.contains(lower)) {
      refuse(
          Kind.RESERVED_WORD,
          from,
          "The word " + Shown.code(word, 0, word.length()) + " begins no name of a participant.",
          "Declare `participant P as " + word + "` and write `P`.");
      return false;
    }
    if (lower.equals("left")
        || lower.equals("right")
        || lower.equals("title")
        || lower.startsWith("acc")) {
      done = true;
      return false;
    }
    if (!ActorName.begins(scan.peek())) {
      refuse(
          Kind.WRONG_ARROW,
          from,
          "No participant stands before " + shown(from) + ".",
          "Write a message as `A->>B: text`.");
      return false;
    }
    scan.at = ActorName.end(scan.text, from);
    return true;
  }

  private String shown(int from) {
    var end = scan.text.indexOf('\n', from);
    return Shown.code(scan.text, from, end < 0 ? scan.text.length() : end);
  }
}
