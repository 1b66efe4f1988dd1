package dev.newel.publish.document.sections.architecture;

import dev.newel.design.flow.Workflow;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;

/// What a request does not wait for.
final class AsyncProcessing {
  static final Section SECTION = Section.of("async-processing", AsyncProcessing::render);

  private AsyncProcessing() {}

  private static List<Block> render(Place place) {
    var items = new ArrayList<String>();
    events(place, items);
    place.subject().slice().workflows().values().forEach(workflow -> workflow(workflow, items));
    accepted(place, items);
    jobs(place, items);
    return items.isEmpty()
        ? Unknown.absent(place, "every operation is done when it answers, and nothing runs by time")
        : List.of(
            new Block.Paragraph(
                "A request waits only for what its answer depends on. The rest happens afterwards:"),
            new Block.Bullets(items));
  }

  private static void events(Place place, List<String> items) {
    var names =
        EventFacts.published(place).stream().map(event -> Names.event(event.name())).toList();
    if (!names.isEmpty()) {
      items.add(
          "**Events** (%s) leave the outbox after the transaction that wrote them."
              .formatted(Phrase.and(names)));
    }
  }

  private static void workflow(Workflow workflow, List<String> items) {
    var later =
        workflow.steps().stream()
            .filter(step -> !step.local())
            .map(step -> MarkdownText.code(step.name()))
            .toList();
    if (!later.isEmpty()) {
      items.add(
          "**Workflow** %s: %s %s after the request has been answered."
              .formatted(
                  Names.workflow(workflow.name()),
                  Phrase.and(later),
                  later.size() == 1 ? "runs" : "run"));
    }
  }

  private static void accepted(Place place, List<String> items) {
    var accepted =
        place.subject().slice().operations().stream()
            .filter(operation -> operation.answer().status() == 202)
            .map(Names::operation)
            .toList();
    if (!accepted.isEmpty()) {
      items.add(
          "**Accepted requests** (%s) answer 202 at once; the client reads the row until it is done."
              .formatted(Phrase.and(accepted)));
    }
  }

  private static void jobs(Place place, List<String> items) {
    var slice = place.subject().slice();
    slice
        .jobs()
        .forEach(
            (name, job) ->
                items.add(
                    Phrase.words(
                        "**Job** %s, %s:"
                            .formatted(Names.job(name), Batches.when(job.every().text())),
                        job.doc() == null
                            ? "It %s.".formatted(Phrase.and(EffectWords.of(place, job.effects())))
                            : Phrase.sentence(job.doc()))));
    slice
        .pipelines()
        .forEach(
            (name, pipeline) ->
                items.add(
                    Phrase.words(
                        "**Pipeline** %s%s:"
                            .formatted(
                                MarkdownText.code(name),
                                pipeline.every() == null
                                    ? ""
                                    : ", " + Batches.when(pipeline.every().text())),
                        Phrase.sentence(pipeline.doc()))));
  }
}
