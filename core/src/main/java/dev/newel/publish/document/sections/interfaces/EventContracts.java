package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.design.flow.Event;
import dev.newel.language.Grammar;
import dev.newel.language.Messaging;
import dev.newel.publish.asyncapi.Topics;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.EventForm;
import dev.newel.publish.document.EventPromises;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The events that are published and received: what causes each, what it carries, who gets it.
final class EventContracts {
  static final Section SECTION =
      Section.of("event-contracts", EventContracts::full, EventContracts::rows);
  static final Section IN_FULL = Section.of("event-contracts-in-full", EventContracts::full);

  private static final Map<String, String> COLUMNS =
      Phrase.row(
          "Event", "event",
          "Direction", "direction",
          "Trigger", "trigger",
          "Payload", "payload",
          "Consumers", "consumers");

  private EventContracts() {}

  private static List<Block> none(Place place) {
    return Unknown.absent(place, "no event is published or received here");
  }

  private static Address at(Event event) {
    return Address.of("events", event.name());
  }

  private static List<Block> full(Place place) {
    var events = place.subject().slice().events();
    if (events.isEmpty()) {
      return none(place);
    }
    var book = Book.of(place);
    var blocks = new ArrayList<Block>();
    if (events.values().stream().anyMatch(event -> event.http() == null)) {
      blocks.add(new Block.Paragraph(EventForm.of(book.design())));
      blocks.addAll(EventForm.envelope(book.design()));
    }
    events.values().forEach(event -> event(event, book, blocks));
    return blocks;
  }

  private static void event(Event event, Book book, List<Block> blocks) {
    blocks.add(new Block.Heading(1, MarkdownText.prose(event.name()), at(event)));
    var lines = new ArrayList<String>();
    if (event.doc() != null) {
      lines.add("**Purpose:** " + Phrase.sentence(event.doc()));
    }
    lines.add("**Direction:** %s, schema version %d.".formatted(direction(event), event.version()));
    lines.add("**Trigger:** %s.".formatted(Phrase.capital(trigger(event, book.design()))));
    lines.add("**Consumers:** %s.".formatted(Phrase.capital(consumers(event, book.design()))));
    if (event.http() != null || event.source() != null) {
      lines.add("**Arrives as:** %s.".formatted(arrival(event, book.design())));
    }
    if (event.source() != null) {
      lines.add(
          "**Idempotency:** a second delivery, told by %s, does nothing."
              .formatted(
                  event.once() == null
                      ? "the id of the event"
                      : MarkdownText.code(event.once().text())));
      lines.add("**Handling:** " + handling(event, book.design()));
    }
    if (event.partition() != null) {
      lines.add("**Order:** holds within %s.".formatted(MarkdownText.code(event.partition())));
    }
    var promises = EventPromises.of(event, book.design());
    if (!promises.isEmpty()) {
      lines.add("**Promise:** " + String.join(" ", promises));
    }
    blocks.add(new Block.Bullets(lines));
    blocks.addAll(EventPayload.of(book.place(), event));
  }

  /// By what way an event comes in, and what proves who sends it.
  private static String arrival(Event event, Design design) {
    var http = event.http();
    if (http != null) {
      return MarkdownText.code(Phrase.words(http.method(), http.path()))
          + (event.signed() == null ? "" : ", signed: " + Phrase.clause(event.signed()));
    }
    var messaging = design.prose().messaging();
    var broker = messaging == null ? null : messaging.broker();
    return "a message of the topic %s%s"
        .formatted(
            MarkdownText.code(Topics.of(design, event)),
            broker == null || broker == Messaging.Broker.NONE
                ? "; the design names neither what brings it nor what proves its sender"
                : " that %s brings".formatted(Phrase.capital(Grammar.word(broker))));
  }

  private static String direction(Event event) {
    return event.source() == null
        ? "published"
        : "received from " + MarkdownText.code(event.source());
  }

