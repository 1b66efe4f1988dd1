package dev.newel.facts.slices;

import dev.newel.design.Design;
import dev.newel.design.api.Answer;
import dev.newel.design.api.Failure;
import dev.newel.design.api.Operation;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.design.data.ValueType;
import dev.newel.design.data.View;
import dev.newel.design.flow.Effects;
import dev.newel.design.flow.Job;
import dev.newel.design.flow.Workflow;
import dev.newel.language.Cli;
import dev.newel.language.Component;
import dev.newel.language.Dependency;
import dev.newel.language.Feature;
import dev.newel.language.Flow;
import dev.newel.language.Library;
import dev.newel.language.Maps;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Follows what a feature covers to all that it touches.
final class SliceDerivation {
  private static final String IDENTITY = "identity";

  private final Design design;
  private final Set<String> entities = new LinkedHashSet<>();
  private final Set<String> errors = new LinkedHashSet<>();
  private final Set<String> events = new LinkedHashSet<>();
  private final Set<String> workflows = new LinkedHashSet<>();
  private final Set<String> called = new LinkedHashSet<>();
  private final Set<String> components = new LinkedHashSet<>();

  /// Whether a cache keeps answers of an operation.
  private boolean keeps;

  SliceDerivation(Design design) {
    this.design = design;
  }

  Slice whole() {
    return whole(null, null);
  }

  private Slice whole(@Nullable String key, @Nullable Feature feature) {
    var prose = design.prose();
    return new Slice(
        key,
        feature,
        design.operations(),
        design.model().entities(),
        referred(design.model().entities().keySet()),
        design.model().values(),
        design.errors(),
        design.events(),
        design.workflows(),
        design.jobs(),
        prose.pipelines(),
        commands(),
        functions(),
        prose.dependencies(),
        prose.components(),
        prose.clients(),
        prose.flows());
  }

  Slice feature(String key) {
    var feature = design.prose().features().get(key);
    if (feature == null) {
      throw new IllegalArgumentException("no feature " + key);
    }
    if (feature.covers().isEmpty() && design.prose().features().size() == 1) {
      return whole(key, feature);
    }
    var covers = Set.copyOf(feature.covers());
    var operations = reach(covers::contains);
    var referred = adopt();
    var commands = only(commands(), covers::contains);
    var functions = only(functions(), covers::contains);
    var jobs = where(design.jobs(), (name, job) -> covers.contains(name) || isOwn(job));
    jobs.values().forEach(this::job);
    var ids = new LinkedHashSet<String>();
    operations.forEach(operation -> ids.add(operation.id()));
    var prose = design.prose();
    var owners = where(prose.components(), this::hasPart);
    return new Slice(
        key,
        feature,
        operations,
        only(design.model().entities(), entities::contains),
        referred,
        values(),
        only(design.errors(), errors::contains),
        only(design.events(), events::contains),
        only(design.workflows(), workflows::contains),
        jobs,
        only(prose.pipelines(), covers::contains),
        commands,
        functions,
        only(prose.dependencies(), name -> isCalled(name, owners.values())),
        owners,
        where(prose.clients(), (name, client) -> uses(client.uses(), ids, covers)),
        flows(ids, covers));
  }

  /// Touches what is covered and all that it leads to; answers the operations.
  private List<Operation> reach(Predicate<String> covers) {
    var operations = design.operations().stream().filter(each -> isCovered(each, covers)).toList();
    operations.forEach(this::touch);
    only(design.events(), covers).keySet().forEach(this::event);
    only(design.workflows(), covers).keySet().forEach(this::workflow);
    only(design.jobs(), covers).values().forEach(this::job);
    var commands = only(commands(), covers);
    commands.values().stream().map(Cli.CommandText::runs).forEach(this::runs);
    if (!commands.isEmpty()) {
      errors.addAll(ProgramErrors.of(design));
    }
    only(functions(), covers).values().forEach(function -> errors.addAll(function.raises()));
    handlers();
    return operations;
  }

