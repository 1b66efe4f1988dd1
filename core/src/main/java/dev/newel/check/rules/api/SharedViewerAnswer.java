package dev.newel.check.rules.api;

import dev.newel.check.Report;
import dev.newel.check.Risk;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.design.api.Answer;
import dev.newel.design.api.Operation;
import dev.newel.design.data.View;
import dev.newel.expr.Expr;
import dev.newel.finding.Severity;
import dev.newel.language.OperationText;
import org.jspecify.annotations.Nullable;

/// Anybody may keep an answer that depends on who asks.
public final class SharedViewerAnswer implements Rule {
  @Override
  public Info info() {
    return new Info(
            "API007",
            "shared-viewer-answer",
            Severity.ERROR,
            "0.1",
            "Anybody may keep an answer that depends on who asks.")
        .against(Risk.API8);
  }

  @Override
  public void check(Subject subject, Report report) {
    for (var operation : subject.design().operations()) {
      var cache = operation.cache();
      var view = viewOf(operation);
      var item = view == null ? null : dependent(view, 8);
      if (cache != null
          && cache.http() == OperationText.HttpCache.PUBLIC
          && operation.isPublic()
          && item != null) {
        report.at(
            operation.address(),
            "Operation `%s` lets shared caches keep `%s`, which depends on who asks."
                .formatted(operation.id(), item),
            "Write `http: private`, or answer a view without `%s`.".formatted(item));
      }
    }
  }

  private static @Nullable View viewOf(Operation operation) {
    return switch (operation.answer().content()) {
      case Answer.Content.One(var view) -> view;
      case Answer.Content.Many(var view) -> view;
      default -> null;
    };
  }

  /// The first member that is computed from the viewer or shown to some roles only; null where
  /// there is none.
  private static @Nullable String dependent(View view, int depth) {
    for (var item : view.items()) {
      var computed = item.field().computed();
      if (!item.roles().isEmpty() || (computed != null && asksViewer(computed))) {
        return item.wire();
      }
      var opened = item.opened();
      var inside = opened == null || depth == 0 ? null : dependent(opened, depth - 1);
      if (inside != null) {
        return item.wire() + "." + inside;
      }
    }
    return null;
  }

  private static boolean asksViewer(Expr computed) {
    return computed
        .walk()
        .anyMatch(part -> part instanceof Expr.Root root && root.name().equals("viewer"));
  }
}
