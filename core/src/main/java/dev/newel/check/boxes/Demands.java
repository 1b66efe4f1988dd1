package dev.newel.check.boxes;

import dev.newel.check.Subject;
import dev.newel.design.Prose;
import dev.newel.design.api.Answer;
import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.design.data.View;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What boxes demand of a design beyond the silence of rules.
final class Demands {
  /// Views open each other; deeper than this nobody looks.
  private static final int DEPTH = 8;

  private Demands() {}

  static Predicate<Subject> prose(Predicate<Prose> met) {
    return subject -> met.test(subject.design().prose());
  }

  /// The sections that no other box asks for.
  static boolean sections(Prose prose) {
    return prose.system().purpose() != null
        && !prose.stack().isEmpty()
        && !prose.clients().isEmpty()
        && !prose.risks().isEmpty();
  }

  /// Whether the shape of everything that is taken and answered is known.
  static boolean shapes(Subject subject) {
    return subject.design().operations().stream()
        .noneMatch(
            operation ->
                members(operation).anyMatch(member -> shapeless(member.field().type()))
                    || shapeless(viewOf(operation), DEPTH));
  }

  private static boolean shapeless(@Nullable View view, int depth) {
    return view != null
        && depth > 0
        && view.items().stream()
            .anyMatch(
                item -> shapeless(item.field().type()) || shapeless(item.opened(), depth - 1));
  }

  private static boolean shapeless(Type type) {
    return switch (type) {
      case Type.Scalar scalar -> scalar == Type.Scalar.JSON;
      case Type.ListOf(var of, var size) -> shapeless(of);
      case Type.MapOf(var of) -> shapeless(of);
      default -> false;
    };
  }

  private static @Nullable View viewOf(Operation operation) {
    return switch (operation.answer().content()) {
      case Answer.Content.One(var view) -> view;
      case Answer.Content.Many(var view) -> view;
      default -> null;
    };
  }

  private static Stream<Input.Member> members(Operation operation) {
    var input = operation.input();
    return input == null ? Stream.of() : input.members().stream();
  }

  /// Whether every operation answers with a schema: not with bytes, and with a body unless nothing
  /// is there to say.
  static boolean schemas(Subject subject) {
    var operations = subject.design().operations();
    return !operations.isEmpty()
        && operations.stream()
            .noneMatch(
                operation ->
                    operation.answer().content() instanceof Answer.Content.Rendered
                        || (operation.isRead()
                            && operation.answer().content() instanceof Answer.Content.Nothing));
  }

  /// Whether functions say what they return, commands what they print, and both what they are for.
  static boolean interfaces(Prose prose) {
    var cli = prose.cli();
    var library = prose.library();
    var commands =
        cli == null
            || cli.commands().values().stream()
                .allMatch(
                    command ->
                        command.doc() != null
                            && (command.prints() != null || command.runs() != null));
    var functions =
        library == null
            || library.functions().values().stream()
                .allMatch(
                    function ->
                        function.doc() != null
                            && (function.returns() == null || function.answers() != null));
    return commands && functions;
  }

  /// Whether every text, list and number that a client sends has a bound.
  static boolean bounds(Subject subject) {
    return subject.design().operations().stream()
        .flatMap(Demands::members)
        .allMatch(member -> bounded(member.field()));
  }

  private static boolean bounded(Field field) {
    return switch (field.type()) {
      case Type.Text text ->
          text.kind() != Type.Text.Kind.STRING || text.max() != null || text.pattern() != null;
      case Type.Scalar scalar when scalar == Type.Scalar.INT || scalar == Type.Scalar.LONG ->
          !field.bounds().isEmpty();
      case Type.Decimal decimal -> !field.bounds().isEmpty();
      case Type.ListOf list -> list.size() != null;
      default -> true;
    };
  }

  /// Whether each error says in words what happened, beyond those of its name.
  static boolean texts(Subject subject) {
    return subject.design().errors().values().stream()
        .allMatch(
            error -> error.conventional() || !letters(error.text()).equals(letters(error.name())));
  }

  private static String letters(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /// Whether workflows, jobs and pipelines say what they do.
  static boolean logic(Subject subject) {
    var design = subject.design();
    return Stream.of(
            design.workflows().values().stream().map(workflow -> workflow.doc()),
            design.jobs().values().stream().map(job -> job.doc()),
            design.prose().pipelines().values().stream().map(pipeline -> pipeline.doc()),
            design.operations().stream()
                .filter(operation -> operation.effects().handler() != null)
                .map(operation -> operation.doc()))
        .flatMap(docs -> docs)
        .allMatch(Objects::nonNull);
  }

  /// Whether every entity says more than its key.
  static boolean fields(Subject subject) {
    var entities = subject.design().model().entities().values();
    return !entities.isEmpty()
        && entities.stream()
            .allMatch(
                entity ->
                    entity.fields().values().stream()
                        .anyMatch(field -> field.isStored() && !field.name().equals(entity.key())));
  }

  /// Whether each dependency says what it is.
  static boolean integrations(Prose prose) {
    return prose.dependencies().values().stream()
        .allMatch(dependency -> dependency.title() != null || dependency.doc() != null);
  }

  /// Whether each choice of the stack has a reason.
  static boolean reasons(Prose prose) {
    return prose.stack().values().stream()
        .allMatch(choice -> choice.because() != null || choice.decision() != null);
  }

  /// Whether each dependency says what happens while it is away.
  static boolean fallbacks(Prose prose) {
    return prose.dependencies().values().stream()
        .allMatch(dependency -> dependency.unavailable() != null);
  }

  /// Whether each component says what it answers for.
  static boolean responsibilities(Prose prose) {
    return !prose.components().isEmpty()
        && prose.components().values().stream()
            .allMatch(component -> component.doc() != null || !component.does().isEmpty());
  }

  /// Whether data is protected on its way and where it lies.
  static boolean protection(Prose prose) {
    var security = prose.security();
    var storage = prose.storage();
    return security != null
        && security.transit() != null
        && (storage == null || storage.encryption() != null);
  }

  static boolean metrics(Prose prose) {
    var observability = prose.observability();
    return observability != null && !observability.metrics().isEmpty();
  }

  static boolean hooks(Prose prose) {
    var observability = prose.observability();
    return observability != null
        && observability.log() != null
        && observability.health() != null
        && observability.traces() != null;
  }

  /// Whether each setting that is no secret has a value to put in its place.
  static boolean placeholders(Prose prose) {
    return prose.settings().values().stream()
        .allMatch(
            setting ->
                Boolean.TRUE.equals(setting.secret())
                    || setting.example() != null
                    || setting.initial() != null);
  }

  static boolean growth(Prose prose) {
    var deployment = prose.deployment();
    return deployment != null && deployment.scale() != null;
  }

  static boolean rollout(Prose prose) {
    var deployment = prose.deployment();
    return deployment != null && deployment.style() != null && deployment.rollout() != null;
  }
}
