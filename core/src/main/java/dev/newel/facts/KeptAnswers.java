package dev.newel.facts;

import dev.newel.design.Design;
import dev.newel.design.api.Answer;
import dev.newel.design.api.Operation;
import dev.newel.design.data.View;
import dev.newel.design.flow.Workflow;
import dev.newel.language.OperationText.CacheHow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

  /// What an operation does to them before it answers; empty where no answer that is kept shows
  /// rows that it writes. Of a workflow that it starts these are the steps in its own transaction.
  public static KeptAnswers of(Operation operation, Design design) {
    var entity = operation.target().entity();
    var written = new LinkedHashSet<>(Touched.by(operation.effects(), entity, design));
    if (entity != null && writes(operation)) {
      written.add(entity);
    }
    var starts = operation.effects().starts();
    var workflow = starts == null ? null : design.workflows().get(starts);
    if (workflow != null) {
      workflow.steps().stream()
          .takeWhile(Workflow.Step::local)
          .forEach(step -> written.addAll(Touched.by(step, workflow, design)));
    }
    // Who registers was in no answer yet, so that lists alone can miss that row.
    return of(written, operation.kind() == Operation.Kind.REGISTER, design);
  }

  /// What a workflow does to them, whenever it does it.
  public static KeptAnswers of(Workflow workflow, Design design) {
    return of(Touched.by(workflow, design), false, design);
  }

  private static KeptAnswers of(Set<String> written, boolean listsAlone, Design design) {
    var ended = new ArrayList<Operation>();
    var renewed = new ArrayList<Operation>();
    for (var read : design.operations()) {
      var cache = read.cache();
      if (cache != null
          && cache.keep() != null
          && (!listsAlone || read.answer().content() instanceof Answer.Content.Many)
          && written.stream().anyMatch(entity -> shows(read, entity))) {
        (cache.how() == CacheHow.THROUGH ? renewed : ended).add(read);
      }
    }
    return new KeptAnswers(ended, renewed);
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
