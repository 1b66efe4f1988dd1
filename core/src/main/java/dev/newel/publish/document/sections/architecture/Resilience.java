package dev.newel.publish.document.sections.architecture;

import dev.newel.facts.Reach;
import dev.newel.language.Dependency;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// How the system survives what it depends on.
final class Resilience {
  static final Section BREAKERS = Section.of("breakers", Resilience::breakers);
  static final Section RETRIES = Section.of("retries", Resilience::retries);
  static final Section BULKHEADS = Section.of("bulkheads", Resilience::bulkheads);
  static final Section DEGRADATION = Section.of("degradation", Resilience::degradation);

  private Resilience() {}

  /// Those that are called: what only sends events is survived by nothing that we do.
  private static Map<String, Dependency> all(Place place) {
    return Reach.called(place.subject().design(), place.subject().slice().dependencies());
  }

  private static List<String> names(Place place, Predicate<Dependency> which) {
    return all(place).entrySet().stream()
        .filter(entry -> which.test(entry.getValue()))
        .map(entry -> Names.dependency(place, entry.getKey()))
        .toList();
  }

  private static List<Block> breakers(Place place) {
    if (all(place).isEmpty()) {
      return Unknown.absent(place, "the design calls no other system");
    }
    var rows = new ArrayList<List<String>>();
    all(place)
        .forEach(
            (name, dependency) -> {
              var breaker = dependency.breaker();
              if (breaker != null) {
                rows.add(
                    List.of(
                        Names.dependency(place, name),
                        "%s of %s fail"
                            .formatted(breaker.failures(), DependencyWords.window(breaker)),
                        DependencyWords.open(breaker),
                        "One call may try; it closes when that call succeeds."));
              }
            });
    var without = names(place, dependency -> dependency.breaker() == null);
    var blocks = new ArrayList<Block>();
    if (!rows.isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              "A breaker stops calling a system that fails, so that requests fail at once instead of"
                  + " waiting for it."));
      blocks.add(new Block.Table(List.of("Dependency", "Opens When", "Stays Open", "Then"), rows));
    }
    if (!without.isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              "The design states no breaker for %s: %s bounds what each failure costs."
                  .formatted(Phrase.and(without), bounding(place))));
    }
    return blocks;
  }

  /// What bounds a call without a breaker.
  private static String bounding(Place place) {
    return all(place).values().stream()
            .filter(dependency -> dependency.breaker() == null)
            .allMatch(dependency -> dependency.timeout() != null)
        ? "the time-out"
        : "a time-out, where one is stated,";
  }

  private static List<Block> retries(Place place) {
    var rows = new ArrayList<List<String>>();
    all(place).forEach((name, dependency) -> retry(place, name, dependency, rows));
    messages(place, rows);
    place
        .subject()
        .slice()
        .workflows()
        .forEach(
            (name, workflow) ->
                workflow.steps().stream()
                    .filter(step -> step.retry() != null)
                    .forEach(
                        step -> {
                          var of =
                              "Step %s of %s"
                                  .formatted(MarkdownText.code(step.name()), Names.workflow(name));
                          rows.add(
                              row(of, step.retry(), "The step fails, and its workflow with it."));
                        }));
    if (rows.isEmpty()) {
      return Unknown.absent(
          place,
          place.subject().slice().entities().isEmpty()
              ? "nothing in the design is tried a second time"
              : "no call of another system and no event is tried a second time");
    }
    var blocks = new ArrayList<Block>();
    blocks.add(stated(List.of("What", "Attempts", "Pauses", "Tried Again on", "Afterwards"), rows));
    var unrepeated =
        all(place).entrySet().stream()
            .filter(entry -> entry.getValue().retry() != null)
            .flatMap(
                entry ->
                    DependencyWords.unrepeated(entry.getValue()).stream()
                        .map(
                            offer ->
                                "%s of %s"
                                    .formatted(offer, Names.dependency(place, entry.getKey()))))
            .toList();
    if (!all(place).isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              Phrase.words(
                  "Only a call that does no harm a second time is tried again.",
                  unrepeated.isEmpty()
                      ? ""
                      : "Tried once, whatever the table says: %s."
                          .formatted(Phrase.and(unrepeated)))));
    }
    return blocks;
  }

  private static void retry(
      Place place, String name, Dependency dependency, List<List<String>> rows) {
    var retry = dependency.retry();
    if (retry != null) {
      var after =
          dependency.breaker() == null
              ? "The call has failed."
              : "The call has failed and counts for the breaker.";
      rows.add(row(Names.dependency(place, name), retry, after));
    }
  }

  private static void messages(Place place, List<List<String>> rows) {
    var messaging = place.subject().design().prose().messaging();
    if (messaging == null || place.subject().slice().events().isEmpty()) {
      return;
    }
    var after = "The event goes to the dead letters.";
    var outbox = messaging.outbox();
    if (outbox != null) {
      var retry =
          new Dependency.Retry(
              Messages.attempts(messaging), Messages.pause(outbox), false, null, List.of());
      rows.add(row("Sending an event", retry, after));
    }
    if (messaging.retry() != null) {
      rows.add(row("Handling an event", messaging.retry(), after));
    }
    var hooks = messaging.webhooks();
    if (hooks != null && hooks.attempts() != null) {
      var retry = new Dependency.Retry(hooks.attempts(), hooks.backoff(), null, null, List.of());
      rows.add(row("Telling a subscriber", retry, after));
    }
  }

  private static List<String> row(String what, Dependency.Retry retry, String after) {
    return List.of(
        what,
        "at most " + retry.attempts(),
        DependencyWords.pauses(retry),
        retry.on().isEmpty() ? "not stated" : Phrase.or(Phrase.codes(retry.on())),
        after);
  }

  /// A table without the columns of which the design states nothing in any row.
  private static Block stated(List<String> columns, List<List<String>> rows) {
    var kept =
        IntStream.range(0, columns.size())
            .filter(at -> rows.stream().anyMatch(row -> !row.get(at).equals("not stated")))
            .boxed()
            .toList();
    return new Block.Table(
        kept.stream().map(columns::get).toList(),
        rows.stream().map(row -> kept.stream().map(row::get).toList()).toList());
  }

  private static List<Block> bulkheads(Place place) {
    var items = new ArrayList<String>();
    all(place)
        .forEach(
            (name, dependency) -> {
              if (dependency.bulkhead() != null) {
                items.add(
                    "%s: at most %d calls at once in each instance."
                        .formatted(Names.dependency(place, name), dependency.bulkhead()));
              }
            });
    var storage = place.subject().design().prose().storage();
    if (storage != null && storage.pool() != null) {
      items.add(
          "%s: at most %d connections in each instance; a request waits up to %s for one."
              .formatted(
                  Phrase.capital(Names.store(place)),
                  Pools.max(storage.pool()),
                  Pools.wait(storage.pool())));
    }
    if (items.isEmpty() && all(place).isEmpty()) {
      return Unknown.absent(place, "the design calls no other system");
    }
    var without = names(place, dependency -> dependency.bulkhead() == null);
    var blocks = new ArrayList<Block>();
    if (!items.isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              "Each shared resource has an upper bound, so that one that is slow cannot take the threads"
                  + " of all others."));
      blocks.add(new Block.Bullets(items));
    }
    if (!without.isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              "The design states no bulkhead for %s.".formatted(Phrase.and(without))));
    }
    return blocks;
  }

  private static List<Block> degradation(Place place) {
    var items = new ArrayList<String>();
    place
        .subject()
        .slice()
        .dependencies()
        .forEach(
            (name, dependency) ->
                items.add(
                    "**%s:** %s"
                        .formatted(
                            Names.dependency(place, name),
                            DependencyWords.impact(place, name, dependency))));
    if (!EventFacts.published(place).isEmpty()) {
      items.add(
          "**Delivery of events:** They wait in the outbox and leave it later, in their order; no"
              + " request fails for it.");
    }
    if (items.isEmpty()) {
      return Unknown.absent(place, "the design calls no other system and publishes no events");
    }
    if (!place.subject().design().model().entities().isEmpty()) {
      items.add(
          "**%s:** Nothing can be read or written%s."
              .formatted(
                  Phrase.capital(Names.store(place)),
                  RequestFlow.isServed(place)
                      ? "; operations answer 503 and readiness fails"
                      : ""));
    }
    return List.of(
        new Block.Paragraph("What is left of the service while one of these is away:"),
        new Block.Bullets(items));
  }
}
