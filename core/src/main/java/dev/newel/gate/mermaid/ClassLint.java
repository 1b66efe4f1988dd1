package dev.newel.gate.mermaid;

import dev.newel.gate.mermaid.MermaidFault.Kind;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Looks through a class diagram line by line for what Mermaid's grammar (11.14) surely refuses.
final class ClassLint {
  private static final int LONG_LINE = 1_000;
  private static final Pattern BODY =
      Pattern.compile("class\\s+\\w+(?:~\\w+~)?\\s*(?:\\[\"[^\"]*\"\\])?\\s*(?::::\\w+)?\\s*\\{");
  private static final Pattern GENERIC = Pattern.compile("(?:class\\s+)?\\w+<\\w[^|]*>.*");
  private static final Pattern MEMBER = Pattern.compile("class\\s+\\w+\\s*:\\s*[\\w+#~-].*");
  private static final Pattern QUOTED = Pattern.compile("class\\s+\".*");
  private static final Pattern ARROW =
      Pattern.compile("(\\w+)\\s*(->>?|=+>|-->>)\\s*\\w+\\s*(?::.*)?");
  private static final Pattern UNSURE =
      Pattern.compile("%%|\\b(?:call|accDescr|accTitle|direction|href|note|style|classDef)\\b|`");

  private final Scan scan;
  private @Nullable Found found;
  private boolean done;

  private ClassLint(String text) {
    scan = new Scan(text);
  }

  static @Nullable Found of(String text) {
    var lint = new ClassLint(text);
    lint.scan.at = lint.scan.lineEnd();
    var head = text.substring(0, lint.scan.at).strip();
    if (!head.equals("classDiagram") && !head.equals("classDiagram-v2")) {
      return null;
    }
    lint.scan.skipSpace();
    if (lint.scan.ended()) {
      return new Found(
          Kind.WRONG_CLASS, 0, "A class diagram is empty.", "Name a class: `class Order`.");
    }
    while (!lint.done) {
      lint.line();
    }
    return lint.found;
  }

  private void refuse(Kind kind, int at, String message, String hint) {
    if (!done) {
      found = new Found(kind, at, message, hint);
    }
    done = true;
  }

  private void line() {
    scan.skipSpace();
    if (scan.ended() || scan.lineEnd() - scan.at > LONG_LINE) {
      done = true;
      return;
    }
    var from = scan.at;
    var line = scan.text.substring(from, scan.lineEnd()).stripTrailing();
    if (UNSURE.matcher(line).find() || odd(line, '"') || odd(line, '~')) {
      done = true;
      return;
    }
    var body = BODY.matcher(line);
    if (body.lookingAt()) {
      scan.at = from + body.end();
      body(from);
      return;
    }
    if (GENERIC.matcher(line).matches()) {
      refuse(
          Kind.WRONG_CLASS,
          from,
          "The class " + Shown.code(line, 0, line.length()) + " has type parameters in `<>`.",
          "Write type parameters between tildes: `List~Order~`.");
    } else if (MEMBER.matcher(line).matches()) {
      refuse(
          Kind.WRONG_CLASS,
          from,
          "A member stands behind " + Shown.code(line, 0, line.indexOf(':')) + ".",
          "Write `Order : +total()` without `class`, or the members in braces.");
    } else if (QUOTED.matcher(line).matches()) {
      refuse(
          Kind.WRONG_CLASS,
          from,
          "A class has the text " + Shown.code(line, 0, line.length()) + " for its name.",
          "Write `class Order[\"My order\"]`.");
    } else {
      arrow(line, from);
    }
    scan.at = Math.max(from, Math.min(scan.lineEnd(), scan.text.length()));
  }

  private void arrow(String line, int from) {
    var arrow = ARROW.matcher(line);
    if (arrow.matches()) {
      refuse(
          Kind.WRONG_ARROW,
          from + arrow.start(2),
          "A class diagram has no relation `" + arrow.group(2) + "`.",
          "Write one of `-->`, `--|>`, `--*`, `--o`, `..>`, `..|>`.");
    }
  }

  private static boolean odd(String line, char mark) {
    return line.chars().filter(c -> c == mark).count() % 2 != 0;
  }

  /// The members of a class, up to its brace.
  private void body(int opened) {
    var from = scan.at;
    while (!scan.ended() && scan.peek() != '{' && scan.peek() != '}') {
      scan.at++;
    }
    if (scan.text
        .substring(from, scan.at)
        .lines()
        .anyMatch(each -> each.strip().startsWith("\""))) {
      done = true;
    } else if (scan.ended()) {
      refuse(
          Kind.UNBALANCED_BLOCK,
          opened,
          "The members of a class have no closing brace.",
          "Write `}` on a line after the last member.");
    } else if (scan.peek() == '{') {
      refuse(
          Kind.WRONG_CLASS,
          scan.at,
          "A brace stands among the members of a class.",
          "Leave out bodies and braces of members, and close the class before the next.");
    } else {
      scan.at++;
    }
  }
}
