package dev.newel.publish.document.sections.architecture;

import dev.newel.design.api.Operation;
import dev.newel.design.flow.Effects;
import dev.newel.design.flow.Workflow;
import dev.newel.facts.KeptAnswers;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What takes several steps: an overview, and each step with what takes it back.
final class Workflows {
  static final Section BRIEF = Section.of("workflows", Workflows::brief, Workflows::table);
  static final Section IN_FULL = Section.of("workflows-in-full", Workflows::inFull);

  private Workflows() {}

  private static List<Block> brief(Place place) {
    var workflows = place.subject().slice().workflows().values();
    if (workflows.isEmpty()) {
      return none(place);
    }
    var blocks = new ArrayList<Block>();
    for (var workflow : workflows) {
      blocks.add(
          new Block.Paragraph(
              "**%s:** %s"
                  .formatted(MarkdownText.code(workflow.name()), description(place, workflow))));
      blocks.add(
          new Block.Table(
              List.of("Step", "Done by", "Calls", "Taken back by"),
              workflow.steps().stream().map(step -> row(place, workflow, step)).toList()));
    }
    return blocks;
  }

  private static List<Block> none(Place place) {
    return Unknown.absent(
        place,
        place.subject().slice().isWhole()
            ? "the design has no workflow, every operation is done when it answers"
            : "this feature starts no workflow");
  }

  /// The component that does a step: its own, or else the one that owns the workflow's rows.
  private static String by(Place place, Workflow workflow, Workflow.Step step) {
    if (step.component() != null) {
      return Names.component(step.component());
    }
    return place.subject().design().prose().components().entrySet().stream()
        .filter(entry -> entry.getValue().owns().contains(workflow.of()))
        .map(entry -> Names.component(entry.getKey()))
        .findFirst()
        .orElse("the system itself");
  }

  private static List<String> row(Place place, Workflow workflow, Workflow.Step step) {
    var call = step.effects().call();
    return List.of(
        MarkdownText.code(step.name()),
        by(place, workflow, step),
        call == null
            ? "nothing outside"
            : MarkdownText.code(
                call.of() == null ? call.operation() : call.of() + "." + call.operation()),
        step.undoName() == null
            ? (step.pivot() ? "nothing from here on" : "nothing")
            : MarkdownText.code(step.undoName()));
  }

  private static List<Block> table(Place place) {
    var workflows = List.copyOf(place.subject().slice().workflows().values());
    return workflows.isEmpty()
        ? none(place)
        : List.of(
            new Block.Table(
                List.of("Workflow", "Steps", "Taken back by"),
                workflows.stream()
                    .map(
                        workflow ->
                            List.of(
                                Names.workflow(workflow.name()),
                                Cells.some(
                                    workflow.steps().stream()
                                        .map(step -> MarkdownText.code(step.name()))
                                        .toList()),
                                undone(workflow)))
                    .toList()));
  }

  private static String undone(Workflow workflow) {
    var names =
        workflow.steps().reversed().stream()
            .map(Workflow.Step::undoName)
            .filter(Objects::nonNull)
            .map(MarkdownText::code)
            .toList();
    return names.isEmpty() ? "nothing" : Cells.some(names);
  }

  private static List<Block> inFull(Place place) {
    var slice = place.subject().slice();
    var blocks = new ArrayList<Block>();
    if (slice.workflows().isEmpty()) {
      blocks.addAll(none(place));
    }
    slice.workflows().values().forEach(workflow -> full(place, workflow, blocks));
    if (!slice.jobs().isEmpty()) {
      blocks.add(new Block.Heading(1, "Scheduled Jobs", Address.of("jobs")));
      blocks.addAll(Batches.jobs(place));
    }
    if (!slice.pipelines().isEmpty()) {
      blocks.add(new Block.Heading(1, "Pipelines", Address.of("pipelines")));
      blocks.add(Batches.inShort(place));
    }
    return blocks;
  }

