package dev.newel.publish.document;

import dev.newel.design.Design;
import dev.newel.design.flow.Event;
import dev.newel.text.MarkdownText;
import java.util.List;
import java.util.stream.Stream;

/// What is promised of an event: to everybody, and to each of those who read it.
public final class EventPromises {
  private EventPromises() {}

  /// A sentence each: the event's own promise first, then "To Sales analytics: Every event within 1
  /// minute."; empty where nothing is promised.
  public static List<String> of(Event event, Design design) {
    var consumers = design.prose().consumers();
    var own = Phrase.sentence(event.promise());
    var made =
        event.to().stream()
            .map(consumers::get)
            .filter(consumer -> consumer != null && consumer.promise() != null)
            .map(
                consumer ->
                    "To %s: %s"
                        .formatted(
                            MarkdownText.prose(
                                consumer.title() == null ? "a consumer" : consumer.title()),
                            Phrase.sentence(consumer.promise())));
    return Stream.concat(Stream.of(own).filter(text -> !text.isEmpty()), made).toList();
  }
}
