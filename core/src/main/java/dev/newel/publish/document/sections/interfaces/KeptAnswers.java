package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.design.api.Answer;
import dev.newel.design.api.Operation;
import dev.newel.design.data.View;
import dev.newel.language.OperationText.CacheHow;
import dev.newel.publish.document.Phrase;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a write does to the answers that a cache keeps of its rows.
final class KeptAnswers {
  private KeptAnswers() {}

  /// A sentence for those that it ends and one for those that it renews; none where no answer
  /// that is kept shows what it writes.
  static List<String> steps(Operation operation, Design design) {
    var entity = operation.target().entity();
    if (entity == null || !writes(operation)) {
      return List.of();
    }
    var ended = new ArrayList<String>();
    var renewed = new ArrayList<String>();
    for (var read : design.operations()) {
      var cache = read.cache();
      if (cache != null
          && cache.keep() != null
          && reaches(operation, read)
          && shows(read, entity)) {
        var name = Phrase.link(MarkdownText.code(read.id()), read.address());
        (cache.how() == CacheHow.THROUGH ? renewed : ended).add(name);
      }
    }
    var steps = new ArrayList<String>();
    if (!ended.isEmpty()) {
      steps.add("End what is kept of the answers of %s.".formatted(Phrase.and(ended)));
    }
    if (!renewed.isEmpty()) {
      steps.add("Renew what is kept of the answers of %s.".formatted(Phrase.and(renewed)));
    }
    return steps;
  }

  /// Who registers was in no answer yet, so that lists alone can miss that row.
  private static boolean reaches(Operation operation, Operation read) {
    return operation.kind() != Operation.Kind.REGISTER
        || read.answer().content() instanceof Answer.Content.Many;
  }

  /// Whether it can change what an answer has shown.
  private static boolean writes(Operation operation) {
    return switch (operation.kind()) {
      case LIST, GET, REFRESH, LOGOUT, PASSWORD -> false;
      case LOGIN -> !operation.effects().sets().isEmpty();
      default -> true;
    };
  }

  private static boolean shows(Operation read, String entity) {
    return switch (read.answer().content()) {
      case Answer.Content.One(var view) -> shows(view, entity);
      case Answer.Content.Many(var view) -> shows(view, entity);
      default -> entity.equals(read.target().entity());
    };
  }

  private static boolean shows(@Nullable View view, String entity) {
    return view != null
        && (view.of().equals(entity)
            || view.items().stream().anyMatch(item -> shows(item.opened(), entity)));
  }
}
