package dev.newel.publish.document.sections.architecture;

import dev.newel.design.flow.Event;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.EventPromises;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Events in tables: those that leave, those that come in, all at a glance.
final class Events {
  static final Section PUBLISHED = Section.of("events-published", Events::published);
  static final Section CONSUMED = Section.of("events-consumed", Events::consumed);
  static final Section OVERVIEW = Section.of("event-overview", Events::overview);

  private static final Map<String, String> USUAL_PUBLISHED =
      Phrase.row(
          "Event", "event", "Trigger", "trigger", "Payload", "payload", "Consumers", "consumers");
  private static final Map<String, String> USUAL_CONSUMED =
      Phrase.row(
          "Event", "event", "Source", "source", "Handler", "handler", "Idempotency", "idempotency");

  private Events() {}

  private static List<Block> published(Place place) {
    var events = EventFacts.published(place);
    if (events.isEmpty()) {
      return Unknown.absent(place, "the design publishes no events");
    }
    var blocks = new ArrayList<Block>();
    blocks.add(place.table(USUAL_PUBLISHED, events, event -> row(place, event)));
    var promises = promises(place, events);
    if (!promises.isEmpty()) {
      blocks.add(new Block.Bullets(promises));
    }
    return blocks;
  }

  private static Map<String, String> row(Place place, Event event) {
    var called = Names.event(event.name());
    return Phrase.row(
        "event", called,
        "trigger", EventFacts.trigger(place.subject().design(), event.name()),
        "payload", payload(event),
        "consumers", EventFacts.readers(place, event));
  }

  /// What those who read an event are promised, an item for each event.
  private static List<String> promises(Place place, List<Event> events) {
    var items = new ArrayList<String>();
    for (var event : events) {
      var promises = EventPromises.of(event, place.subject().design());
      if (!promises.isEmpty()) {
        items.add(
            "**Promise** (%s): %s"
                .formatted(Names.event(event.name()), String.join(" ", promises)));
      }
    }
    return items;
  }

  private static String payload(Event event) {
    var members = EventFacts.members(event);
    return members.isEmpty() ? "nothing beside the envelope" : Cells.some(members);
  }

  private static List<Block> consumed(Place place) {
    var events = EventFacts.received(place);
    if (events.isEmpty()) {
      return Unknown.absent(place, "the design receives no events");
    }
    return List.of(place.table(USUAL_CONSUMED, events, event -> received(place, event)));
  }

  private static Map<String, String> received(Place place, Event event) {
    var called = Names.event(event.name());
    var http = event.http();
    var source = Names.reader(place, String.valueOf(event.source()));
    return Phrase.row(
        "event",
        called,
        "source",
        http == null ? source : "%s, as %s".formatted(source, MarkdownText.code(http.toString())),
        "handler",
        ComponentParts.handled(place, event.name()),
        "idempotency",
        EventFacts.once(event));
  }

  private static List<Block> overview(Place place) {
    var published = EventFacts.published(place);
    var received = EventFacts.received(place);
    if (published.isEmpty() && received.isEmpty()) {
      return Unknown.absent(place, "the design publishes no events and receives none");
    }
    var rows = new ArrayList<List<String>>();
    published.forEach(
        event ->
            rows.add(
                List.of(
                    Names.event(event.name()),
                    "published",
                    "version " + event.version(),
                    Cells.some(readers(place, event)))));
    received.forEach(
        event ->
            rows.add(
                List.of(
                    Names.event(event.name()),
                    "received",
                    "version " + event.version(),
                    "this system")));
    return List.of(
        new Block.Paragraph(
            "%s publishes %s and receives %s."
                .formatted(
                    Names.system(place),
                    Phrase.count(published.size(), "event"),
                    Phrase.count(received.size(), "event"))),
        new Block.Table(List.of("Event", "Direction", "Schema", "Read by"), rows));
  }

  private static List<String> readers(Place place, Event event) {
    return event.to().isEmpty()
        ? List.of("nobody yet")
        : event.to().stream().map(to -> Names.reader(place, to)).toList();
  }
}
