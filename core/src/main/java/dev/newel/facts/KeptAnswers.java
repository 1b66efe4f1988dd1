package dev.newel.facts;

import dev.newel.design.Design;
import dev.newel.design.api.Answer;
import dev.newel.design.api.Operation;
import dev.newel.design.flow.Workflow;
import dev.newel.language.OperationText.CacheHow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What a write does to the answers that a cache keeps of its rows.
///
/// @param ended the reads whose answers it ends
/// @param renewed the reads whose answers it renews, as they are written through
public record KeptAnswers(List<Operation> ended, List<Operation> renewed) {
  public KeptAnswers {
    ended = List.copyOf(ended);
    renewed = List.copyOf(renewed);
  }

  /// What an operation does to them before it answers; empty where none that is kept depends on
  /// rows that it writes. Of a workflow that it starts these are the steps in its own transaction.
  public static KeptAnswers of(Operation operation, Design design) {
    return of(Written.by(operation, design), operation.kind(), design);
  }

  /// What a workflow does to them, whenever it does it.
  public static KeptAnswers of(Workflow workflow, Design design) {
    return of(new Written(null, Touched.by(workflow, design)), Operation.Kind.ACTION, design);
  }

  private static KeptAnswers of(Written written, Operation.Kind kind, Design design) {
    var ended = new ArrayList<Operation>();
    var renewed = new ArrayList<Operation>();
    for (var read : design.operations()) {
      var cache = read.cache();
      if (cache == null || cache.keep() == null || isMissed(kind, read)) {
        continue;
      }
      if (isWrittenThrough(read) && isRenewed(written, kind, read)) {
        renewed.add(read);
      } else if (!Collections.disjoint(Dependence.of(read, design).entities(), written.all())) {
        ended.add(read);
      }
    }
    return new KeptAnswers(ended, renewed);
  }

  /// Whether a write that changes its row puts the new answer in the place of the old one. Of lists
  /// there are too many for that.
  public static boolean isWrittenThrough(Operation read) {
    var cache = read.cache();
    return cache != null
        && cache.how() == CacheHow.THROUGH
        && read.answer().content() instanceof Answer.Content.One;
  }

  private static boolean isRenewed(Written written, Operation.Kind kind, Operation read) {
    return written.own() != null
        && written.own().equals(read.target().entity())
        && kind != Operation.Kind.DELETE
        && kind != Operation.Kind.BULK_CREATE
        && kind != Operation.Kind.BULK_UPDATE
        && kind != Operation.Kind.REGISTER;
  }

  /// Who registers was in no answer yet, so that lists alone can miss that row.
  private static boolean isMissed(Operation.Kind kind, Operation read) {
    return kind == Operation.Kind.REGISTER
        && !(read.answer().content() instanceof Answer.Content.Many);
  }
}
