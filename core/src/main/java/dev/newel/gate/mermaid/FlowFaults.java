package dev.newel.gate.mermaid;

import dev.newel.gate.mermaid.MermaidFault.Kind;
import dev.newel.text.MarkdownText;

/// Says what a token is doing where the grammar of flowcharts has no place for it.
final class FlowFaults {
  private static final String QUOTE_LABEL = "Put the label in double quotes: `A[\"total (net)\"]`.";

  private final String text;

  FlowFaults(String text) {
    this.text = text;
  }

  /// A token that ends a label before its bracket closes.
  Found inLabel(FlowToken token, int opened) {
    var label = shown(opened, token.to());
    if (token.is(FlowToken.Kind.STRING) || text.startsWith("\"", token.from())) {
      return new Found(
          Kind.QUOTE_IN_LABEL,
          token.from(),
          "A label holds a double quote in its midst: " + label + ".",
          "Put the whole label in double quotes and write `#quot;` for a quote in it.");
    }
    if (token.is(FlowToken.Kind.CLOSE) || token.is(FlowToken.Kind.PIPE)) {
      if (text.startsWith("\"\"", token.from()) || token.from() == opened) {
        return new Found(
            Kind.OTHER,
            opened,
            "A label is empty.",
            "Write a space in quotes, `\" \"`, or a text.");
      }
      return new Found(
          Kind.UNQUOTED_LABEL,
          token.from(),
          "A label ends with another bracket than the one that opens it: " + label + ".",
          QUOTE_LABEL);
    }
    if (token.is(FlowToken.Kind.END_OF_TEXT) || token.is(FlowToken.Kind.UNKNOWN)) {
      return new Found(
          Kind.UNQUOTED_LABEL,
          opened,
          "A label is opened and never closed: " + label + ".",
          "Close its bracket and its quote.");
    }
    return new Found(
        Kind.UNQUOTED_LABEL,
        token.from(),
        "A label without quotes holds " + shown(token.from(), token.to()) + ".",
        QUOTE_LABEL);
  }

  /// A token where the name of a node has to stand.
  Found noNode(FlowToken token, boolean afterLink) {
    return switch (token.kind()) {
      case END, KEYWORD, GRAPH, SUBGRAPH, CLICK, STRAY ->
          Chars.word(first(token)) ? reserved(token) : arrow(token);
      case UNKNOWN -> unknown(token);
      case LINK_NAME -> afterNode(token, false);
      case LINK, LINK_START ->
          new Found(
              Kind.WRONG_ARROW,
              solid(token),
              "The link " + shown(solid(token), token.to()) + " begins at no node.",
              "Name the node before the link; set a space between a name that ends in `o` or `x` and"
                  + " the link.");
      default ->
          new Found(
              Kind.WRONG_ARROW,
              token.from(),
              (afterLink ? "A link leads to no node" : "A node has no name") + before(token) + ".",
              afterLink
                  ? "Name the node that the link leads to."
                  : "Begin with the name of a node.");
    };
  }

  /// A token after a node that neither goes on nor ends the statement.
  Found afterNode(FlowToken token, boolean spaced) {
    if (text.startsWith("%%", token.from()) || text.startsWith("%%", wordBefore(token.from()))) {
      return new Found(
          Kind.TRAILING_COMMENT,
          token.from(),
          "A comment stands behind a statement.",
          "Give the comment a line of its own.");
    }
    return switch (token.kind()) {
      case END, KEYWORD, GRAPH, SUBGRAPH, CLICK -> reserved(token);
      case UNKNOWN -> unknown(token);
      case LINK_NAME ->
          new Found(
              Kind.UNQUOTED_LABEL,
              token.from(),
              "An `@` makes " + shown(token.from(), token.to()) + " the name of a link.",
              "Put the label that holds the `@` in double quotes.");
      case NAME, COMMA, AMP, STRAY, STRING -> {
        var arrow = "-=>".indexOf(first(token)) >= 0;
        yield arrow || (token.is(FlowToken.Kind.STRAY) && !Chars.word(first(token)))
            ? arrow(token)
            : spaced ? space(token) : other(token);
      }
      case OPEN ->
          text.startsWith(">", token.from()) ? arrow(token) : spaced ? space(token) : other(token);
      default -> other(token);
    };
  }

  Found direction(FlowToken token) {
    return new Found(
        Kind.WRONG_DIRECTION,
        token.from(),
        "The direction of a flowchart is one of `BT`, `LR`, `RL`, `TB`, `TD`, not "
            + shown(token.from(), lineEnd(token.from()))
            + ".",
        "Write the direction alone after `flowchart`.");
  }

