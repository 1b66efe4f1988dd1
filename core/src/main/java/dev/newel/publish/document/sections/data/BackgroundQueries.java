package dev.newel.publish.document.sections.data;

import dev.newel.design.flow.Effects;
import dev.newel.design.flow.Job;
import dev.newel.design.flow.Selection;
import dev.newel.design.flow.Workflow;
import dev.newel.facts.slices.Slice;
import dev.newel.language.PipelineText;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.List;
import java.util.Map;

/// What looks for rows without a request.
final class BackgroundQueries {
  private static final String ALL = "All rows of ";

  private final ServingIndexes indexes;

  private BackgroundQueries(Place place) {
    this.indexes = new ServingIndexes(place.subject().design(), place.subject().derived().tables());
  }

  /// Adds a row for each event, step, compensation and failure of a workflow, job and pipeline of
  /// the slice that finds rows.
  static void add(Place place, List<Map<String, String>> rows) {
    new BackgroundQueries(place).add(place.subject().slice(), rows);
  }

  private void add(Slice slice, List<Map<String, String>> rows) {
    for (var event : slice.events().values()) {
      var row = event.row();
      if (row != null) {
        rows.add(
            Phrase.row(
                "operation",
                "event "
                    + Phrase.link(
                        MarkdownText.code(event.name()), Address.of("events", event.name())),
                "frequency",
                "whenever it arrives",
                "pattern",
                selection(row, "The row of ") + after(event.effects()),
                "index",
                indexes.of(row)));
      }
    }
    for (var workflow : slice.workflows().values()) {
      for (var step : workflow.steps()) {
        var changes = !step.effects().moves().isEmpty() || !step.effects().sets().isEmpty();
        if (changes) {
          rows.add(step(workflow, step, step.name(), step.effects(), "once for each start"));
        }
        if (step.undoName() != null && !step.undo().sets().isEmpty()) {
          rows.add(
              step(workflow, step, step.undoName(), step.undo(), "once for each start undone"));
        }
      }
      failure(workflow, rows);
    }
    slice.jobs().values().forEach(job -> add(job, rows));
    slice.pipelines().forEach((name, pipeline) -> add(name, pipeline, rows));
  }

  private static void failure(Workflow workflow, List<Map<String, String>> rows) {
    if (!workflow.failed().moves().isEmpty() || !workflow.failed().sets().isEmpty()) {
      rows.add(
          Phrase.row(
              "operation",
              "failure of " + link(workflow),
              "frequency",
              "once for each failure",
              "pattern",
              Phrase.capital(byKey(workflow)) + after(workflow.failed()),
              "index",
              ServingIndexes.PRIMARY));
    }
  }

  private static String link(Workflow workflow) {
    return Phrase.link(
        MarkdownText.code(workflow.name()), Address.of("workflows", workflow.name()));
  }

  private static String byKey(Workflow workflow) {
    return "one row of %s by its key".formatted(MarkdownText.code(workflow.of()));
  }

  /// @param name of the step, or of what undoes it
  private Map<String, String> step(
      Workflow workflow, Workflow.Step step, String name, Effects effects, String frequency) {
    var each = step.each();
    return Phrase.row(
        "operation",
        "step %s of %s".formatted(MarkdownText.code(name), link(workflow)),
        "frequency",
        frequency,
        "pattern",
        each == null
            ? Phrase.capital(byKey(workflow)) + after(effects)
            : each.path().isEmpty()
                ? selection(each, ALL) + after(effects)
                : "For every item of %s: sets %s"
                    .formatted(
                        MarkdownText.code(String.join(".", each.path())),
                        Phrase.and(
                            effects.sets().stream()
                                .map(set -> MarkdownText.code(String.join(".", set.path())))
                                .toList())),
        "index",
        each == null || !each.path().isEmpty() ? ServingIndexes.PRIMARY : indexes.of(each));
  }

  /// What becomes of a row that is found.
  static String after(Effects effects) {
    return !effects.moves().isEmpty()
        ? ", moved to its next state"
        : effects.sets().isEmpty() ? "" : ", updated";
  }

  private void add(Job job, List<Map<String, String>> rows) {
    var each = job.each();
    if (each != null) {
      rows.add(
          Phrase.row(
              "operation",
              "job " + MarkdownText.code(job.name()),
              "frequency",
              Amounts.schedule(job.every()),
              "pattern",
              selection(each, ALL),
              "index",
              indexes.of(each)));
    }
  }

  private void add(String name, PipelineText pipeline, List<Map<String, String>> rows) {
    var reads = pipeline.reads();
    var every = pipeline.every();
    if (reads != null) {
      rows.add(
          Phrase.row(
              "operation",
              "pipeline " + Phrase.link(MarkdownText.code(name), Address.of("pipelines", name)),
              "frequency",
              every == null ? "whenever it runs" : Amounts.schedule(every),
              "pattern",
              ALL
                  + MarkdownText.code(reads.entity())
                  + (reads.where() == null
                      ? ""
                      : " where "
                          + Cells.code(reads.where().text(), "the condition of the design holds")),
              "index",
              indexes.of(reads.entity(), reads.where() == null ? null : reads.where().text())));
    }
  }

  private static String selection(Selection each, String what) {
    var where = each.where();
    var rows = what + MarkdownText.code(each.entity());
    return where == null
        ? rows
        : rows + " where " + Cells.code(where.text(), "the condition of the design holds");
  }
}
