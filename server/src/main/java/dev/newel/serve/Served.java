package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Operation.Kind;
import dev.newel.serve.handle.Handlers;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says what operations need that this server does not have yet.
final class Served {
  private static final Set<Kind> MAY_BE_HANDLED =
      EnumSet.of(Kind.ACTION, Kind.GET, Kind.CREATE, Kind.REPLACE, Kind.UPDATE, Kind.DELETE);

  private final Map<String, String> lacking = new HashMap<>();

  Served(Design design, Handlers handlers) {
    for (var operation : design.operations()) {
      var lacks = lacks(operation, design, handlers);
      if (lacks != null) {
        lacking.put(operation.id(), lacks);
      }
    }
  }

  /// What an operation of the design needs and is not there; null where it is served.
  @Nullable String lacks(Operation operation) {
    return lacking.get(operation.id());
  }

  /// What an operation needs and is not there; null where it is served. Such an operation answers
  /// 501 and does nothing.
  static @Nullable String lacks(Operation operation, Design design, Handlers handlers) {
    var effects = operation.effects();
    var isHandled = effects.handler() != null;
    if (effects.handler() != null && handlers.named(effects.handler()) == null) {
      return "a handler";
    }
    if (isHandled && !MAY_BE_HANDLED.contains(operation.kind())) {
      return "a handler beside what it does by convention";
    }
    var workflow = Workflows.lacks(operation, design);
    if (workflow != null) {
      return workflow;
    }
    if (effects.call() != null) {
      return "a call of a dependency";
    }
    if (operation.answer().content() instanceof Content.Rendered && !isHandled) {
      return "an answer of other than rows";
    }
    return !isHandled && Rowless.is(operation) ? Rowless.lacks(operation) : null;
  }
}