  private static void full(Place place, Workflow workflow, List<Block> blocks) {
    blocks.add(
        new Block.Heading(
            1, MarkdownText.prose(workflow.name()), Address.of("workflows", workflow.name())));
    blocks.add(Block.labelled("Description", description(place, workflow)));
    blocks.add(new Block.Paragraph("**Steps:**"));
    blocks.add(
        new Block.Numbered(workflow.steps().stream().map(step -> step(place, step)).toList()));
    var done = EffectWords.of(place, workflow.done());
    if (!done.isEmpty()) {
      blocks.add(Block.labelled("When all is done", "It %s.".formatted(Phrase.and(done))));
    }
    answers(place, workflow, blocks);
    blocks.add(Block.labelled("Error Handling", errors(place, workflow)));
  }

  /// What becomes of the answers that a cache keeps of rows that its steps change.
  private static void answers(Place place, Workflow workflow, List<Block> blocks) {
    var kept = KeptAnswers.of(workflow, place.subject().design());
    var clauses = new ArrayList<String>();
    if (!kept.ended().isEmpty()) {
      clauses.add("ends what is kept of the answers of " + named(kept.ended()));
    }
    if (!kept.renewed().isEmpty()) {
      clauses.add("renews what is kept of the answers of " + named(kept.renewed()));
    }
    if (!clauses.isEmpty()) {
      blocks.add(
          Block.labelled(
              "Kept Answers", "A step that changes their rows %s.".formatted(Phrase.and(clauses))));
    }
  }

  private static String named(List<Operation> operations) {
    return Phrase.and(operations.stream().map(Names::operation).toList());
  }

  private static String description(Place place, Workflow workflow) {
    var starters =
        place.subject().design().operations().stream()
            .filter(operation -> workflow.name().equals(operation.effects().starts()))
            .map(Names::operation)
            .toList();
    var undoers = undoers(place, workflow);
    return Phrase.words(
        Phrase.sentence(workflow.doc()),
        "It is about one row of %s.".formatted(Names.entity(workflow.of())),
        starters.isEmpty() ? "" : "%s it.".formatted(verb(starters, "starts", "start")),
        undoers.isEmpty() ? "" : "%s what it has done.".formatted(verb(undoers, "undoes", "undo")),
        workflow.timeout() == null
            ? ""
            : "It may take %s in all.".formatted(Amounts.time(workflow.timeout())));
  }

  private static List<String> undoers(Place place, Workflow workflow) {
    return undoing(place, workflow).stream().map(Names::operation).toList();
  }

  private static List<Operation> undoing(Place place, Workflow workflow) {
    return place.subject().design().operations().stream()
        .filter(operation -> workflow.name().equals(operation.undoes()))
        .toList();
  }

  private static String verb(List<String> names, String one, String many) {
    return Phrase.and(names) + " " + (names.size() == 1 ? one : many);
  }

  private static String step(Place place, Workflow.Step step) {
    var sentences = new ArrayList<String>();
    sentences.add(
        "**%s**%s:"
            .formatted(
                MarkdownText.prose(step.name()),
                step.component() == null ? "" : " in " + Names.component(step.component())));
    sentences.add(Phrase.sentence(step.doc()));
    var rows = EffectWords.rows(step.each());
    var calls = EffectWords.calls(place, step.effects());
    sentences.add(calls.isEmpty() ? "" : "It %s.".formatted(Phrase.and(calls)));
    wait(step, sentences);
    var changes = EffectWords.changes(step.effects());
    sentences.add(
        changes.isEmpty()
            ? ""
            : (rows.isEmpty() ? "It " : "For %s it ".formatted(rows)) + Phrase.and(changes) + ".");
    guards(step.effects(), sentences);
    sentences.add(
        step.fails() == null ? "" : "It fails with %s.".formatted(MarkdownText.code(step.fails())));
    sentences.add(
        step.retry() == null
            ? ""
            : "It is tried again: %s.".formatted(DependencyWords.retry(step.retry())));
    sentences.add(
        step.timeout() == null ? "" : "It may take %s.".formatted(Amounts.time(step.timeout())));
    sentences.add(undo(place, step));
    return Phrase.words(sentences.toArray(String[]::new));
  }