  private static boolean isCovered(Operation operation, Predicate<String> covers) {
    var id = operation.id();
    var resource = id.substring(0, Math.max(0, id.lastIndexOf('.')));
    return covers.test(id)
        || covers.test(resource)
        || (resource.equals(IDENTITY) && covers.test(id.substring(IDENTITY.length() + 1)));
  }

  /// Takes in the entities to which rows here refer and that no feature would have otherwise: a
  /// row cannot be without the one to which it refers. Answers those of them that nothing changes.
  private Set<String> adopt() {
    var adopted = orphans(entities);
    if (adopted.isEmpty()) {
      return Set.of();
    }
    entities.addAll(adopted);
    handlers();
    return unchanged(adopted);
  }

  /// The entities among these to which others refer and that nothing lists or changes.
  private Set<String> referred(Set<String> all) {
    var orphans = orphans(all);
    orphans.retainAll(all);
    return unchanged(orphans);
  }

  /// The entities to which those named refer, one by another, and that no feature reaches.
  private Set<String> orphans(Set<String> from) {
    return References.from(design.model(), from, reached());
  }

  /// The entities that the features reach together; all that anything reaches where a design has
  /// none, or one that says nothing.
  private Set<String> reached() {
    var named = new LinkedHashSet<String>();
    design.prose().features().values().forEach(feature -> named.addAll(feature.covers()));
    var all = new SliceDerivation(design);
    all.reach(named.isEmpty() ? name -> true : named::contains);
    return all.entities;
  }

  /// Those whose rows no event and no job changes, nor anything of a feature.
  private Set<String> unchanged(Set<String> orphans) {
    var unchanged = new LinkedHashSet<>(orphans);
    for (var event : design.events().values()) {
      if (event.row() != null) {
        unchanged.remove(event.row().entity());
      }
    }
    for (var job : design.jobs().values()) {
      if (job.each() != null) {
        unchanged.remove(job.each().entity());
      }
    }
    return unchanged;
  }

  private void touch(Operation operation) {
    var target = operation.target();
    if (target.entity() != null) {
      entities.add(target.entity());
    }
    target.parents().forEach(parent -> entities.add(parent.entity()));
    keeps |= operation.cache() != null && operation.cache().keep() != null;
    operation.failures().stream().map(Failure::code).forEach(errors::add);
    switch (operation.answer().content()) {
      case Answer.Content.One(var view) -> shown(view);
      case Answer.Content.Many(var view) -> shown(view);
      case Answer.Content.Outcomes outcomes when outcomes.view() != null -> shown(outcomes.view());
      case Answer.Content.Tokens tokens when design.identity().users() != null ->
          entities.add(design.identity().users());
      default -> {}
    }
    effects(operation.effects(), target.entity());
  }

  private void shown(View view) {
    if (design.model().entities().containsKey(view.of())) {
      entities.add(view.of());
    }
    view.items().stream().map(View.Item::opened).forEach(this::opened);
  }

  private void opened(@Nullable View view) {
    if (view != null) {
      shown(view);
    }
  }

  private void effects(Effects effects, @Nullable String entity) {
    if (entity != null && design.model().entities().containsKey(entity)) {
      entities.add(entity);
    }
    effects.when().forEach(condition -> errors.add(condition.code()));
    effects.moves().forEach(move -> errors.add(move.code()));
    effects.creates().forEach(creation -> entities.add(creation.entity()));
    effects.emits().forEach(this::event);
    var call = effects.call();
    if (call != null && call.of() != null) {
      called.add(call.of());
    }
    if (effects.starts() != null) {
      workflow(effects.starts());
    }
  }

  private void event(String name) {
    var event = design.events().get(name);
    if (event == null || !events.add(name)) {
      return;
    }
    event.to().forEach(to -> called.add(to.split("\\.", 2)[0]));
    if (event.source() != null) {
      called.add(event.source());
    }
    var row = event.row();
    effects(event.effects(), row == null ? event.of() : row.entity());
  }

