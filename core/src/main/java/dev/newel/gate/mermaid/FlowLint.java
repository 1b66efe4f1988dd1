package dev.newel.gate.mermaid;

import dev.newel.gate.mermaid.FlowToken.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a flowchart as Mermaid's grammar does (11.14) and stops at the first token that has no
/// place. Where it cannot be sure it stops without a fault.
final class FlowLint {
  private static final Set<Kind> PLAIN =
      EnumSet.of(Kind.NAME, Kind.COMMA, Kind.SPACE, Kind.KEYWORD, Kind.AMP);
  private static final Set<Kind> BAD_IN_TITLE =
      EnumSet.of(Kind.OPEN, Kind.CLOSE, Kind.PIPE, Kind.COMMA, Kind.LINK);

  private final FlowLexer lexer;
  private final FlowFaults faults;
  private final Deque<Integer> subgraphs = new ArrayDeque<>();
  private FlowToken token;
  private @Nullable Found found;
  private boolean done;

  private FlowLint(String text) {
    lexer = new FlowLexer(text);
    faults = new FlowFaults(text);
    token = lexer.next();
  }

  static @Nullable Found of(String text) {
    var lint = new FlowLint(text);
    lint.heading();
    while (!lint.done) {
      lint.line();
    }
    return lint.found;
  }

  private void next() {
    token = lexer.next();
    if (token.is(Kind.UNSURE)) {
      done = true;
    }
  }

  private void refuse(Found fault) {
    if (!done) {
      found = fault;
    }
    done = true;
  }

  private boolean on(Kind kind) {
    return !done && token.is(kind);
  }

  private void skip(Kind kind) {
    while (on(kind)) {
      next();
    }
  }

  private void heading() {
    while (on(Kind.SPACE) || on(Kind.NEWLINE)) {
      next();
    }
    if (!on(Kind.GRAPH)) {
      refuse(faults.heading(token));
      return;
    }
    next();
    if (on(Kind.NO_DIRECTION)) {
      next();
      return;
    }
    if (!on(Kind.DIRECTION)) {
      refuse(faults.direction(token));
      return;
    }
    next();
    if (on(Kind.SEMICOLON)) {
      next();
      return;
    }
    skip(Kind.SPACE);
    if (!on(Kind.NEWLINE)) {
      refuse(faults.afterDirection(token));
    }
  }

  private void line() {
    switch (token.kind()) {
      case SEMICOLON, NEWLINE, SPACE, WHOLE -> next();
      case END_OF_TEXT -> {
        if (!subgraphs.isEmpty()) {
          refuse(faults.openSubgraph(subgraphs.element()));
        }
        done = true;
      }
      case END -> {
        if (subgraphs.isEmpty()) {
          refuse(faults.strayEnd(token));
        } else {
          subgraphs.pop();
          next();
        }
      }
      case SUBGRAPH -> subgraph();
      case KEYWORD -> style();
      // What a click says takes modes of its own, and is seldom wrong.
      case CLICK -> done = true;
      case GRAPH -> refuse(faults.noNode(token, false));
      default -> nodes();
    }
  }

  /// A statement that gives nodes or links a look.
  private void style() {
    while ((!done && PLAIN.contains(token.kind())) || on(Kind.CLASS_MARK)) {
      next();
    }
    if (!on(Kind.NEWLINE) && !on(Kind.SEMICOLON) && !on(Kind.END_OF_TEXT)) {
      done = true;
    }
  }

  private void subgraph() {
    subgraphs.push(token.from());
    var start = token;
    next();
    if (on(Kind.NEWLINE) || on(Kind.SEMICOLON)) {
      refuse(faults.nameless(start));
    }
    while (!done && !on(Kind.NEWLINE) && !on(Kind.SEMICOLON)) {
      if (on(Kind.OPEN) && token.text().equals("[")) {
        next();
        label(token.from(), "]");
        skip(Kind.SPACE);
        if (!on(Kind.NEWLINE) && !on(Kind.SEMICOLON)) {
          done = true;
        }
      } else if (!done && BAD_IN_TITLE.contains(token.kind())) {
        refuse(faults.title(token));
      } else if (on(Kind.NAME) || on(Kind.SPACE) || on(Kind.STRING) || on(Kind.AMP)) {
        next();
      } else {
        done = true;
      }
    }
  }

