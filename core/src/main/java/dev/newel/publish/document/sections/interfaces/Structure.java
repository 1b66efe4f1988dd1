package dev.newel.publish.document.sections.interfaces;

import dev.newel.publish.document.Phrase;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.List;
import java.util.Map;

/// A data structure that crosses the interface.
///
/// @param name as in the published contract: `NewProduct`, `ProductSummary`
/// @param at where the design says it
/// @param given whether clients send it; otherwise they receive it
/// @param purpose what it stands for and when it is used, as sentences
/// @param brief the same with the first uses alone, where they are many
record Structure(
    String name, Address at, boolean given, String purpose, String brief, List<Member> members) {
  Structure {
    members = List.copyOf(members);
  }

  /// A member; every text is Markdown and says something.
  ///
  /// @param wire its name as it travels
  record Member(String wire, String type, boolean required, String validation, String description) {
    Map<String, String> row() {
      return Phrase.row(
          "field", MarkdownText.code(wire),
          "type", type,
          "required", required ? "yes" : "no",
          "validation", validation,
          "description", description);
    }
  }

  /// Its name as a link to the table of its members.
  String link() {
    return Phrase.link(MarkdownText.code(name), at);
  }
}
