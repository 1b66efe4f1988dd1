package dev.newel.check.rules.trace;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.source.Address;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// A feature has no requirements or no research to write its documents from.
public final class FeatureWithoutInput implements Rule {
  @Override
  public Info info() {
    return new Info(
        "TRACE008",
        "feature-without-input",
        Severity.WARNING,
        "0.1",
        "A feature has no requirements or no research to write its documents from.");
  }

  @Override
  public void check(Subject subject, Report report) {
    var system = subject.design().prose().system().inputs();
    subject
        .design()
        .prose()
        .features()
        .forEach(
            (name, feature) -> {
              // Contracts and a data design are there only where others wrote them.
              var needed = new LinkedHashMap<String, Boolean>();
              needed.put(
                  "requirements", has(feature.inputs().requirements(), system.requirements()));
              needed.put("research", has(feature.inputs().research(), system.research()));
              needed.forEach(
                  (input, given) -> {
                    if (!given) {
                      report.at(
                          Address.of("features", name),
                          "Feature `%s` has no `%s`, and `system` names none for all features."
                              .formatted(name, input),
                          "Name the file: `%s: %s`."
                              .formatted(
                                  input, input.equals("research") ? "research.md" : "prd.md"));
                    }
                  });
            });
  }

  private static boolean has(@Nullable String own, @Nullable String systems) {
    return own != null || systems != null;
  }
}
