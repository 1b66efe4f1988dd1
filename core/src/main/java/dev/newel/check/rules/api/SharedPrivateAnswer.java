package dev.newel.check.rules.api;

import dev.newel.check.Report;
import dev.newel.check.Risk;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.language.OperationText;

/// Anybody may keep an answer that is meant for one person.
public final class SharedPrivateAnswer implements Rule {
  @Override
  public Info info() {
    return new Info(
            "API006",
            "shared-private-answer",
            Severity.ERROR,
            "0.1",
            "Anybody may keep an answer that is meant for one person.")
        .against(Risk.API8);
  }

  @Override
  public void check(Subject subject, Report report) {
    for (var operation : subject.design().operations()) {
      var cache = operation.cache();
      if (cache != null
          && cache.http() == OperationText.HttpCache.PUBLIC
          && !operation.isPublic()) {
        report.at(
            operation.address(),
            "Operation `%s` needs access and lets shared caches keep its answer."
                .formatted(operation.id()),
            "Write `http: private`, or make the operation public.");
      }
    }
  }
}
