package dev.newel.publish.document.sections.architecture;

import dev.newel.design.flow.Job;
import dev.newel.language.JobText;
import dev.newel.language.PipelineText;
import dev.newel.language.Reading;
import dev.newel.language.TimeAmount;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What happens without a request: jobs, pipelines and streams.
final class Batches {
  static final Section PIPELINES = Section.of("pipelines", Batches::pipelines);
  static final Section BATCH = Section.of("batch", Batches::batch);
  static final Section STREAMS = Section.of("streams", Batches::streams);

  private Batches() {}

  private static PipelineText.Kind kind(PipelineText pipeline) {
    return pipeline.kind() == null ? PipelineText.Kind.BATCH : pipeline.kind();
  }

  private static List<Block> pipelines(Place place) {
    var pipelines = place.subject().slice().pipelines();
    if (pipelines.isEmpty()) {
      return Unknown.absent(
          place, "the design has no pipeline, data moves with requests, events and jobs alone");
    }
    var blocks = new ArrayList<Block>();
    pipelines.forEach(
        (name, pipeline) -> {
          blocks.add(new Block.Heading(1, MarkdownText.prose(name), Address.of("pipelines", name)));
          blocks.add(new Block.Paragraph(pipeline(pipeline)));
          if (!pipeline.steps().isEmpty()) {
            blocks.add(new Block.Numbered(pipeline.steps().stream().map(Batches::step).toList()));
          }
        });
    return blocks;
  }

  private static String pipeline(PipelineText pipeline) {
    var every = pipeline.every();
    var reads = pipeline.reads();
    var source =
        reads != null
            ? "It reads %s."
                .formatted(
                    Names.entity(reads.entity())
                        + (reads.where() == null
                            ? ""
                            : " where " + MarkdownText.code(reads.where().text())))
            : pipeline.source() == null
                ? ""
                : "It reads %s.".formatted(MarkdownText.prose(pipeline.source()));
    return Phrase.words(
        Phrase.sentence(pipeline.doc()),
        switch (kind(pipeline)) {
              case BATCH -> "A batch";
              case STREAM -> "A stream, row by row as they come";
              case ETL -> "Extract, transform, load";
              case ELT -> "Extract, load, transform";
            }
            + (every == null ? "." : ", %s.".formatted(when(every.text()))),
        source,
        pipeline.writes() == null ? "" : "It writes %s.".formatted(target(pipeline.writes())));
  }

  /// Where it writes; a file is named as one.
  private static String target(String writes) {
    return writes.matches("file \\S+")
        ? "the file " + MarkdownText.code(writes.substring("file ".length()))
        : MarkdownText.prose(writes);
  }

  private static String step(PipelineText.PipelineStep step) {
    return Phrase.words(
        "**%s**:".formatted(MarkdownText.prose(step.step())),
        Phrase.sentence(step.doc()),
        step.handler() == null
            ? ""
            : "The handler %s does it.".formatted(MarkdownText.code(step.handler())));
  }

  /// `every day at 02:00`, `every hour`, `by the schedule "0 3 * * 0"`.
  static String when(String schedule) {
    if (schedule.contains("*")) {
      return "by the schedule " + MarkdownText.code(schedule);
    }
    return TimeAmount.read(schedule) instanceof Reading.Value<TimeAmount>(var time)
        ? Amounts.every(time)
        : "every " + MarkdownText.prose(schedule);
  }

  /// Each pipeline of the slice with its steps, a line each.
  static Block inShort(Place place) {
    var items = new ArrayList<String>();
    place
        .subject()
        .slice()
        .pipelines()
        .forEach(
            (name, pipeline) -> {
              var steps =
                  pipeline.steps().stream().map(step -> MarkdownText.code(step.step())).toList();
              items.add(
                  Phrase.words(
                      "**%s**:".formatted(MarkdownText.prose(name)),
                      pipeline(pipeline),
                      steps.isEmpty() ? "" : "Its steps: %s.".formatted(Phrase.and(steps))));
            });
    return new Block.Bullets(items);
  }

  private static List<Block> batch(Place place) {
    var batches =
        place.subject().slice().pipelines().entrySet().stream()
            .filter(entry -> kind(entry.getValue()) != PipelineText.Kind.STREAM)
            .toList();
    var blocks = new ArrayList<Block>();
    if (!place.subject().slice().jobs().isEmpty()) {
      blocks.addAll(jobs(place));
    }
    if (!batches.isEmpty()) {
      blocks.add(
          new Block.Bullets(
              batches.stream()
                  .map(entry -> summary(place, entry.getKey(), entry.getValue()))
                  .toList()));
    }
    return blocks.isEmpty()
        ? Unknown.absent(place, "the design has no job and no pipeline that runs by time")
        : blocks;
  }

  /// In short where the document tells of pipelines in a section of their own.
  private static String summary(Place place, String name, PipelineText pipeline) {
    var every = pipeline.every();
    return place.subject().document().renders(PIPELINES.name())
        ? Phrase.words(
            "**%s**, a pipeline%s:"
                .formatted(pipelineLink(name), every == null ? "" : ", " + when(every.text())),
            Phrase.sentence(pipeline.doc()))
        : Phrase.words("**%s**, a pipeline:".formatted(pipelineLink(name)), pipeline(pipeline));
  }

  private static String pipelineLink(String name) {
    return Phrase.link(MarkdownText.code(name), Address.of("pipelines", name));
  }

  /// Each job of the slice under a heading that links lead to.
  static List<Block> jobs(Place place) {
    var items =
        place.subject().slice().jobs().values().stream().map(job -> job(place, job)).toList();
    return List.of(
        new Block.Paragraph(
            "A turn of a job is one transaction: where one row fails, the turn changes nothing and the next one tries again."),
        new Block.Bullets(items));
  }

  private static String job(Place place, Job job) {
    var rows = EffectWords.rows(job.each());
    var clauses = EffectWords.of(place, job.effects());
    return Phrase.words(
        "**%s**, %s:".formatted(MarkdownText.prose(job.name()), when(job.every().text())),
        Phrase.sentence(job.doc()),
        clauses.isEmpty()
            ? ""
            : Phrase.capital(
                (rows.isEmpty() ? "it " : "for %s, it ".formatted(rows))
                    + Phrase.and(clauses)
                    + "."),
        overlap(job.overlap()),
        job.timeout() == null ? "" : "A turn may take %s.".formatted(Amounts.time(job.timeout())));
  }

  private static String overlap(JobText.Overlap overlap) {
    return switch (overlap) {
      case SKIP -> "While one turn runs the next one is skipped.";
      case WAIT -> "While one turn runs the next one waits.";
      case ALLOW -> "Two turns may run at once.";
    };
  }

  private static List<Block> streams(Place place) {
    Map<String, PipelineText> streams =
        place.subject().slice().pipelines().entrySet().stream()
            .filter(entry -> kind(entry.getValue()) == PipelineText.Kind.STREAM)
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    Map.Entry::getValue,
                    (one, other) -> one,
                    java.util.LinkedHashMap::new));
    var facts = place.subject().design().prose().facts();
    if (streams.isEmpty()) {
      return Boolean.TRUE.equals(facts == null ? null : facts.streaming())
          ? List.of()
          : Unknown.absent(
              place, "no pipeline of the design works on a stream; events are handled one by one");
    }
    var items = new ArrayList<String>();
    streams.forEach(
        (name, pipeline) -> items.add(Phrase.words(pipelineLink(name) + ":", pipeline(pipeline))));
    return List.of(new Block.Bullets(items));
  }
}
