package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.language.Modifier;
import dev.newel.text.MarkdownText;

/// What a delete does to its row: a soft one marks it and keeps it for the rows that refer to it.
final class DeletedWords {
  private DeletedWords() {}

  /// A clause in the imperative.
  static String act(Operation operation, Design design) {
    var one = operation.target().one();
    var words = one == null ? "row" : MarkdownText.prose(one);
    var entity = operation.target().entity();
    var known = entity == null ? null : design.model().entity(entity);
    return known == null
        ? "Delete the " + words
        : known
            .the(Modifier.DELETED)
            .map(
                field ->
                    "Mark the %s as deleted in %s and keep its row"
                        .formatted(words, MarkdownText.code(field.name())))
            .orElse("Delete the " + words);
  }
}
