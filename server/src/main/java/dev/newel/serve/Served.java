package dev.newel.serve;

import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Operation.Kind;
import dev.newel.design.api.Target.Choice;
import dev.newel.design.data.Type;
import dev.newel.language.ApiText;
import org.jspecify.annotations.Nullable;

/// Says what an operation needs that this server does not have yet.
final class Served {
  private Served() {}

  /// What an operation needs and is not there; null where it is served. Such an operation answers
  /// 501 and does nothing.
  static @Nullable String lacks(Operation operation) {
    var effects = operation.effects();
    if (effects.handler() != null) {
      return "a handler";
    }
    if (effects.starts() != null || operation.undoes() != null) {
      return "a workflow";
    }
    if (effects.call() != null) {
      return "a call of a dependency";
    }
    if (operation.bulk() != null
        || operation.kind() == Kind.BULK_CREATE
        || operation.kind() == Kind.BULK_UPDATE) {
      return "bulk";
    }
    if (operation.answer().content() instanceof Content.Values(var type)
        && (type instanceof Type.Value || isByCursor(operation))) {
      return "pages of values by cursor, or values of several parts";
    }
    if (operation.answer().content() instanceof Content.Rendered) {
      return "an answer of other than rows";
    }
    var input = operation.input();
    if (input != null && (input.in() == Input.In.QUERY || input.media().startsWith("multipart/"))) {
      return "input by " + (input.in() == Input.In.QUERY ? "the query" : "files");
    }
    if (operation.idempotent() != null && showsSecret(operation)) {
      return "a secret that is shown once and never kept, in an answer that is kept";
    }
    return operation.kind() == Kind.ACTION && operation.target().choice() instanceof Choice.None
        ? "an action about no row"
        : null;
  }

  private static boolean showsSecret(Operation operation) {
    return operation.answer().content() instanceof Content.One(var view)
        && view.items().stream().anyMatch(item -> item.field().isConfidential());
  }

  private static boolean isByCursor(Operation operation) {
    var query = operation.query();
    return query != null
        && query.page() != null
        && query.page().style() == ApiText.PageStyle.CURSOR;
  }
}
