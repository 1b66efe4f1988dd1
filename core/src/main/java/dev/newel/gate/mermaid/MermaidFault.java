package dev.newel.gate.mermaid;

import java.util.Locale;

/// What Mermaid does not accept of a diagram.
///
/// @param kind which of the known faults it is
/// @param line the line in the diagram, 1 for its first
/// @param column the UTF-16 unit in the line, 1 for its first
/// @param message one sentence that says what is wrong
/// @param hint the remedy, imperative
public record MermaidFault(Kind kind, int line, int column, String message, String hint) {
  /// The id of the finding that a fault in a document becomes.
  public static final String FINDING = "DOC-mermaid";

  /// The faults that people report most, each with threads in `docs/gate/mermaid.md`, and one for
  /// whatever else is certain.
  public enum Kind {
    UNKNOWN_DIAGRAM,
    WRONG_DIRECTION,
    UNQUOTED_LABEL,
    QUOTE_IN_LABEL,
    RESERVED_WORD,
    WRONG_ARROW,
    SPACE_IN_NAME,
    UNBALANCED_BLOCK,
    CUT_BY_SEMICOLON,
    MISSING_TEXT,
    INACTIVE_PARTICIPANT,
    WRONG_ATTRIBUTE,
    TRAILING_COMMENT,
    FOREIGN_CHARACTER,
    WRONG_CLASS,
    OTHER;

    /// The name in documents: `unquoted-label`.
    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
