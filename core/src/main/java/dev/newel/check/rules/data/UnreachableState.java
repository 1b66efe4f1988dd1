package dev.newel.check.rules.data;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.finding.Severity;
import dev.newel.source.Address;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    var changes = new Changes(subject);
    for (var entity : subject.design().model().entities().values()) {
      for (var field : entity.fields().values()) {
        if (field.type() instanceof Type.Enumeration(var words, var told)
            && changes.areMovesAlone(entity.name(), field.name())) {
          var reached = changes.reached(entity.name(), field, words);
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

  /// A field of an entity.
  private record Place(String entity, String field) {}

  /// What changes fields, gathered in one pass over the design: there may be thousands of both.
  private static final class Changes {
    private final Map<Place, Set<String>> moves = new HashMap<>();
    private final Map<Place, Set<String>> creations = new HashMap<>();
    private final Set<String> set = new HashSet<>();
    private final Set<String> handled = new HashSet<>();
    private final Set<Place> given = new HashSet<>();

    Changes(Subject subject) {
      for (var doing : subject.doings()) {
        var effects = doing.effects();
        if (effects.handler() != null) {
          handled.add(doing.entity());
        }
        effects.sets().forEach(each -> set.add(each.path().getLast()));
        effects.moves().forEach(each -> at(moves, doing.entity(), each.field()).add(each.to()));
        for (var creation : effects.creates()) {
          creation
              .fields()
              .forEach((field, value) -> words(value, at(creations, creation.entity(), field)));
        }
      }
      for (var operation : subject.design().operations()) {
        var input = operation.input();
        var entity = operation.target().entity();
        if (input != null && entity != null) {
          input.members().stream()
              .filter(member -> member.path().size() == 1)
              .forEach(member -> given.add(new Place(entity, member.path().getFirst())));
        }
      }
    }

    /// Whether there are moves, and nothing else after the row is made.
    boolean areMovesAlone(String entity, String field) {
      return moves.containsKey(new Place(entity, field))
          && !set.contains(field)
          && !handled.contains(entity);
    }

    Set<String> reached(String entity, Field field, List<String> words) {
      var place = new Place(entity, field.name());
      var reached = new HashSet<String>();
      words(field.initial(), reached);
      reached.addAll(moves.getOrDefault(place, Set.of()));
      reached.addAll(creations.getOrDefault(place, Set.of()));
      reached.addAll(given.contains(place) ? words : List.of());
      return reached;
    }

    private static Set<String> at(Map<Place, Set<String>> map, String entity, String field) {
      return map.computeIfAbsent(new Place(entity, field), key -> new HashSet<>());
    }
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