  private static String trigger(Event event, Design design) {
    if (event.source() != null) {
      return "%s sends it".formatted(sender(event.source(), design));
    }
    var triggers = Triggers.of(event.name(), design);
    return triggers.isEmpty() ? "nothing in the design causes it" : Phrase.or(triggers);
  }

  private static String sender(String source, Design design) {
    var dependency = design.prose().dependencies().get(source);
    if (dependency != null && dependency.title() != null) {
      return MarkdownText.prose(dependency.title());
    }
    var consumer = design.prose().consumers().get(source);
    return consumer != null && consumer.title() != null
        ? MarkdownText.prose(consumer.title())
        : MarkdownText.code(source);
  }

  private static String consumers(Event event, Design design) {
    if (event.source() != null) {
      return "this system";
    }
    var readers = new ArrayList<String>();
    event.to().forEach(to -> readers.add(reader(to, design)));
    design
        .workflows()
        .values()
        .forEach(
            workflow ->
                workflow.steps().stream()
                    .filter(
                        step -> step.waits() != null && step.waits().event().equals(event.name()))
                    .forEach(
                        step -> readers.add("the workflow " + MarkdownText.code(workflow.name()))));
    return readers.isEmpty() ? "none stated" : Phrase.and(readers);
  }

  /// Who reads it, with the call that tells them where there is one.
  private static String reader(String to, Design design) {
    var name = to.split("\\.", 2)[0];
    var title = sender(name, design);
    return to.equals(name) || title.startsWith("`")
        ? sender(to, design)
        : "%s (%s)".formatted(title, MarkdownText.code(to));
  }

  private static String handling(Event event, Design design) {
    var changes = new ArrayList<>(EffectWords.guarded(event.effects()));
    if (!event.effects().emits().isEmpty()) {
      changes.add("Publish " + Phrase.and(Phrase.codes(event.effects().emits())));
    }
    if (event.effects().starts() != null) {
      changes.add("Start the workflow " + MarkdownText.code(event.effects().starts()));
    }
    var row = event.row();
    if (row != null) {
      changes.addFirst(
          "Find the row of %s%s"
              .formatted(
                  MarkdownText.prose(row.entity()),
                  row.where() == null ? "" : " where " + MarkdownText.code(row.where().text())));
    }
    var waiting = waiting(event, design);
    return changes.isEmpty()
        ? waiting.isEmpty()
            ? "nothing happens here."
            : "%s for it; nothing else happens."
                .formatted(Phrase.and(waiting) + (waiting.size() == 1 ? " waits" : " wait"))
        : String.join(". ", changes) + ".";
  }

  /// The steps of workflows that wait for an event.
  private static List<String> waiting(Event event, Design design) {
    return design.workflows().values().stream()
        .flatMap(
            workflow ->
                workflow.steps().stream()
                    .filter(
                        step -> step.waits() != null && step.waits().event().equals(event.name()))
                    .map(
                        step ->
                            "the step %s of %s"
                                .formatted(
                                    MarkdownText.code(step.name()),
                                    Phrase.link(
                                        MarkdownText.code(workflow.name()),
                                        Address.of("workflows", workflow.name())))))
        .toList();
  }

  private static List<Block> rows(Place place) {
    var events = place.subject().slice().events();
    if (events.isEmpty()) {
      return none(place);
    }
    var design = place.subject().design();
    var rows = new ArrayList<Map<String, String>>();
    for (var event : events.values()) {
      var fields =
          event.payload().items().stream().map(item -> MarkdownText.code(item.wire())).toList();
      var all = String.join(", ", fields);
      var trigger = trigger(event, design);
      rows.add(
          Phrase.row(
              "event", Phrase.link(MarkdownText.code(event.name()), at(event)),
              "direction", direction(event),
              "trigger",
                  Cells.fits(trigger)
                      ? trigger
                      : Phrase.count(Triggers.of(event.name(), design).size(), "place"),
              "payload",
                  fields.isEmpty()
                      ? "no members"
                      : Cells.fits(all) ? all : Phrase.count(fields.size(), "field"),
              "consumers", consumers(event, design)));
    }
    return List.of(Cells.table(COLUMNS, rows));
  }
}