  private void workflow(String name) {
    var workflow = design.workflows().get(name);
    if (workflow == null || !workflows.add(name)) {
      return;
    }
    entities.add(workflow.of());
    workflow.steps().forEach(step -> step(workflow, step));
    effects(workflow.done(), workflow.of());
    effects(workflow.failed(), workflow.of());
  }

  private void step(Workflow workflow, Workflow.Step step) {
    var each = step.each();
    var entity = each == null ? workflow.of() : each.entity();
    effects(step.effects(), entity);
    effects(step.undo(), entity);
    if (step.fails() != null) {
      errors.add(step.fails());
    }
    if (step.waits() != null) {
      event(step.waits().event());
    }
    if (step.component() != null) {
      components.add(step.component());
    }
  }

  /// A received event that touches a row of the slice belongs to it, even where nothing waits for
  /// it.
  private void handlers() {
    design
        .events()
        .forEach(
            (name, event) -> {
              var row = event.row();
              if (row != null && entities.contains(row.entity())) {
                event(name);
              }
            });
  }

  private void job(Job job) {
    var each = job.each();
    effects(job.effects(), each == null ? null : each.entity());
  }

  /// A job that no feature names belongs to those whose rows it goes through.
  private boolean isOwn(Job job) {
    var each = job.each();
    return each != null
        && entities.contains(each.entity())
        && design.prose().features().values().stream()
            .noneMatch(feature -> feature.covers().contains(job.name()));
  }

  private void runs(@Nullable String id) {
    design.operations().stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .ifPresent(this::touch);
  }

  private boolean hasPart(String name, Component component) {
    return components.contains(name) || component.owns().stream().anyMatch(entities::contains);
  }

  private boolean isCalled(String dependency, Collection<Component> owners) {
    var of = design.prose().dependencies().get(dependency);
    return called.contains(dependency)
        || (keeps && of != null && of.kind() == Dependency.Kind.CACHE)
        || owners.stream().anyMatch(owner -> owner.uses().contains(dependency));
  }

  private Map<String, ValueType> values() {
    var held = new LinkedHashSet<String>();
    entities.stream()
        .filter(design.model().entities()::containsKey)
        .forEach(name -> hold(design.model().entity(name).fields().values(), held));
    return only(design.model().values(), held::contains);
  }

  private void hold(Collection<Field> fields, Set<String> held) {
    for (var field : fields) {
      var type = field.type() instanceof Type.ListOf(var of, var size) ? of : field.type();
      if (type instanceof Type.Value(var name) && held.add(name)) {
        var value = design.model().values().get(name);
        hold(value == null ? List.of() : value.fields().values(), held);
      }
    }
  }

  private static boolean uses(List<String> uses, Set<String> ids, Set<String> covers) {
    return uses.stream()
        .anyMatch(
            use ->
                covers.contains(use)
                    || ids.contains(use)
                    || ids.stream().anyMatch(id -> id.startsWith(use + ".")));
  }

  /// The journeys that take at least one step here.
  private Map<String, Flow> flows(Set<String> ids, Set<String> covers) {
    return where(
        design.prose().flows(),
        (name, flow) ->
            flow.steps().stream()
                .map(step -> List.of(step.strip().split("\\s+")).getLast())
                .anyMatch(last -> ids.contains(last) || covers.contains(last)));
  }

  private Map<String, Cli.CommandText> commands() {
    var cli = design.prose().cli();
    return cli == null ? Map.of() : cli.commands();
  }

  private Map<String, Library.FunctionText> functions() {
    var library = design.prose().library();
    return library == null ? Map.of() : library.functions();
  }

  private static <V> Map<String, V> only(Map<String, V> all, Predicate<String> wanted) {
    return where(all, (name, value) -> wanted.test(name));
  }

  private static <V> Map<String, V> where(Map<String, V> all, BiPredicate<String, V> wanted) {
    var some = new LinkedHashMap<String, V>();
    all.forEach(
        (name, value) -> {
          if (wanted.test(name, value)) {
            some.put(name, value);
          }
        });
    return Maps.ordered(some);
  }
}
