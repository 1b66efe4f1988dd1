package dev.newel.publish.document.sections.architecture;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.design.flow.Event;
import dev.newel.design.flow.Workflow;
import dev.newel.language.Component;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What belongs to a component: it is what its entities are about.
///
/// @param name the component's
/// @param component what the design says of it
record ComponentFacts(Place place, String name, Component component) {
  /// The component of that name.
  static ComponentFacts of(Place place, String name) {
    var components = place.subject().design().prose().components();
    return new ComponentFacts(
        place, name, Objects.requireNonNull(components.get(name), () -> "no component " + name));
  }

  /// Those of the slice.
  static List<ComponentFacts> all(Place place) {
    return place.subject().slice().components().keySet().stream()
        .map(name -> of(place, name))
        .toList();
  }

  private Design design() {
    return place.subject().design();
  }

  private boolean owns(@Nullable String entity) {
    return entity != null && component.owns().contains(entity);
  }

  /// What it offers: the operations of the slice about rows that it owns.
  List<Operation> operations() {
    return place.subject().slice().operations().stream()
        .filter(operation -> owns(entity(operation)))
        .toList();
  }

  private @Nullable String entity(Operation operation) {
    var entity = operation.target().entity();
    return entity == null && operation.id().startsWith("identity.")
        ? design().identity().users()
        : entity;
  }

  /// The events that what it owns publishes.
  List<Event> published() {
    return EventFacts.published(place).stream().filter(this::publishes).toList();
  }

  private boolean publishes(Event event) {
    var sources = EventFacts.sources(design(), event.name());
    return sources.isEmpty()
        ? owns(event.of())
        : sources.stream().map(EventFacts.Source::entity).anyMatch(this::owns);
  }

  /// The events that change what it owns, or that a workflow about it waits for.
  List<Event> subscribed() {
    return EventFacts.received(place).stream().filter(this::handles).toList();
  }

  private boolean handles(Event event) {
    var row = event.row();
    return owns(row == null ? event.of() : row.entity())
        || EventFacts.waiting(design(), event.name()).stream()
            .map(workflow -> Objects.requireNonNull(design().workflows().get(workflow)).of())
            .anyMatch(this::owns);
  }

  /// What a component uses, and why.
  ///
  /// @param name of a component or a dependency
  /// @param called with a link
  record Use(String name, String called, String why) {}

  /// The components and dependencies that it uses, in the design's order.
  List<Use> uses() {
    return component.uses().stream().map(this::use).toList();
  }

  private Use use(String used) {
    var called = Names.used(place, used);
    var other = design().prose().components().get(used);
    if (other != null) {
      return new Use(used, called, Integrations.callPurpose(place, name, used));
    }
    var dependency = design().prose().dependencies().get(used);
    return new Use(
        used,
        called,
        dependency == null
            ? DependencyWords.unsaid(place, Address.of("dependencies", used))
            : DependencyWords.plainly(dependency));
  }

  /// The other components that use it.
  List<String> users() {
    var users = new LinkedHashSet<String>();
    design()
        .prose()
        .components()
        .forEach(
            (other, is) -> {
              if (is.uses().contains(name)) {
                users.add(other);
              }
            });
    return List.copyOf(users);
  }

  /// Its one responsibility, or else what follows from what it owns.
  String purpose() {
    var doc = Phrase.sentence(component.doc());
    if (!doc.isEmpty()) {
      return doc;
    }
    return component.owns().isEmpty()
        ? Unknown.fact(
                design(), Address.of("components", name), "The design does not say what it is for")
            + "."
        : "Owns %s.".formatted(owned());
  }

  String owned() {
    return Phrase.and(Names.entities(component.owns()));
  }

  /// What it does, a clause each.
  List<String> responsibilities() {
    var all = new ArrayList<String>();
    component.does().forEach(does -> all.add(Phrase.clause(does)));
    if (!component.owns().isEmpty()) {
      all.add("Alone writes the rows of " + owned());
    }
    var steps = steps();
    if (!steps.isEmpty()) {
      all.add("Does %s".formatted(Phrase.and(steps)));
    }
    var runs = runs();
    if (!runs.isEmpty()) {
      all.add("Runs %s".formatted(Phrase.and(runs)));
    }
    return all;
  }

  /// The workflows, jobs and pipelines about rows that it owns.
  private List<String> runs() {
    var slice = place.subject().slice();
    var runs = new ArrayList<String>();
    slice.workflows().values().stream()
        .filter(workflow -> owns(workflow.of()))
        .forEach(workflow -> runs.add("the workflow " + Names.workflow(workflow.name())));
    slice.jobs().values().stream()
        .filter(job -> job.each() != null && owns(job.each().entity()))
        .forEach(
            job ->
                runs.add(
                    "the job %s (%s)"
                        .formatted(
                            MarkdownText.code(job.name()), Batches.when(job.every().text()))));
    slice
        .pipelines()
        .forEach(
            (name, pipeline) -> {
              if (pipeline.reads() != null && owns(pipeline.reads().entity())) {
                runs.add("the pipeline " + MarkdownText.code(name));
              }
            });
    return runs;
  }

  private List<String> steps() {
    return done().stream()
        .map(
            done ->
                "step %s of %s"
                    .formatted(
                        MarkdownText.code(done.step().name()),
                        Names.workflow(done.workflow().name())))
        .toList();
  }

  /// A step that it does for a workflow.
  record Done(Workflow workflow, Workflow.Step step) {}

  /// The steps of the workflows of the slice that it does.
  List<Done> done() {
    return place.subject().slice().workflows().values().stream()
        .flatMap(
            workflow ->
                workflow.steps().stream()
                    .filter(step -> name.equals(step.component()))
                    .map(step -> new Done(workflow, step)))
        .toList();
  }
}
