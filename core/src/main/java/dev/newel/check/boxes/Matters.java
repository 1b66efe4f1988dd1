package dev.newel.check.boxes;

import dev.newel.check.Subject;
import dev.newel.check.boxes.Box.Matter;
import dev.newel.design.Design;
import java.util.function.Predicate;

/// What boxes speak of. Where a design has none of it, nobody can tick the box.
final class Matters {
  static final Matter OPERATIONS =
      of("there are no operations", design -> !design.operations().isEmpty());

  /// Operations, commands, functions or events.
  static final Matter INTERFACES = of("there are no interfaces", Matters::hasInterfaces);

  /// What happens beside and behind interfaces.
  static final Matter PROCESSING =
      of(
          "nothing is processed",
          design ->
              hasInterfaces(design)
                  || !design.jobs().isEmpty()
                  || !design.prose().pipelines().isEmpty());

  static final Matter ENTITIES =
      of("there are no `entities`", design -> !design.model().entities().isEmpty());

  static final Matter LISTS =
      of(
          "there are no lists",
          design -> design.operations().stream().anyMatch(operation -> operation.query() != null));

  static final Matter DEPENDENCIES =
      of("there are no `dependencies`", design -> !design.prose().dependencies().isEmpty());

  static final Matter PEOPLE = of("nobody logs in", design -> design.identity().users() != null);

  static final Matter SETTINGS =
      of("there are no `settings`", design -> !design.prose().settings().isEmpty());

  static final Matter EVENTS = of("there are no `events`", design -> !design.events().isEmpty());

  static final Matter WORKFLOWS =
      of("there are no `workflows`", design -> !design.workflows().isEmpty());

  static final Matter AUTHORITIES =
      of(
          "the `gate` names no `authorities`",
          design -> {
            var gate = design.prose().gate();
            return gate != null && !gate.authorities().isEmpty();
          });

  static final Matter SATISFIED =
      of("nothing says `satisfies`", design -> !design.prose().satisfied().isEmpty());

  static final Matter DECIDED =
      of(
          "no choice names a `decision`",
          design ->
              design.prose().stack().values().stream().anyMatch(one -> one.decision() != null)
                  || (design.prose().deployment() != null
                      && design.prose().deployment().decision() != null));

  static final Matter QUESTIONS =
      of("there are no `questions`", design -> !design.prose().questions().isEmpty());

  static final Matter FEATURES =
      of("there are no `features`", design -> !design.prose().features().isEmpty());

  private Matters() {}

  private static boolean hasInterfaces(Design design) {
    var prose = design.prose();
    return !design.operations().isEmpty()
        || !design.events().isEmpty()
        || prose.cli() != null
        || prose.library() != null;
  }

  private static Matter of(String none, Predicate<Design> there) {
    Predicate<Subject> met = subject -> there.test(subject.design());
    return new Matter(none, met);
  }
}
