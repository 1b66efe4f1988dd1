package dev.newel.read.elaborate;

import dev.newel.language.Effects;
import dev.newel.language.Written;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields that some `moves` governs, by entity: no input has them.
final class Moved {
  private Moved() {}

  static Map<String, Set<String>> of(Written written) {
    var moved = new LinkedHashMap<String, Set<String>>();
    written
        .resources()
        .forEach(
            (name, resource) ->
                resource
                    .actions()
                    .forEach((action, text) -> note(moved, resource.of(), text.effects())));
    written
        .workflows()
        .forEach(
            (name, workflow) -> {
              workflow.steps().stream()
                  .filter(step -> step.each() == null)
                  .forEach(step -> note(moved, workflow.of(), step.effects()));
              note(moved, workflow.of(), workflow.done());
              note(moved, workflow.of(), workflow.failed());
            });
    written
        .events()
        .forEach(
            (name, event) ->
                note(moved, event.row() == null ? null : event.row().entity(), event.effects()));
    written
        .jobs()
        .forEach(
            (name, job) ->
                note(moved, job.each() == null ? null : job.each().entity(), job.effects()));
    return moved;
  }

  private static void note(
      Map<String, Set<String>> moved, @Nullable String entity, @Nullable Effects effects) {
    if (entity != null && effects != null && !effects.moves().isEmpty()) {
      moved.computeIfAbsent(entity, key -> new LinkedHashSet<>()).addAll(effects.moves().keySet());
    }
  }
}
