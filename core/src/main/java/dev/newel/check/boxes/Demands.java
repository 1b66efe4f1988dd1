package dev.newel.check.boxes;

import dev.newel.check.Subject;
import dev.newel.design.Prose;
import dev.newel.design.api.Answer;
import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Query;
import dev.newel.design.api.Target;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.design.data.View;
import dev.newel.facts.tables.SqlName;
import dev.newel.facts.tables.Table;
import dev.newel.facts.tables.Tables;
import dev.newel.language.Dependency;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
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

  /// The sections of the two documents: overview with the principles that it keeps to, clients and
  /// components of the diagram, flows, stack, risks, and what is there already.
  static boolean sections(Prose prose) {
    var system = prose.system();
    return system.purpose() != null
        && !system.principles().isEmpty()
        && !system.existing().isEmpty()
        && !prose.stack().isEmpty()
        && !prose.clients().isEmpty()
        && prose.clients().values().stream().allMatch(client -> client.doc() != null)
        && !prose.components().isEmpty()
        && !prose.flows().isEmpty()
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

  /// Whether each dependency says what it is for.
  static boolean integrations(Prose prose) {
    return prose.dependencies().values().stream().allMatch(dependency -> dependency.doc() != null);
  }

  /// Whether each dependency says what it is and how it is spoken to.
  static boolean protocols(Prose prose) {
    return prose.dependencies().values().stream()
        .allMatch(dependency -> dependency.kind() != null && dependency.protocol() != null);
  }

  /// Whether each dependency says who we are to it, and each choice of the stack its reason.
  static boolean reasons(Prose prose) {
    return prose.dependencies().values().stream().allMatch(dependency -> dependency.auth() != null)
        && prose.stack().values().stream()
            .allMatch(choice -> choice.because() != null || choice.decision() != null);
  }

  /// Whether calls of each service stop while it is away.
  static boolean breakers(Prose prose) {
    return prose.dependencies().values().stream()
        .filter(
            dependency ->
                dependency.kind() == Dependency.Kind.SERVICE
                    || (dependency.kind() == null && !dependency.offers().isEmpty()))
        .allMatch(dependency -> dependency.breaker() != null);
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

  /// Whether a stranger could fill in the environment.
  static boolean environment(Prose prose) {
    return !prose.settings().isEmpty()
        && prose.settings().values().stream()
            .allMatch(
                setting ->
                    setting.doc() != null
                        || setting.example() != null
                        || setting.initial() != null);
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

  static boolean caches(Subject subject) {
    return subject.design().operations().stream().anyMatch(operation -> operation.cache() != null);
  }

  /// Whether answers are kept, connections are shared, and it is said when it grows.
  static boolean performance(Subject subject) {
    var storage = subject.design().prose().storage();
    var deployment = subject.design().prose().deployment();
    return caches(subject)
        && storage != null
        && storage.pool() != null
        && deployment != null
        && deployment.scale() != null;
  }

  /// Whether an index leads with each column by which a list may be sorted.
  static boolean indexes(Subject subject) {
    var design = subject.design();
    var tables = Tables.of(design);
    for (var operation : design.operations()) {
      var query = operation.query();
      var entity = operation.target().entity();
      var rows = !(operation.target().choice() instanceof Target.Choice.Values);
      if (query != null
          && entity != null
          && rows
          && tables.tables().containsKey(SqlName.of(entity))) {
        var led = led(tables.ofEntity(entity));
        var sorts =
            Stream.concat(query.sort().stream().limit(1), query.sortable().stream())
                .map(Query.Sort::field);
        if (!sorts.allMatch(
            field ->
                tables.columns(entity, field).stream().anyMatch(one -> led.contains(one.name())))) {
          return false;
        }
      }
    }
    return true;
  }

  private static Set<String> led(Table table) {
    var led = new HashSet<String>();
    led.add(table.key().getFirst());
    table.indexes().values().forEach(index -> led.add(index.keys().getFirst().replace("-", "")));
    table
        .constraints()
        .values()
        .forEach(
            constraint -> {
              if (constraint instanceof Table.Constraint.Unique unique) {
                led.add(unique.columns().getFirst());
              }
            });
    return led;
  }

  static boolean rollout(Prose prose) {
    var deployment = prose.deployment();
    return deployment != null && deployment.style() != null && deployment.rollout() != null;
  }
}
