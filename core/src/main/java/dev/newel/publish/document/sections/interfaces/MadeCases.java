package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.api.Failure;
import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Operation.Kind;
import dev.newel.design.api.Target;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.language.Modifier;
import dev.newel.publish.document.Phrase;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;

/// What the system makes of what is sent, where that is not what was sent: lists and slugs.
final class MadeCases {
  private static final String FROM_THEN_ON = ", and by the old one the row is not found any more";

  private MadeCases() {}

  /// One sentence each, for an operation that stores its body.
  ///
  /// @param fault what a body that does not fit is refused with
  static List<String> of(Operation operation, Input input, Failure fault, Book book) {
    var cases = new ArrayList<String>();
    for (var member : input.members()) {
      if (member.field().type() instanceof Type.ListOf list) {
        tidied(member.wire(), member.field(), cases);
        if (operation.kind() == Kind.UPDATE) {
          kept(member.wire(), member.field(), list, fault, cases);
        }
      }
    }
    slugs(operation, input, book, cases);
    return cases;
  }

  private static void tidied(String wire, Field field, List<String> cases) {
    var code = MarkdownText.code(wire);
    var done = new ArrayList<String>();
    if (field.is(Modifier.DEDUPED)) {
      done.add("equal items of %s become one".formatted(code));
    }
    if (field.is(Modifier.SORTED)) {
      done.add(
          (done.isEmpty() ? "the items of %s are".formatted(code) : "the items are")
              + " put in ascending order");
    }
    if (!done.isEmpty()) {
      cases.add(Phrase.capital(Phrase.and(done)) + "; nothing is refused for it.");
    }
  }

  /// What a change of some fields does to a list.
  private static void kept(
      String wire, Field field, Type.ListOf list, Failure fault, List<String> cases) {
    var size = list.size();
    var empties = size == null || size.min() == null || size.min() == 0;
    var parts = new ArrayList<String>();
    parts.add("a body without %s keeps the list".formatted(MarkdownText.code(wire)));
    if (empties) {
      parts.add("`[]` empties it");
    }
    if (!field.optional()) {
      parts.add(
          "`null` in its place is refused with `%d` %s"
              .formatted(fault.status(), MarkdownText.code(fault.wire())));
    }
    cases.add(Phrase.capital(Phrase.and(parts)) + ".");
  }

  private static void slugs(Operation operation, Input input, Book book, List<String> cases) {
    var entity = operation.target().entity();
    if (entity == null) {
      return;
    }
    for (var field : book.design().model().entity(entity).fields().values()) {
      var of =
          input.members().stream()
              .filter(member -> member.field().name().equals(field.slugOf()))
              .findFirst();
      if (of.isEmpty()) {
        continue;
      }
      var code = MarkdownText.code(of.get().wire());
      var slug = MarkdownText.code(field.wire());
      switch (operation.kind()) {
        case CREATE, BULK_CREATE ->
            cases.add(
                "Where %s makes a %s that another row has, a number is put behind it; nothing is refused for it."
                    .formatted(code, slug));
        case UPDATE, REPLACE ->
            cases.add(
                field.is(Modifier.RENEWED)
                    ? "A new %s makes a new %s%s."
                        .formatted(code, slug, isFoundBy(operation, field) ? FROM_THEN_ON : "")
                    : "A new %s leaves %s as it is.".formatted(code, slug));
        default -> {}
      }
    }
  }

  private static boolean isFoundBy(Operation operation, Field field) {
    return operation.target().choice() instanceof Target.Choice.ByKey(var parameter, var lookup)
        && lookup.equals(field.name());
  }
}
