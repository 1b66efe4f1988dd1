package dev.newel.check.rules.data;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.finding.Severity;
import dev.newel.source.Address;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// No move leads to a state.
public final class UnreachableState implements Rule {
  @Override
  public Info info() {
    return new Info(
        "DATA003", "unreachable-state", Severity.WARNING, "0.1", "No move leads to a state.");
  }

  @Override
  public void check(Subject subject, Report report) {
    var design = subject.design();
    for (var entity : design.model().entities().values()) {
      for (var field : entity.fields().values()) {
        if (field.type() instanceof Type.Enumeration(var words)
            && isMachine(subject, entity, field)) {
          var reached = reached(subject, entity, field);
          for (var word : words) {
            if (!reached.contains(word)) {
              report.at(
                  Address.of("entities", entity.name(), field.name()),
                  "Nothing moves `%s.%s` to `%s`.".formatted(entity.name(), field.name(), word),
                  "Add the move, or take the state away.");
            }
          }
        }
      }
    }
  }

  /// Whether moves alone change it.
  private static boolean isMachine(Subject subject, Entity entity, Field field) {
    var moved = false;
    for (var doing : subject.doings()) {
      var here = doing.entity().equals(entity.name());
      moved |=
          here
              && doing.effects().moves().stream()
                  .anyMatch(move -> move.field().equals(field.name()));
      var last =
          doing.effects().sets().stream()
              .anyMatch(set -> set.path().getLast().equals(field.name()));
      var handled = here && doing.effects().handler() != null;
      if (last || handled) {
        return false;
      }
    }
    return moved;
  }

  private static Set<String> reached(Subject subject, Entity entity, Field field) {
    var reached = new TreeSet<String>();
    words(field.initial(), reached);
    for (var doing : subject.doings()) {
      if (doing.entity().equals(entity.name())) {
        doing.effects().moves().stream()
            .filter(move -> move.field().equals(field.name()))
            .forEach(move -> reached.add(move.to()));
      }
      for (var creation : doing.effects().creates()) {
        if (creation.entity().equals(entity.name())) {
          words(creation.fields().get(field.name()), reached);
        }
      }
    }
    for (var operation : subject.design().operations()) {
      var input = operation.input();
      if (input != null
          && field.type() instanceof Type.Enumeration(var words)
          && entity.name().equals(operation.target().entity())
          && input.members().stream()
              .anyMatch(member -> member.path().equals(List.of(field.name())))) {
        reached.addAll(words);
      }
    }
    return reached;
  }

  private static void words(@Nullable Expr value, Set<String> reached) {
    if (value != null) {
      value
          .walk()
          .forEach(
              part -> {
                if (part instanceof Expr.Literal(var type, var word) && word != null) {
                  reached.add(word.toString());
                }
              });
    }
  }
}
