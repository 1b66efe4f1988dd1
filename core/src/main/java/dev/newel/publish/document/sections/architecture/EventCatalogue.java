package dev.newel.publish.document.sections.architecture;

import dev.newel.design.flow.Event;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.EventPromises;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.publish.document.sections.interfaces.EventPayload;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;

/// Each event in full: what it says, who sends and who reads it, and what is promised of it.
final class EventCatalogue {
  static final Section SECTION = Section.of("event-catalogue", EventCatalogue::render);

  private EventCatalogue() {}

  private static List<Block> render(Place place) {
    var events = place.subject().slice().events().values();
    if (events.isEmpty()) {
      return Unknown.absent(place, "the design publishes no events and receives none");
    }
    var blocks = new ArrayList<Block>();
    for (var event : events) {
      blocks.add(
          new Block.Heading(
              1, MarkdownText.prose(event.name()), Address.of("events", event.name())));
      blocks.add(new Block.Paragraph(description(place, event)));
      blocks.add(new Block.Bullets(facts(place, event)));
      blocks.addAll(EventPayload.of(place, event));
    }
    return blocks;
  }

  private static String description(Place place, Event event) {
    var doc = Phrase.sentence(event.doc());
    if (event.source() != null) {
      return Phrase.words(doc, ComponentParts.handled(place, event.name()));
    }
    return Phrase.words(doc, "It is published" + clause(place, event));
  }

  private static String clause(Place place, Event event) {
    var trigger = EventFacts.trigger(place.subject().design(), event.name());
    return trigger.startsWith("When ")
        ? " w" + trigger.substring(1)
        : " by nothing in the design yet.";
  }

  private static List<String> facts(Place place, Event event) {
    var items = new ArrayList<String>();
    items.add("**Producer:** %s.".formatted(producer(place, event)));
    items.add("**Consumers:** %s.".formatted(consumers(place, event)));
    items.add("**Schema version:** %d.".formatted(event.version()));
    var topic = Messages.topic(place, event);
    items.add(
        topic.isEmpty()
            ? "**Arrives at:** %s%s."
                .formatted(
                    MarkdownText.code(String.valueOf(event.http())),
                    event.signed() == null
                        ? ""
                        : ", signed by " + MarkdownText.prose(event.signed()))
            : "**Topic:** %s, in order within %s."
                .formatted(
                    MarkdownText.code(topic),
                    event.partition() == null ? "one row" : MarkdownText.code(event.partition())));
    items.add("**Retry policy:** %s".formatted(retry(place, event)));
    if (event.source() != null) {
      items.add("**Idempotency:** %s".formatted(EventFacts.once(event)));
    }
    var promises = EventPromises.of(event, place.subject().design());
    items.add(
        "**SLA:** %s"
            .formatted(
                promises.isEmpty()
                    ? "at least once; the design states no time."
                    : String.join(" ", promises)));
    return items;
  }

  private static String producer(Place place, Event event) {
    if (event.source() != null) {
      return Names.reader(place, event.source());
    }
    var sources =
        EventFacts.sources(place.subject().design(), event.name()).stream()
            .map(EventFacts.Source::name)
            .distinct()
            .toList();
    return sources.isEmpty()
        ? Names.system(place)
        : "%s, through %s".formatted(Names.system(place), Phrase.and(sources));
  }

  private static String consumers(Place place, Event event) {
    return event.source() == null ? EventFacts.readers(place, event) : Names.system(place);
  }

  private static String retry(Place place, Event event) {
    var messaging = place.subject().design().prose().messaging();
    if (event.source() != null) {
      var retry = messaging == null ? null : messaging.retry();
      return retry == null
          ? "its sender delivers it again until it is handled."
          : Phrase.capital(DependencyWords.retry(retry)) + "; then the dead letters.";
    }
    return "up to %s to send it; then the dead letters."
        .formatted(Phrase.count(Messages.attempts(messaging), "attempt"));
  }
}
