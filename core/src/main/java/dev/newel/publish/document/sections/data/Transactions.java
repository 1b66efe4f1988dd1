package dev.newel.publish.document.sections.data;

import dev.newel.design.api.Operation;
import dev.newel.design.flow.Workflow;
import dev.newel.language.Storage;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.OperationAddress;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where transactions begin and end, and what they hold.
final class Transactions {
  static final Section SECTION = Section.of("transactions", Transactions::render);

  private static final String ISOLATION = "read committed";
  private static final String QUERY = "5 seconds";

  private Transactions() {}

  private static List<Block> render(Place place) {
    if (Keep.isEmpty(place)) {
      return Keep.nothing(place);
    }
    var storage = place.subject().design().prose().storage();
    var lines = new ArrayList<String>();
    lines.add(
        "**Boundary:** each operation is one transaction, from its first look at a row to its last"
            + " write; either all of its effects stand or none.");
    lines.add("**Isolation:** %s.".formatted(isolation(storage)));
    outbox(place, lines);
    workflows(place, lines);
    bulk(place, lines);
    lines.add(
        "**Conflicts:** a transaction that the database refuses because of another one (a failure to"
            + " serialize, a deadlock) is run again from its beginning, a bounded number of times.");
    lines.add(
        "**Time:** a statement may take %s; what takes longer is ended and answered 503."
            .formatted(
                storage == null || storage.query() == null
                    ? QUERY
                    : Amounts.time(storage.query())));
    return List.of(new Block.Bullets(lines));
  }

  private static String isolation(@Nullable Storage storage) {
    var said = storage == null ? null : storage.isolation();
    if (said == null) {
      return ISOLATION;
    }
    return said.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static void outbox(Place place, List<String> lines) {
    var emitting = emitting(place);
    if (emitting.isEmpty()) {
      return;
    }
    var messaging = place.subject().design().prose().messaging();
    var outbox = messaging == null ? null : messaging.outbox();
    var batch = outbox == null || outbox.batch() == null ? 100 : outbox.batch();
    var attempts = outbox == null || outbox.attempts() == null ? 5 : outbox.attempts();
    lines.add(
        ("**Outbox:** the events of %s are rows of the same transaction, so that an event leaves only"
                + " if its change stands; a relay sends up to %d in one turn and tries each up to %d"
                + " times.")
            .formatted(Phrase.and(emitting), batch, attempts));
  }

  /// Whatever publishes: operations, reactions to events, workflows and jobs.
  private static List<String> emitting(Place place) {
    var slice = place.subject().slice();
    var emitting = new ArrayList<String>();
    slice.operations().stream()
        .filter(operation -> !operation.effects().emits().isEmpty())
        .map(Transactions::link)
        .forEach(emitting::add);
    slice.events().values().stream()
        .filter(event -> !event.effects().emits().isEmpty())
        .map(event -> linked(event.name(), Address.of("events", event.name())))
        .forEach(emitting::add);
    slice.workflows().values().stream()
        .filter(Transactions::emits)
        .map(workflow -> linked(workflow.name(), Address.of("workflows", workflow.name())))
        .forEach(emitting::add);
    slice.jobs().values().stream()
        .filter(job -> !job.effects().emits().isEmpty())
        .map(job -> linked(job.name(), Address.of("jobs", job.name())))
        .forEach(emitting::add);
    return emitting;
  }

  private static boolean emits(Workflow workflow) {
    return Stream.concat(
            Stream.of(workflow.done(), workflow.failed()),
            workflow.steps().stream().flatMap(step -> Stream.of(step.effects(), step.undo())))
        .anyMatch(effects -> !effects.emits().isEmpty());
  }

  private static String linked(String name, Address at) {
    return Phrase.link(MarkdownText.code(name), at);
  }

  private static String link(Operation operation) {
    return Phrase.link(MarkdownText.code(operation.id()), OperationAddress.of(operation));
  }

  private static void workflows(Place place, List<String> lines) {
    for (var workflow : place.subject().slice().workflows().values()) {
      var local = new ArrayList<String>();
      var later = new ArrayList<String>();
      for (var step : workflow.steps()) {
        (step.local() ? local : later).add(MarkdownText.code(step.name()));
      }
      var name =
          Phrase.link(MarkdownText.code(workflow.name()), Address.of("workflows", workflow.name()));
      var begin =
          local.isEmpty()
              ? "no step of %s runs in the transaction of the request that starts it"
                  .formatted(name)
              : "of %s, %s runs in the transaction of the request that starts it"
                  .formatted(name, Phrase.and(local));
      var rest =
          later.isEmpty()
              ? "."
              : "; %s %s own."
                  .formatted(
                      Phrase.and(later),
                      later.size() == 1
                          ? "has a transaction of its"
                          : "each have a transaction of their");
      var back = compensations(workflow);
      lines.add(
          Phrase.words(
              "**Workflow:** " + begin + rest,
              back.isEmpty()
                  ? ""
                  : "Where a step fails, what stands already is taken back by %s, in this order."
                      .formatted(Phrase.and(back))));
    }
  }

  private static List<String> compensations(Workflow workflow) {
    var names = new ArrayList<String>();
    for (var step : workflow.takenBack()) {
      var name = step.undoName();
      if (name != null) {
        names.add(MarkdownText.code(name));
      }
    }
    return names;
  }

  private static void bulk(Place place, List<String> lines) {
    for (var operation : place.subject().slice().operations()) {
      var bulk = operation.bulk();
      if (bulk != null) {
        lines.add(
            "**Bulk:** %s takes up to %d rows, %s."
                .formatted(
                    link(operation),
                    bulk.max(),
                    bulk.atomic()
                        ? "all of them in one transaction"
                        : "each for itself: one that fails leaves the others"));
      }
    }
  }
}
