package dev.newel.publish.document.sections.architecture;

import dev.newel.design.flow.Event;
import dev.newel.language.Backoff;
import dev.newel.language.Messaging;
import dev.newel.language.TimeAmount;
import dev.newel.publish.asyncapi.Topics;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.EventForm;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How events travel: what is promised of them, and the topics that carry them.
final class Messages {
  static final Section PROCESSING = Section.of("event-processing", Messages::processing);
  static final Section QUEUES = Section.of("queues", Messages::queues);

  private Messages() {}

  /// What carries events beside our own process: `Kafka`; null for nothing.
  static @Nullable String broker(Place place) {
    var messaging = place.subject().design().prose().messaging();
    var broker = messaging == null ? null : messaging.broker();
    return broker == null || broker == Messaging.Broker.NONE
        ? null
        : Phrase.capital(broker.name().toLowerCase(Locale.ROOT));
  }

  /// Attempts to send an event; five by convention.
  static int attempts(@Nullable Messaging messaging) {
    var outbox = messaging == null ? null : messaging.outbox();
    return outbox == null || outbox.attempts() == null ? 5 : outbox.attempts();
  }

  /// The pause before an event that could not be sent is tried again: that between two turns.
  static Backoff pause(Messaging.Outbox outbox) {
    var every = outbox.every();
    return new Backoff(
        every == null ? TimeAmount.of(Duration.ofSeconds(1)) : every, Backoff.Growth.FIXED);
  }

  private static List<Block> processing(Place place) {
    var published = EventFacts.published(place);
    var received = EventFacts.received(place);
    if (published.isEmpty() && received.isEmpty()) {
      return Unknown.absent(place, "the design publishes no events and receives none");
    }
    var items = new ArrayList<String>();
    if (!published.isEmpty()) {
      items.add(outbox(place));
      items.add(order(place));
    }
    if (!received.isEmpty()) {
      items.add(
          "**Inbox:** what has been handled is remembered, so that a second delivery of %s does nothing."
              .formatted(
                  received.size() == 1
                      ? Names.event(received.getFirst().name())
                      : "the same event"));
    }
    items.add(dead(place));
    items.add("**Form:** " + EventForm.of(place.subject().design()));
    webhooks(place, items);
    var sentence =
        "%s, and %s."
            .formatted(
                Phrase.capital(Phrase.count(published.size(), "event"))
                    + " leave%s the system".formatted(published.size() == 1 ? "s" : ""),
                received.isEmpty()
                    ? "none comes in"
                    : Phrase.number(received.size())
                        + (received.size() == 1 ? " comes in" : " come in"));
    return Block.join(
        List.of(new Block.Paragraph(sentence), new Block.Bullets(items)),
        EventForm.envelope(place.subject().design()));
  }

  private static String outbox(Place place) {
    var messaging = place.subject().design().prose().messaging();
    var outbox = messaging == null ? null : messaging.outbox();
    var batch = outbox == null || outbox.batch() == null ? 100 : outbox.batch();
    var every =
        outbox == null || outbox.every() == null ? "every second" : Amounts.every(outbox.every());
    return "**Outbox:** an event is written in the transaction that causes it and leaves afterwards, in turns of up to %d rows %s, so that neither is ever there without the other."
        .formatted(batch, every);
  }

  private static String order(Place place) {
    var partitions =
        EventFacts.published(place).stream()
            .filter(event -> event.partition() != null)
            .map(
                event ->
                    "%s within %s"
                        .formatted(
                            Names.event(event.name()),
                            MarkdownText.code(String.valueOf(event.partition()))))
            .toList();
    return Phrase.words(
        "**Delivery and order:** every event arrives at least once.",
        partitions.isEmpty()
            ? "Order holds among the events of one row."
            : "Order holds for %s, for others among the events of one row."
                .formatted(Phrase.and(partitions)));
  }

