package dev.newel.gate.mermaid;

import dev.newel.gate.mermaid.FlowToken.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tokens of a flowchart that reach far: over a line, over a run without spaces, or up to a
/// brace.
final class FlowSpans {
  private static final List<String> TURNS = List.of("TB", "BT", "RL", "LR", "TD");

  private final Scan scan;

  /// The run of characters without space and quote that was looked at last: its end, and where a
  /// `@` in it ends the name of a link.
  private int runEnd = -1;

  private int runMark = -1;
  private int turnLine = -1;
  private int turn = -1;

  FlowSpans(Scan scan) {
    this.scan = scan;
  }

  @Nullable Kind accessible() {
    var from = scan.at;
    var descr = scan.sees("accDescr");
    scan.at += 8;
    scan.skipSpace();
    if (scan.takes(":")) {
      scan.skipSpace();
      scan.at = scan.lineEnd();
      return Kind.WHOLE;
    }
    if (descr && scan.takes("{")) {
      scan.at = scan.until('}');
      scan.takes("}");
      return Kind.WHOLE;
    }
    scan.at = from;
    return null;
  }

  Kind shape() {
    scan.at += 2;
    while (!scan.ended()) {
      var c = scan.peek();
      scan.at++;
      if (c == '}') {
        return Kind.SHAPE;
      }
      if (c == '^' || (c == '"' && scan.peek() == '`')) {
        return Kind.UNSURE;
      }
      if (c == '"') {
        scan.at = scan.until('"');
        scan.takes("\"");
      }
    }
    return Kind.UNSURE;
  }

  /// Whether a `direction` follows somewhere in this line: then Mermaid takes the whole rest.
  boolean turns() {
    var end = scan.lineEnd();
    if (turnLine != end) {
      turnLine = end;
      turn = -1;
      var found = scan.text.indexOf("direction", scan.at);
      while (found >= 0 && found < end) {
        var i = found + "direction".length();
        var start = i;
        while (i < scan.text.length() && Chars.space(scan.text.charAt(i))) {
          i++;
        }
        var at = i;
        if (i > start && TURNS.stream().anyMatch(each -> scan.text.startsWith(each, at))) {
          turn = found;
        }
        found = scan.text.indexOf("direction", found + 1);
      }
    }
    return turn >= scan.at;
  }

  boolean linkName() {
    if (scan.at >= runEnd) {
      runEnd = scan.at;
      runMark = -1;
      while (runEnd < scan.text.length()
          && !Chars.space(scan.text.charAt(runEnd))
          && scan.text.charAt(runEnd) != '"') {
        if (scan.text.charAt(runEnd) == '@' && runEnd + 1 < scan.text.length()) {
          var after = scan.text.charAt(runEnd + 1);
          runMark = after == '{' || after == '"' ? runMark : runEnd;
        }
        runEnd++;
      }
    }
    if (runMark <= scan.at) {
      return false;
    }
    scan.at = runMark + 1;
    return true;
  }
}
