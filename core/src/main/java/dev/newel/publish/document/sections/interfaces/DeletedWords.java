package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.design.data.Type;
import dev.newel.language.Modifier;
import dev.newel.publish.document.Phrase;
import dev.newel.text.MarkdownText;
import java.util.LinkedHashSet;
import java.util.List;

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
            .orElseGet(() -> "Delete the " + words + below(known.name(), design));
  }

  /// What goes with a row: the rows that stand below it, and those below them.
  private static String below(String entity, Design design) {
    var gone = new LinkedHashSet<String>();
    gone.add(entity);
    for (var before = 0; before != gone.size(); ) {
      before = gone.size();
      for (var other : design.model().entities().values()) {
        other
            .the(Modifier.PARENT)
            .filter(field -> field.type() instanceof Type.Reference(var to) && gone.contains(to))
            .ifPresent(field -> gone.add(other.name()));
      }
    }
    gone.remove(entity);
    return gone.isEmpty()
        ? ""
        : ", and with it the rows of %s that stand below it"
            .formatted(Phrase.and(Phrase.codes(List.copyOf(gone))));
  }
}