  private static String dead(Place place) {
    var messaging = place.subject().design().prose().messaging();
    var dead = messaging == null ? null : messaging.dead();
    var topic =
        dead == null || dead.topic() == null ? "" : " in " + MarkdownText.code(dead.topic());
    var kept =
        dead == null || dead.keep() == null
            ? ""
            : ", where it stays for " + Amounts.time(dead.keep());
    var alert =
        dead == null || dead.alert() == null
            ? ""
            : "An alert is raised from %s on.".formatted(Phrase.count(dead.alert(), "dead letter"));
    return Phrase.words(
        "**Dead letters:** what cannot be delivered after %s goes to the dead letters%s%s."
            .formatted(Phrase.count(attempts(messaging), "attempt"), topic, kept),
        alert,
        "Nothing is dropped in silence.");
  }

  private static void webhooks(Place place, List<String> items) {
    var messaging = place.subject().design().prose().messaging();
    var hooks = messaging == null ? null : messaging.webhooks();
    if (hooks == null) {
      return;
    }
    var signed = hooks.signed() == null ? "hmac-sha256" : hooks.signed();
    items.add(
        Phrase.words(
            "**Webhooks:** a row of %s subscribes; each request is signed with %s."
                .formatted(Names.entity(hooks.subscribers()), MarkdownText.code(signed)),
            hooks.attempts() == null
                ? ""
                : "It is tried %s%s."
                    .formatted(
                        hooks.attempts() == 1
                            ? "once"
                            : "up to %d times".formatted(hooks.attempts()),
                        hooks.backoff() == null
                            ? ""
                            : ", " + DependencyWords.backoff(hooks.backoff())),
            hooks.disable() == null
                ? ""
                : "The subscription ends %s in a row."
                    .formatted(MarkdownText.prose(hooks.disable().toString()))));
  }

  private static List<Block> queues(Place place) {
    var events = place.subject().slice().events();
    if (events.isEmpty()) {
      return Unknown.absent(place, "the design publishes no events and receives none");
    }
    var messaging = place.subject().design().prose().messaging();
    var broker = broker(place);
    var lead =
        broker == null
            ? "No broker is used: events wait in the outbox table of the database and our own process delivers them."
            : "%s carries the events.".formatted(broker);
    var kept =
        messaging == null || messaging.retention() == null
            ? ""
            : "Events are kept for %s.".formatted(Amounts.time(messaging.retention()));
    var topics = new LinkedHashMap<String, List<Event>>();
    events
        .values()
        .forEach(
            event ->
                topics.computeIfAbsent(topic(place, event), key -> new ArrayList<>()).add(event));
    var rows = new ArrayList<List<String>>();
    topics.forEach((topic, carried) -> rows.add(row(place, topic, carried)));
    return List.of(
        new Block.Paragraph(Phrase.words(lead, kept)),
        new Block.Heading(1, "Topics", Address.of("messaging", "topics")),
        new Block.Table(List.of("Topic", "Events", "Key", "Read by"), rows));
  }

  private static List<String> row(Place place, String topic, List<Event> events) {
    return List.of(
        topic.isEmpty() ? "over HTTP" : MarkdownText.code(topic),
        Cells.some(events.stream().map(event -> Names.event(event.name())).toList()),
        Cells.some(events.stream().map(Messages::key).distinct().toList()),
        Cells.some(
            events.stream().flatMap(event -> readers(place, event).stream()).distinct().toList()));
  }

  private static String key(Event event) {
    if (event.partition() != null) {
      return MarkdownText.code(event.partition());
    }
    return event.source() == null ? "the key of the row" : "as its source sends it";
  }

  private static List<String> readers(Place place, Event event) {
    if (event.source() != null) {
      var messaging = place.subject().design().prose().messaging();
      var group = messaging == null ? null : messaging.groups().get(event.name());
      return List.of(
          group == null ? "this system" : "this system, as group " + MarkdownText.code(group));
    }
    var to = event.to().stream().map(name -> Names.reader(place, name)).toList();
    return to.isEmpty() ? List.of("nobody yet") : to;
  }

  /// The topic of an event; empty for one that arrives as a request.
  static String topic(Place place, Event event) {
    if (event.http() != null) {
      return "";
    }
    return Topics.of(place.subject().design(), event);
  }
}
