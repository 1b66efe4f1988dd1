package dev.newel.check.rules.trace;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import java.util.TreeSet;

/// An operation belongs to no feature, though features are declared.
public final class FeaturelessOperation implements Rule {
  @Override
  public Info info() {
    return new Info(
        "TRACE003",
        "featureless-operation",
        Severity.WARNING,
        "0.1",
        "An operation belongs to no feature, though features are declared.");
  }

  @Override
  public void check(Subject subject, Report report) {
    var design = subject.design();
    var covered = new TreeSet<String>();
    design.prose().features().values().forEach(feature -> covered.addAll(feature.covers()));
    for (var resource : design.resources().values()) {
      for (var operation : resource.operations().values()) {
        if (!covered.isEmpty()
            && !covered.contains(resource.name())
            && !covered.contains(operation.id())) {
          report.at(
              operation.address(),
              "No feature covers operation `%s`.".formatted(operation.id()),
              "Add `%s` or `%s` to the `covers` of a feature."
                  .formatted(resource.name(), operation.id()));
        }
      }
    }
  }
}
