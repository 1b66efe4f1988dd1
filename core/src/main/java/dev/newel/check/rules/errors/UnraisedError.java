package dev.newel.check.rules.errors;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.source.Address;
import java.util.TreeSet;

/// No request can meet an error.
public final class UnraisedError implements Rule {
  @Override
  public Info info() {
    return new Info(
        "ERR001", "unraised-error", Severity.WARNING, "0.1", "No request can meet an error.");
  }

  @Override
  public void check(Subject subject, Report report) {
    var design = subject.design();
    var raised = new TreeSet<String>();
    design
        .operations()
        .forEach(operation -> operation.failures().forEach(failure -> raised.add(failure.code())));
    design
        .model()
        .entities()
        .values()
        .forEach(entity -> entity.holds().forEach(held -> raised.add(held.code())));
    design
        .model()
        .values()
        .values()
        .forEach(value -> value.holds().forEach(held -> raised.add(held.code())));
    design
        .workflows()
        .values()
        .forEach(
            workflow -> workflow.steps().forEach(step -> raised.add(String.valueOf(step.fails()))));
    for (var doing : subject.doings()) {
      doing.effects().when().forEach(condition -> raised.add(condition.code()));
      doing.effects().moves().forEach(move -> raised.add(move.code()));
    }
    var library = design.prose().library();
    if (library != null) {
      library.functions().values().forEach(function -> raised.addAll(function.raises()));
    }
    for (var error : design.errors().values()) {
      if (!error.conventional() && !raised.contains(error.name()) && error.exit() == null) {
        report.at(
            Address.of("errors", error.name()),
            "Nothing answers the error `%s`.".formatted(error.name()),
            "Name it where it happens (`else %s`, `fails: %s`), or remove it."
                .formatted(error.name(), error.name()));
      }
    }
  }
}
