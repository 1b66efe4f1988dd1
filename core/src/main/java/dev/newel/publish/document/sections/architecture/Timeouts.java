package dev.newel.publish.document.sections.architecture;

import dev.newel.language.Dependency;
import dev.newel.language.TimeAmount;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How long anything may take, and why so long.
final class Timeouts {
  static final Section SECTION = Section.of("timeouts", Timeouts::render);

  private static final Map<String, String> USUAL =
      Phrase.row("Operation", "operation", "Timeout", "timeout", "Rationale", "rationale");

  private final Place place;
  private final List<Map<String, String>> rows = new ArrayList<>();

  private Timeouts(Place place) {
    this.place = place;
  }

  private static List<Block> render(Place place) {
    var timeouts = new Timeouts(place);
    timeouts.operations();
    place.subject().slice().dependencies().forEach(timeouts::dependency);
    timeouts.database();
    timeouts.background();
    return timeouts.rows.isEmpty()
        ? Observing.unserved(place, "nothing here is served or called, so that nobody waits")
        : List.of(place.table(USUAL, timeouts.rows, row -> row));
  }

  private void add(String operation, TimeAmount timeout, String rationale) {
    rows.add(
        Phrase.row(
            "operation", operation,
            "timeout", Amounts.time(timeout),
            "rationale", rationale));
  }

  private void operations() {
    for (var operation : place.subject().slice().operations()) {
      if (operation.timeout() != null) {
        add(
            "Request " + Names.operation(operation),
            operation.timeout(),
            "Bounds the whole request; it answers 503 afterwards.");
      }
    }
  }

  private void dependency(String name, Dependency dependency) {
    var called = Names.dependency(place, name);
    if (dependency.connect() != null) {
      add(
          "Connecting to " + called,
          dependency.connect(),
          "A system that is down is noticed early.");
    }
    if (dependency.timeout() != null) {
      add("One call of " + called, dependency.timeout(), rationale(dependency));
    }
    dependency
        .offers()
        .forEach(
            (offer, is) -> {
              if (is.timeout() != null) {
                add(
                    "One call of %s of %s".formatted(MarkdownText.code(offer), called),
                    is.timeout(),
                    "This operation differs from the others of the dependency.");
              }
            });
  }

  /// The design's own reason; else what all attempts come to, or what a failure leads to.
  private static String rationale(Dependency dependency) {
    var longest = DependencyWords.longest(dependency);
    var sum =
        longest == null || dependency.retry() == null
            ? ""
            : "With their pauses all %s take about %s."
                .formatted(Phrase.count(dependency.retry().attempts(), "attempt"), longest);
    if (dependency.because() != null) {
      return Phrase.words(Phrase.sentence(dependency.because()), sum);
    }
    if (!sum.isEmpty()) {
      return sum;
    }
    return dependency.unavailable() == null
        ? "The design states the number and no reason."
        : "Afterwards: " + Phrase.sentence(dependency.unavailable());
  }

  private void database() {
    if (place.subject().slice().entities().isEmpty()) {
      return;
    }
    var storage = place.subject().design().prose().storage();
    var stated = storage != null && storage.query() != null;
    add(
        "One statement of the database",
        Pools.queryTime(storage),
        stated
            ? "A slow statement must not hold its connection."
            : "The convention; a slow statement must not hold its connection.");
    if (storage != null && storage.pool() != null) {
      add(
          "Waiting for a connection",
          Pools.waitTime(storage.pool()),
          "A request that finds no connection fails rather than queue up without end.");
    }
  }

  private void background() {
    place
        .subject()
        .slice()
        .workflows()
        .forEach(
            (name, workflow) -> {
              if (workflow.timeout() != null) {
                add(
                    "Workflow " + Names.workflow(name),
                    workflow.timeout(),
                    "Afterwards it has failed and is undone.");
              }
              workflow.steps().forEach(step -> step(name, step));
            });
    place
        .subject()
        .slice()
        .jobs()
        .forEach(
            (name, job) -> {
              if (job.timeout() != null) {
                add(
                    "Job " + Names.job(name),
                    job.timeout(),
                    "One turn must not run into the next one.");
              }
            });
  }

  private void step(String workflow, dev.newel.design.flow.Workflow.Step step) {
    var called =
        "Step %s of %s".formatted(MarkdownText.code(step.name()), Names.workflow(workflow));
    if (step.timeout() != null) {
      add(called, step.timeout(), "Afterwards the step has failed.");
    }
    var waits = step.waits();
    if (waits != null && waits.within() != null) {
      add(
          called + ", waiting",
          waits.within(),
          "%s must have come by then, or the step has failed."
              .formatted(Names.event(waits.event())));
    }
  }
}