  private static void wait(Workflow.Step step, List<String> sentences) {
    var waits = step.waits();
    if (waits != null) {
      sentences.add(
          "It waits for %s%s."
              .formatted(
                  Names.event(waits.event()),
                  waits.within() == null ? "" : ", at most " + Amounts.time(waits.within())));
    }
  }

  private static void guards(Effects effects, List<String> sentences) {
    effects
        .when()
        .forEach(
            condition ->
                sentences.add(
                    "It goes on only where %s, or else fails with %s."
                        .formatted(
                            MarkdownText.code(condition.expr().text()),
                            MarkdownText.code(condition.code()))));
  }

  private static String undo(Place place, Workflow.Step step) {
    if (step.pivot()) {
      return "From here on nothing is undone any more.";
    }
    if (step.undoName() == null) {
      return "Nothing has to take it back.";
    }
    var clauses = EffectWords.of(place, step.undo());
    var does = clauses.isEmpty() ? "" : ", which " + Phrase.and(clauses);
    return "Compensation: %s%s.".formatted(MarkdownText.code(step.undoName()), does);
  }

  private static List<String> taken(List<Workflow.Step> steps) {
    return steps.stream()
        .map(Workflow.Step::undoName)
        .filter(Objects::nonNull)
        .map(MarkdownText::code)
        .toList();
  }

  /// The states that the last step leads to and that no operation which undoes the workflow takes:
  /// from there on nobody can ask for what takes that step back.
  private static String tooLate(Place place, Workflow workflow) {
    var undoing = undoing(place, workflow);
    var last = workflow.steps().getLast();
    var refused =
        last.effects().moves().stream()
            .filter(move -> !undoing.isEmpty() && undoing.stream().allMatch(by -> shut(by, move)))
            .map(
                move ->
                    "%s is %s"
                        .formatted(MarkdownText.code(move.field()), MarkdownText.code(move.to())))
            .toList();
    return refused.isEmpty()
        ? ""
        : "Once %s, %s %s refused."
            .formatted(
                Phrase.and(refused),
                Phrase.and(undoers(place, workflow)),
                undoing.size() == 1 ? "is" : "are");
  }

  private static boolean shut(Operation operation, Effects.Transition move) {
    return operation.effects().moves().stream()
        .anyMatch(own -> own.field().equals(move.field()) && !own.from().contains(move.to()));
  }

  private static String errors(Place place, Workflow workflow) {
    var undone = taken(workflow.takenBack());
    var aside = new ArrayList<>(taken(workflow.steps()));
    aside.removeAll(undone);
    var failed = EffectWords.of(place, workflow.failed());
    var local =
        workflow.steps().stream()
            .filter(Workflow.Step::local)
            .map(step -> MarkdownText.code(step.name()))
            .toList();
    return Phrase.words(
        undone.isEmpty()
            ? "When a step fails nothing has to be taken back."
            : "A step that fails takes back those before it, the last first: %s."
                .formatted(String.join(", ", undone)),
        undone.isEmpty() || aside.isEmpty()
            ? ""
            : "%s: no later failure asks for %s."
                .formatted(
                    undoers(place, workflow).isEmpty()
                        ? "Nothing calls " + Phrase.and(aside)
                        : "%s %s left to %s"
                            .formatted(
                                Phrase.and(aside),
                                aside.size() == 1 ? "is" : "are",
                                Phrase.and(undoers(place, workflow))),
                    aside.size() == 1 ? "it" : "them"),
        undone.isEmpty() || aside.isEmpty() ? "" : tooLate(place, workflow),
        local.isEmpty()
            ? ""
            : "%s %s in the transaction of the request, so that a failure there answers the request and leaves nothing behind."
                .formatted(Phrase.and(local), local.size() == 1 ? "runs" : "run"),
        failed.isEmpty() ? "" : "The workflow then %s.".formatted(Phrase.and(failed)),
        local.size() == workflow.steps().size()
            ? ""
            : "A later failure reaches the client through the row, not through the answer.");
  }
}
