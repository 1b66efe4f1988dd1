package dev.newel.decide.framework;

import static dev.newel.decide.framework.Parts.demand;
import static dev.newel.decide.framework.Parts.option;
import static dev.newel.decide.framework.Parts.when;

import dev.newel.decide.framework.Topic.Of;
import java.util.List;
import java.util.stream.Stream;

/// How others learn what happened.
final class Messages {
  static final Topic TOPIC =
      new Topic(
          "messages",
          "Choose how messages travel",
          "How do other parts and systems learn what happened?",
          Of.DESIGN,
          options(),
          Stream.concat(ofNoneAndQueues().stream(), ofBrokersAndStreams().stream()).toList(),
          List.of("stack/broker", "stack/messaging", "stack/queue"));

  private Messages() {}

  private static List<Option> options() {
    return List.of(
        option(
            "none",
            "Direct calls, no messages",
            "no (?:queue|broker|messages?)|direct calls?",
            List.of("What failed is known at once; nothing else has to run."),
            List.of("The caller waits for everybody whom it tells, and fails with them.")),
        option(
            "outbox-relay",
            "An outbox in the database and a relay in the process",
            "in[- ]process|outbox (?:and|with) (?:a )?relay|no broker",
            List.of("A change and its event are written in one transaction; no broker has to run."),
            List.of("Events leave at the pace of one database."),
            demand("Rows and their event are written in one transaction.", "FLOW007"),
            demand("Whoever receives an event heeds its id, because it may come twice.")),
        option(
            "queue",
            "A queue with workers",
            "queue|rabbit|\\bsqs\\b|service bus",
            List.of("Bursts wait in the queue, and workers are sized for the average."),
            List.of("The result comes later, by a message or by asking."),
            demand("A message that fails again and again goes to a dead-letter queue."),
            demand("Handling a message twice does no more than once.")),
        option(
            "publish-subscribe",
            "Publish and subscribe",
            "publish|pub/?sub|topic|event bus|broker",
            List.of(
                "A new consumer needs no change of the publisher, and one that fails stops nobody."),
            List.of("Who does what on an event is known by looking at all consumers alone."),
            demand("Rows and their event are written in one transaction.", "FLOW007"),
            demand("Consumers heed the event's id and keep its correlation id."),
            demand("A delivery that fails again and again goes to a dead-letter queue.")),
        option(
            "stream",
            "An event stream",
            "stream|kafka|kinesis|pulsar",
            List.of(
                "Ordered by partition, read again at will, by many readers at a very high rate."),
            List.of("Partitions, offsets and retention have to be run and understood."),
            demand("Each event names its partition.")));
  }

  private static List<Criterion> ofNoneAndQueues() {
    return List.of(
        when(
            "Q1",
            "messages.emitted == no",
            "none",
            3,
            "A call whose caller needs the result at once gains nothing from a queue.",
            Sources.LEVELING),
        when(
            "Q7",
            "messages.emitted == yes",
            "outbox-relay",
            2,
            "A change of state and its message are written together or one of them is lost some day.",
            Sources.OUTBOX),
        when(
            "Q2",
            "messages.emitted == yes and load.burst >= 10",
            "queue",
            3,
            "A burst far above the average is taken by a queue, and workers go on at the average.",
            Sources.LEVELING),
        when(
            "Q8",
            "load.peak < 10",
            "none",
            1,
            "A few requests a second do not need to be levelled.",
            Sources.SKILL),
        when(
            "Q9",
            "work.background == yes",
            "queue",
            1,
            "Work that nobody waits for, such as mail and reports, is taken by workers from a queue.",
            Sources.SKILL));
  }

  private static List<Criterion> ofBrokersAndStreams() {
    return List.of(
        when(
            "Q3",
            "messages.consumers >= 2",
            "publish-subscribe",
            2,
            "Several consumers of one event, each failing alone, are what publish and subscribe is for.",
            Sources.INTERSERVICE),
        when(
            "Q6a",
            "messages.producers >= 3",
            "publish-subscribe",
            2,
            "Three services or more that publish want one broker that routes.",
            Sources.AWS_MESSAGING),
        when(
            "Q6b",
            "messages.producers < 3",
            "publish-subscribe",
            -1,
            "One or two services that publish need no broker that routes between them.",
            Sources.AWS_MESSAGING),
        when(
            "Q4",
            "messages.ordered == yes and messages.consumers >= 2 and load.peak > 1000",
            "stream",
            4,
            "Ordered events for several readers at a high rate cost a queue a lock and two operations each.",
            Sources.INTERSERVICE),
        when(
            "Q4b",
            "messages.replay == yes and messages.consumers >= 2",
            "stream",
            3,
            "What several readers want to read again must still be there, and a queue forgets what was taken.",
            Sources.INTERSERVICE),
        when(
            "Q6c",
            "load.peak > 100000",
            "stream",
            4,
            "A stream is for a hundred thousand events a second and more that do not end.",
            Sources.AWS_MESSAGING));
  }
}
