package dev.newel.publish.document.sections.architecture;

import dev.newel.design.Design;
import dev.newel.design.data.View;
import dev.newel.design.flow.Effects;
import dev.newel.design.flow.Event;
import dev.newel.design.flow.Workflow;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where events come from and where they go.
final class EventFacts {
  private EventFacts() {}

  /// What publishes an event.
  ///
  /// @param entity whose row it concerns; null for none
  /// @param words a clause: "`orders.create` succeeds"
  /// @param name who does it: "`orders.create`"
  record Source(@Nullable String entity, String name, String words) {}

  /// Everything that publishes the event, in the design's order.
  static List<Source> sources(Design design, String event) {
    var sources = new ArrayList<Source>();
    for (var operation : design.operations()) {
      if (emits(operation.effects(), event)) {
        var name = Names.operation(operation);
        var entity = operation.target().entity();
        sources.add(
            new Source(entity == null ? of(design, event) : entity, name, name + " succeeds"));
      }
    }
    design.workflows().values().forEach(workflow -> workflow(workflow, event, sources));
    design
        .events()
        .forEach(
            (name, received) -> {
              if (emits(received.effects(), event)) {
                var row = received.row();
                sources.add(
                    new Source(
                        row == null ? received.of() : row.entity(),
                        Names.event(name),
                        Names.event(name) + " has been handled"));
              }
            });
    design
        .jobs()
        .forEach(
            (name, job) -> {
              if (emits(job.effects(), event)) {
                var each = job.each();
                sources.add(
                    new Source(
                        each == null ? null : each.entity(),
                        Names.job(name),
                        "job %s finds a row".formatted(Names.job(name))));
              }
            });
    return sources;
  }

  private static @Nullable String of(Design design, String event) {
    var found = design.events().get(event);
    return found == null ? null : found.of();
  }

  private static void workflow(Workflow workflow, String event, List<Source> sources) {
    var name = Names.workflow(workflow.name());
    for (var step : workflow.steps()) {
      if (emits(step.effects(), event)) {
        var words = "step %s of %s is done".formatted(MarkdownText.code(step.name()), name);
        sources.add(new Source(workflow.of(), name, words));
      }
    }
    if (emits(workflow.done(), event)) {
      sources.add(new Source(workflow.of(), name, name + " is done"));
    }
    if (emits(workflow.failed(), event)) {
      sources.add(new Source(workflow.of(), name, name + " has failed"));
    }
  }

  private static boolean emits(Effects effects, String event) {
    return effects.emits().contains(event);
  }

  /// When it is published: "When `orders.create` succeeds."; in words where nothing publishes it.
  static String trigger(Design design, String event) {
    var words = sources(design, event).stream().map(Source::words).distinct().toList();
    return words.isEmpty()
        ? "Nothing in the design publishes it yet."
        : "When %s.".formatted(Phrase.or(words));
  }

  /// Who gets it: "nobody yet" where the design names nobody.
  static String readers(Place place, Event event) {
    var readers = event.to().stream().map(to -> Names.reader(place, to)).toList();
    return readers.isEmpty() ? "nobody yet" : Phrase.and(readers);
  }

  /// Its members by their names on the wire.
  static List<String> members(Event event) {
    return event.payload().items().stream().map(View.Item::wire).map(MarkdownText::code).toList();
  }

  /// What tells a second delivery.
  static String once(Event event) {
    var once = event.once();
    if (once != null) {
      return "%s tells a second delivery, which does nothing."
          .formatted(MarkdownText.code(once.text()));
    }
    return event.http() == null
        ? "The id of the envelope tells a second delivery, which does nothing."
        : "The whole payload tells a second delivery, which does nothing.";
  }

  /// Events of ours.
  static List<Event> published(Place place) {
    return place.subject().slice().events().values().stream()
        .filter(event -> event.source() == null)
        .toList();
  }

  /// Events that come to us.
  static List<Event> received(Place place) {
    return place.subject().slice().events().values().stream()
        .filter(event -> event.source() != null)
        .toList();
  }

  /// The workflows that wait for it.
  static List<String> waiting(Design design, String event) {
    return design.workflows().values().stream()
        .filter(
            workflow ->
                workflow.steps().stream()
                    .anyMatch(step -> step.waits() != null && step.waits().event().equals(event)))
        .map(Workflow::name)
        .toList();
  }
}
