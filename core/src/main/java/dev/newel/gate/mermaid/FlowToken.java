package dev.newel.gate.mermaid;

/// A token of a flowchart.
///
/// @param from where it begins
/// @param to where it ends
record FlowToken(Kind kind, String text, int from, int to) {
  enum Kind {
    /// What a node may be named of: letters, digits, and marks that mean nothing else.
    NAME,
    COMMA,
    AMP,
    SPACE,
    NEWLINE,
    SEMICOLON,
    LINK,
    LINK_START,
    LINK_NAME,
    CLASS_MARK,
    OPEN,
    CLOSE,
    PIPE,
    LABEL,
    STRING,
    KEYWORD,
    CLICK,
    GRAPH,
    SUBGRAPH,
    END,
    WHOLE,
    SHAPE,
    DIRECTION,
    NO_DIRECTION,
    /// Something that the grammar has no use for in a flowchart.
    STRAY,
    /// Something that the lexer of Mermaid does not know.
    UNKNOWN,
    /// What cannot be told here.
    UNSURE,
    END_OF_TEXT
  }

  boolean is(Kind other) {
    return kind == other;
  }
}
