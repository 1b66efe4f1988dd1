package dev.newel.check.rules.access;

import dev.newel.check.Report;
import dev.newel.check.Risk;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.design.api.Answer;
import dev.newel.design.data.View;
import dev.newel.finding.Severity;
import dev.newel.language.Modifier;
import org.jspecify.annotations.Nullable;

/// Personal data is shown to anybody.
public final class PublicPersonalData implements Rule {
  @Override
  public Info info() {
    return new Info(
            "ACC005",
            "public-personal-data",
            Severity.WARNING,
            "0.1",
            "Personal data is shown to anybody.")
        .against(Risk.API3);
  }

  @Override
  public void check(Subject subject, Report report) {
    for (var operation : subject.design().operations()) {
      var view =
          switch (operation.answer().content()) {
            case Answer.Content.One(var one) -> one;
            case Answer.Content.Many(var many) -> many;
            default -> null;
          };
      var item =
          view == null || !operation.isPublic() || !operation.isRead() ? null : personal(view, 8);
      if (item != null) {
        report.at(
            operation.address(),
            "Operation `%s` shows `%s`, personal data, to anybody.".formatted(operation.id(), item),
            "Answer a view without it, or say `read: [...]` at the field.");
      }
    }
  }

  private static @Nullable String personal(View view, int depth) {
    for (var item : view.items()) {
      var opened = item.opened();
      if (item.field().is(Modifier.PERSONAL) && item.roles().isEmpty()) {
        return item.wire();
      }
      var inside = opened == null || depth == 0 ? null : personal(opened, depth - 1);
      if (inside != null) {
        return item.wire() + "." + inside;
      }
    }
    return null;
  }
}
