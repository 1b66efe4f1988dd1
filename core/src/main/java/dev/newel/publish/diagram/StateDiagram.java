package dev.newel.publish.diagram;

import dev.newel.design.Design;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.design.flow.Effects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The states of a field that operations, events, jobs and workflows move. One arrow joins two
/// states, with all that moves a row along it.
public final class StateDiagram {
  private StateDiagram() {}

  /// A statement that moves, with the words that name it.
  private record Move(String entity, Effects.Transition transition, String by) {}

  /// Mermaid texts by `Entity.field`, for the entities named.
  public static Map<String, String> of(Design design, Iterable<String> entities) {
    var moves = moves(design);
    var pictures = new LinkedHashMap<String, String>();
    for (var entity : entities) {
      for (var field : design.model().entity(entity).fields().values()) {
        var own =
            moves.stream()
                .filter(move -> move.entity().equals(entity))
                .filter(move -> move.transition().field().equals(field.name()))
                .toList();
        if (field.type() instanceof Type.Enumeration(var words, var told) && !own.isEmpty()) {
          pictures.put(entity + "." + field.name(), draw(field, words, own));
        }
      }
    }
    return pictures;
  }

  private static String draw(Field field, List<String> words, List<Move> moves) {
    var out = new StringBuilder("stateDiagram-v2\n");
    for (var word : words) {
      out.append("    state %s as %s\n".formatted(MermaidText.quoted(word), MermaidText.id(word)));
    }
    var first = field.initial() == null ? words.getFirst() : field.initial().text();
    var start = words.contains(first) ? first : words.getFirst();
    out.append("    [*] --> %s\n".formatted(MermaidText.id(start)));
    var causes = new LinkedHashMap<String, Set<String>>();
    var left = new LinkedHashSet<String>();
    for (var move : moves) {
      for (var from : move.transition().from()) {
        left.add(from);
        causes
            .computeIfAbsent(arrow(from, move.transition().to()), key -> new LinkedHashSet<>())
            .add(move.by());
      }
    }
    causes.forEach(
        (arrow, by) -> out.append("    %s: %s\n".formatted(arrow, MermaidText.list(by))));
    for (var word : words) {
      if (!left.contains(word)) {
        out.append("    %s --> [*]\n".formatted(MermaidText.id(word)));
      }
    }
    return out.toString();
  }

  private static String arrow(String from, String to) {
    return "%s --> %s".formatted(MermaidText.id(from), MermaidText.id(to));
  }

  private static List<Move> moves(Design design) {
    var moves = new ArrayList<Move>();
    for (var operation : design.operations()) {
      add(operation.target().entity(), operation.effects(), operation.id(), moves);
    }
    design
        .events()
        .forEach(
            (name, event) -> {
              var row = event.row();
              add(row == null ? event.of() : row.entity(), event.effects(), name, moves);
            });
    design
        .jobs()
        .forEach(
            (name, job) -> {
              var each = job.each();
              add(each == null ? null : each.entity(), job.effects(), name, moves);
            });
    design
        .workflows()
        .forEach(
            (name, workflow) -> {
              for (var step : workflow.steps()) {
                var each = step.each();
                var entity = each == null ? workflow.of() : each.entity();
                add(entity, step.effects(), step.name(), moves);
                add(entity, step.undo(), "undo of " + step.name(), moves);
              }
              add(workflow.of(), workflow.done(), name + " ends", moves);
              add(workflow.of(), workflow.failed(), name + " fails", moves);
            });
    return moves;
  }

  private static void add(
      @org.jspecify.annotations.Nullable String entity,
      Effects effects,
      String by,
      List<Move> moves) {
    if (entity != null) {
      effects.moves().forEach(move -> moves.add(new Move(entity, move, by)));
    }
  }
}