  Found heading(FlowToken token) {
    return new Found(
        Kind.WRONG_DIRECTION,
        token.from(),
        "A flowchart begins with `flowchart` or `graph` and a space, not with "
            + shown(token.from(), wordEnd(token.from()))
            + ".",
        "Write `flowchart LR`.");
  }

  Found afterDirection(FlowToken token) {
    return new Found(
        Kind.WRONG_DIRECTION,
        token.from(),
        "The first statement stands on the line of the direction.",
        "Begin a new line after the direction.");
  }

  Found title(FlowToken token) {
    return new Found(
        Kind.UNQUOTED_LABEL,
        token.from(),
        "The title of a subgraph holds " + shown(token.from(), token.to()) + " without quotes.",
        "Write `subgraph name[\"title\"]`.");
  }

  Found nameless(FlowToken token) {
    return new Found(Kind.OTHER, token.from(), "A subgraph has no name.", "Write `subgraph name`.");
  }

  Found strayEnd(FlowToken token) {
    return new Found(
        Kind.UNBALANCED_BLOCK,
        token.from(),
        "An `end` closes no subgraph.",
        "Remove it, or name a node `End`.");
  }

  Found openSubgraph(int at) {
    return new Found(
        Kind.UNBALANCED_BLOCK,
        at,
        "A subgraph has no `end`.",
        "Write `end` on a line after its last node.");
  }

  Found other(FlowToken token) {
    return new Found(
        Kind.OTHER,
        token.from(),
        "Nothing in a flowchart begins with " + shown(token.from(), token.to()) + " here.",
        "Write one statement on a line.");
  }

  Found unknown(FlowToken token) {
    var at = token.from();
    while (at < text.length() && Chars.space(text.charAt(at))) {
      at++;
    }
    var c = at < text.length() ? text.charAt(at) : '\0';
    if (c >= 0x80) {
      return new Found(
          Kind.FOREIGN_CHARACTER,
          at,
          "The character " + named(c) + " is no part of a name or a link.",
          "Write links and quotes in ASCII, and put other text in double quotes.");
    }
    return new Found(
        Kind.WRONG_ARROW,
        at,
        "A link is begun with a text and ends as none: " + shown(at, lineEnd(at)) + ".",
        "Write `A -- text --> B` or `A -->|text| B`.");
  }

  private Found reserved(FlowToken token) {
    var word = MarkdownText.code(token.text().strip());
    return new Found(
        Kind.RESERVED_WORD,
        token.from(),
        "The word " + word + " is reserved and names no node.",
        "Name the node otherwise and keep the word as its label: `last[\""
            + token.text().strip()
            + "\"]`.");
  }

  private Found arrow(FlowToken token) {
    return new Found(
        Kind.WRONG_ARROW,
        token.from(),
        "A flowchart has no link " + shown(token.from(), wordEnd(token.from())) + ".",
        "Write one of `-->`, `---`, `-.->`, `==>`.");
  }

  private Found space(FlowToken token) {
    return new Found(
        Kind.SPACE_IN_NAME,
        token.from(),
        "A space ends the name of a node before " + shown(token.from(), token.to()) + ".",
        "Give the node a name without spaces and the words as its label: `web[\"Web app\"]`.");
  }

  private String before(FlowToken token) {
    return token.is(FlowToken.Kind.END_OF_TEXT) || token.is(FlowToken.Kind.NEWLINE)
        ? ""
        : " before " + shown(token.from(), token.to());
  }

  private int solid(FlowToken token) {
    var at = token.from();
    while (at < token.to() && Chars.space(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private char first(FlowToken token) {
    return token.text().isEmpty() ? '\0' : token.text().charAt(0);
  }

  /// Where the word before `from` begins, spaces between them left out.
  private int wordBefore(int from) {
    var at = from;
    while (at > 0 && Chars.space(text.charAt(at - 1))) {
      at--;
    }
    while (at > 0 && !Chars.space(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private int wordEnd(int from) {
    var end = from;
    while (end < text.length() && !Chars.space(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int lineEnd(int from) {
    var found = text.indexOf('\n', from);
    return found < 0 ? text.length() : found;
  }

  private String shown(int from, int to) {
    return Shown.code(text, from, to);
  }

  static String named(char c) {
    return "`U+%04X`".formatted((int) c);
  }
}