  private void nodes() {
    node(false);
    while (!done) {
      var spaced = on(Kind.SPACE);
      skip(Kind.SPACE);
      if (on(Kind.NEWLINE) || on(Kind.SEMICOLON) || on(Kind.END_OF_TEXT)) {
        return;
      }
      if (on(Kind.SHAPE) && !spaced) {
        skip(Kind.SHAPE);
      } else if (on(Kind.AMP) && spaced) {
        next();
        if (!on(Kind.SPACE)) {
          refuse(faults.afterNode(token, true));
        }
        skip(Kind.SPACE);
        node(true);
      } else if (on(Kind.LINK) || on(Kind.LINK_START) || on(Kind.LINK_NAME)) {
        link(spaced);
      } else {
        refuse(faults.afterNode(token, spaced));
      }
    }
  }

  private void link(boolean spaced) {
    if (on(Kind.LINK_NAME)) {
      var name = token;
      next();
      if (!on(Kind.LINK) && !on(Kind.LINK_START)) {
        refuse(faults.afterNode(name, spaced));
      }
    }
    if (on(Kind.LINK_START)) {
      var opened = token.to();
      next();
      var any = false;
      while (on(Kind.LABEL) || (on(Kind.STRING) && !any)) {
        any = true;
        next();
      }
      if (!on(Kind.LINK)) {
        refuse(on(Kind.STRING) ? faults.inLabel(token, opened) : faults.unknown(token));
      }
      next();
    } else {
      next();
      if (on(Kind.PIPE)) {
        next();
        label(token.from(), "|");
        if (on(Kind.SPACE)) {
          next();
        }
      }
    }
    node(true);
  }

  private void node(boolean afterLink) {
    if (done) {
      return;
    }
    if (!on(Kind.NAME) && !on(Kind.COMMA) && !on(Kind.AMP)) {
      refuse(faults.noNode(token, afterLink));
      return;
    }
    name();
    if (on(Kind.OPEN)) {
      shape();
    }
    if (on(Kind.CLASS_MARK)) {
      next();
      if (!on(Kind.NAME) && !on(Kind.COMMA) && !on(Kind.AMP)) {
        refuse(faults.afterNode(token, false));
      }
      name();
    }
  }

  private void name() {
    while (on(Kind.NAME) || on(Kind.COMMA) || on(Kind.AMP)) {
      next();
    }
  }

  private void shape() {
    var open = token.text();
    next();
    if ((open.equals("(") || open.equals("{")) && on(Kind.OPEN) && token.text().equals(open)) {
      next();
      var close = open.equals("(") ? ")" : "}";
      if (label(token.from(), close)) {
        if (!on(Kind.CLOSE) || !token.text().equals(close)) {
          refuse(faults.inLabel(token, token.from()));
        }
        next();
      }
      return;
    }
    label(
        token.from(),
        switch (open) {
          case "(" -> ")";
          case "{" -> "}";
          case "([" -> "])";
          case "[[" -> "]]";
          case "[(" -> ")]";
          case "(((" -> ")))";
          // A slanted shape and an ellipse end in one of several ways.
          case "[/", "[\\", "(-" -> "";
          default -> "]";
        });
  }

  /// Over a label and what closes it; false where it goes wrong.
  private boolean label(int opened, String close) {
    var any = false;
    while (on(Kind.LABEL) || (on(Kind.STRING) && !any)) {
      any = true;
      next();
    }
    var closed = on(Kind.CLOSE) || on(Kind.PIPE);
    if (!any || !closed || (!close.isEmpty() && !token.text().equals(close))) {
      refuse(faults.inLabel(token, opened));
      return false;
    }
    next();
    return !done;
  }
}
