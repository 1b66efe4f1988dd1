package dev.newel.publish.document.sections.data;

import dev.newel.design.Design;
import dev.newel.design.flow.Effects;
import dev.newel.design.flow.Job;
import dev.newel.design.flow.Selection;
import dev.newel.design.flow.Workflow;
import dev.newel.facts.slices.Slice;
import dev.newel.facts.tables.Tables;
import dev.newel.language.Modifier;
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

  private final Design design;
  private final Tables tables;

  private BackgroundQueries(Place place) {
    this.design = place.subject().design();
    this.tables = place.subject().derived().tables();
  }

  /// Adds a row for each event, step of a workflow, job and pipeline of the slice that finds rows.
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
                index(row)));
      }
    }
    for (var workflow : slice.workflows().values()) {
      for (var step : workflow.steps()) {
        var changes = !step.effects().moves().isEmpty() || !step.effects().sets().isEmpty();
        if (changes) {
          rows.add(step(workflow, step));
        }
      }
    }
    slice.jobs().values().forEach(job -> add(job, rows));
    slice.pipelines().forEach((name, pipeline) -> add(name, pipeline, rows));
  }

  private Map<String, String> step(Workflow workflow, Workflow.Step step) {
    var each = step.each();
    var of = "one row of %s by its key".formatted(MarkdownText.code(workflow.of()));
    return Phrase.row(
        "operation",
        "step %s of %s"
            .formatted(
                MarkdownText.code(step.name()),
                Phrase.link(
                    MarkdownText.code(workflow.name()), Address.of("workflows", workflow.name()))),
        "frequency",
        "once for each start",
        "pattern",
        each == null
            ? Phrase.capital(of) + after(step.effects())
            : each.path().isEmpty()
                ? selection(each, ALL) + after(step.effects())
                : "For every item of %s: sets %s"
                    .formatted(
                        MarkdownText.code(String.join(".", each.path())),
                        Phrase.and(
                            step.effects().sets().stream()
                                .map(set -> MarkdownText.code(String.join(".", set.path())))
                                .toList())),
        "index",
        each == null || !each.path().isEmpty() ? QueryPatterns.PRIMARY : index(each));
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
              index(each)));
    }
  }

  private static void add(String name, PipelineText pipeline, List<Map<String, String>> rows) {
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
              "none: it reads the table"));
    }
  }

  /// The index by which a selection finds its rows: of the key, or of the fields that it looks at.
  private String index(Selection each) {
    var where = each.where();
    if (isByKey(each)) {
      return QueryPatterns.PRIMARY;
    }
    if (where == null) {
      return "none: it takes all rows";
    }
    var rows = IndexRows.of(tables.ofEntity(each.entity()), design);
    var found =
        design.model().fields(each.entity()).keySet().stream()
            .filter(field -> where.text().matches("(?s).*(?<![\\w.'])" + field + "\\b(?!').*"))
            .map(field -> IndexRows.leading(rows, field))
            .filter(name -> !name.isEmpty())
            .toList();
    return found.isEmpty() ? "none: it reads the table" : Phrase.or(Phrase.codes(found));
  }

  private static String selection(Selection each, String what) {
    var where = each.where();
    var rows = what + MarkdownText.code(each.entity());
    return where == null
        ? rows
        : rows + " where " + Cells.code(where.text(), "the condition of the design holds");
  }

  /// Whether a condition names the key, so that the key's index finds the row.
  private boolean isByKey(Selection each) {
    var entity = design.model().entities().get(each.entity());
    var where = each.where();
    return where != null
        && entity != null
        && entity.fields().values().stream()
            .filter(field -> field.is(Modifier.KEY))
            .anyMatch(key -> where.text().startsWith(key.name() + " == "));
  }
}
