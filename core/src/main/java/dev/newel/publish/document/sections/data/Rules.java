package dev.newel.publish.document.sections.data;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.flow.Effects;
import dev.newel.language.Modifier;
import dev.newel.publish.document.Phrase;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What holds of the rows of an entity, as sentences.
final class Rules {
  private Rules() {}

  /// Every business rule: invariants, locks, states, computed values, uniqueness, ownership,
  /// soft deletion. Empty where rows may be anything that their types admit.
  static List<String> of(Entity entity, Design design) {
    var rules = new ArrayList<String>();
    for (var held : entity.holds()) {
      rules.add(
          "After every write %s holds; otherwise the answer is %s."
              .formatted(code(held.expr().text()), code(held.code())));
    }
    if (entity.locked() != null) {
      rules.add(
          "While %s, nobody updates, replaces or deletes the row."
              .formatted(code(entity.locked().text())));
    }
    for (var field : entity.fields().values()) {
      bounds(field, rules);
      computed(field, rules);
      unique(field, rules);
    }
    modifiers(entity, design, rules);
    states(entity, design, rules);
    return rules;
  }

  private static String code(String text) {
    return MarkdownText.code(text);
  }

  private static void bounds(Field field, List<String> rules) {
    for (var bound : field.bounds()) {
      rules.add(
          "%s is %s %s."
              .formatted(
                  code(field.name()), operator(bound.operator()), code(bound.limit().text())));
    }
  }

  private static String operator(String operator) {
    return switch (operator) {
      case "<" -> "less than";
      case "<=" -> "at most";
      case ">" -> "greater than";
      default -> "at least";
    };
  }

  private static void computed(Field field, List<String> rules) {
    var computed = field.computed();
    if (computed != null) {
      rules.add("%s is computed: %s.".formatted(code(field.name()), code(computed.text())));
    }
    if (field.slugOf() != null) {
      rules.add(
          "%s is made of %s%s; where another row has it, a number is put behind it."
              .formatted(
                  code(field.name()),
                  code(field.slugOf()),
                  field.is(Modifier.RENEWED)
                      ? ", and made anew when that changes"
                      : " once and kept"));
    }
  }

  private static void unique(Field field, List<String> rules) {
    var per = field.uniquePer();
    if (per != null && !field.is(Modifier.KEY)) {
      rules.add(
          per.isEmpty()
              ? "No two rows have the same %s.".formatted(code(field.name()))
              : "No two rows of the same %s have the same %s."
                  .formatted(Phrase.and(Phrase.codes(per)), code(field.name())));
    }
  }

  private static void modifiers(Entity entity, Design design, List<String> rules) {
    entity
        .the(Modifier.OWNER)
        .ifPresent(
            field ->
                rules.add(
                    "The row belongs to the person in %s, who is its creator%s."
                        .formatted(
                            code(field.name()),
                            changes(entity, field, design) ? " at first" : "")));
    entity
        .the(Modifier.TENANT)
        .ifPresent(
            field ->
                rules.add(
                    "The row belongs to the tenant in %s; to others it does not exist."
                        .formatted(code(field.name()))));
    entity
        .the(Modifier.PARENT)
        .ifPresent(
            field ->
                rules.add(
                    "The row goes when the row in %s is deleted.".formatted(code(field.name()))));
    entity
        .the(Modifier.DELETED)
        .ifPresent(
            field ->
                rules.add(
                    "A delete is soft: it fills %s, and the row exists for clients no more."
                        .formatted(code(field.name()))));
    entity
        .the(Modifier.REVISION)
        .ifPresent(
            field -> rules.add("%s counts the writes of the row.".formatted(code(field.name()))));
    var fixed =
        entity.fields().values().stream()
            .filter(field -> field.is(Modifier.IMMUTABLE))
            .map(Field::name)
            .toList();
    if (!fixed.isEmpty()) {
      rules.add("After the create %s never changes.".formatted(Phrase.and(Phrase.codes(fixed))));
    }
  }

  /// Whether an operation gives the row to somebody else.
  private static boolean changes(Entity entity, Field field, Design design) {
    return design.operations().stream()
        .filter(operation -> entity.name().equals(operation.target().entity()))
        .filter(operation -> operation.kind() != Operation.Kind.CREATE)
        .flatMap(operation -> operation.effects().sets().stream())
        .anyMatch(set -> set.path().getFirst().equals(field.name()));
  }

  /// The steps of its state machines, each once, with who takes them.
  private static void states(Entity entity, Design design, List<String> rules) {
    var told = new LinkedHashSet<String>();
    for (var operation : design.operations()) {
      if (entity.name().equals(operation.target().entity())) {
        for (var move : operation.effects().moves()) {
          told.add(
              "%s; from elsewhere the answer is %s."
                  .formatted(step(code(operation.id()), move), code(move.code())));
        }
      }
    }
    for (var event : design.events().values()) {
      var row = event.row();
      if (row != null && entity.name().equals(row.entity())) {
        steps("The event " + code(event.name()), event.effects(), told);
      }
    }
    for (var job : design.jobs().values()) {
      var each = job.each();
      if (each != null && entity.name().equals(each.entity())) {
        steps("The job " + code(job.name()), job.effects(), told);
      }
    }
    for (var workflow : design.workflows().values()) {
      if (entity.name().equals(workflow.of())) {
        for (var step : workflow.steps()) {
          if (step.each() == null) {
            steps(
                "%s of %s".formatted(code(step.name()), code(workflow.name())),
                step.effects(),
                told);
          }
        }
        steps("The failure of " + code(workflow.name()), workflow.failed(), told);
      }
    }
    rules.addAll(told);
  }

  private static void steps(String who, Effects effects, Set<String> told) {
    effects.moves().forEach(move -> told.add(step(who, move) + "."));
  }

  private static String step(String who, Effects.Transition move) {
    return "%s moves %s from %s to %s"
        .formatted(who, code(move.field()), Phrase.or(Phrase.codes(move.from())), code(move.to()));
  }
}
