package dev.newel.facts;

import dev.newel.design.Design;
import dev.newel.design.api.Answer;
import dev.newel.design.api.Operation;
import dev.newel.design.data.View;
import dev.newel.language.OperationText.CacheHow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a write does to the answers that a cache keeps of its rows.
///
/// @param ended the reads whose answers it ends
/// @param renewed the reads whose answers it renews, as they are written through
public record KeptAnswers(List<Operation> ended, List<Operation> renewed) {
  public KeptAnswers {
    ended = List.copyOf(ended);
    renewed = List.copyOf(renewed);
  }

  /// Empty where no answer that is kept shows what `operation` writes.
  public static KeptAnswers of(Operation operation, Design design) {
    var ended = new ArrayList<Operation>();
    var renewed = new ArrayList<Operation>();
    var entity = operation.target().entity();
    if (entity != null && writes(operation)) {
      for (var read : design.operations()) {
        var cache = read.cache();
        if (cache != null
            && cache.keep() != null
            && reaches(operation, read)
            && shows(read, entity)) {
          (cache.how() == CacheHow.THROUGH ? renewed : ended).add(read);
        }
      }
    }
    return new KeptAnswers(ended, renewed);
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
