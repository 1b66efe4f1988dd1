package dev.newel.publish.document.sections.architecture;

import dev.newel.facts.Reach;
import dev.newel.language.Dependency;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Settings;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The systems that we call: an overview, and each in full.
final class Dependencies {
  static final Section TABLE = Section.of("dependencies", Dependencies::table);
  static final Section IN_FULL = Section.of("dependencies-in-full", Dependencies::inFull);

  private static final Map<String, String> USUAL =
      Phrase.row(
          "Dependency",
          "dependency",
          "Type",
          "type",
          "Description",
          "description",
          "Impact if Unavailable",
          "impact");

  private Dependencies() {}

  private static List<Block> table(Place place) {
    var rows = new ArrayList<Map<String, String>>();
    var entities = place.subject().slice().entities();
    if (!entities.isEmpty()) {
      var store = Phrase.capital(Names.store(place));
      rows.add(
          Phrase.row(
              "dependency",
              Phrase.link(store, Address.of("storage")),
              "type",
              "database",
              "description",
              "Keeps the rows of %s.".formatted(Phrase.count(entities.size(), "entity")),
              "impact",
              RequestFlow.isServed(place)
                  ? "No operation that reads or writes rows succeeds; it answers 503."
                  : "Nothing that reads or writes rows succeeds."));
    }
    broker(place, rows);
    place
        .subject()
        .slice()
        .dependencies()
        .forEach((name, dependency) -> rows.add(row(place, name, dependency)));
    return rows.isEmpty()
        ? Unknown.absent(place, "the design calls no other system and keeps no rows")
        : List.of(place.table(USUAL, rows, row -> row));
  }

  private static void broker(Place place, List<Map<String, String>> rows) {
    var broker = Messages.broker(place);
    if (broker != null) {
      rows.add(
          Phrase.row(
              "dependency", Phrase.link(broker, Address.of("messaging")),
              "type", "queue",
              "description", "Carries the events.",
              "impact", "Events wait in the outbox and leave it later."));
    }
  }

  private static Map<String, String> row(Place place, String name, Dependency dependency) {
    var called = Names.dependency(place, name);
    return Phrase.row(
        "dependency", called,
        "type", DependencyWords.kind(dependency),
        "description", DependencyWords.purpose(place, name, dependency),
        "impact", DependencyWords.impact(place, name, dependency));
  }

  private static List<Block> inFull(Place place) {
    var dependencies = place.subject().slice().dependencies();
    if (dependencies.isEmpty()) {
      return Unknown.absent(place, "the design calls no other system");
    }
    var blocks = new ArrayList<Block>();
    dependencies.forEach(
        (name, dependency) -> {
          blocks.add(
              new Block.Heading(
                  1, Names.titled(dependency.title(), name), Address.of("dependencies", name)));
          blocks.add(Block.labelled("Purpose", purpose(place, name, dependency)));
          if (Reach.onlySends(place.subject().design().events(), name, dependency)) {
            sender(place, name, dependency, blocks);
            return;
          }
          blocks.add(Block.labelled("Communication", communication(place, dependency)));
          if (!dependency.offers().isEmpty()) {
            blocks.add(offers(place, name, dependency));
          }
          blocks.add(Block.labelled("Error Handling", errors(dependency)));
          blocks.add(Block.labelled("Circuit Breaker", breaker(dependency)));
          blocks.add(Block.labelled("Retry Policy", retry(dependency)));
        });
    return blocks;
  }

  /// One that calls us: nothing of ours waits for it.
  private static void sender(Place place, String name, Dependency dependency, List<Block> blocks) {
    var routes = new ArrayList<String>();
    var once = true;
    for (var event : place.subject().design().events().values()) {
      var http = event.http();
      once &= !name.equals(event.source()) || event.once() != null;
      if (name.equals(event.source()) && http != null) {
        var signed =
            event.signed() == null ? "" : ", signed with " + MarkdownText.code(event.signed());
        routes.add(MarkdownText.code(http.toString()) + signed);
      }
    }
    blocks.add(
        Block.labelled(
            "Communication",
            routes.isEmpty()
                ? "It calls us over %s; we never call it."
                    .formatted(DependencyWords.protocol(dependency))
                : "It calls us by %s; we never call it.".formatted(Phrase.and(routes))));
    blocks.add(
        Block.labelled(
            "Error Handling",
            Phrase.words(
                "Nothing of ours waits for it.",
                once ? "A second delivery of an event does nothing." : "",
                dependency.unavailable() == null
                    ? ""
                    : "While it is away: %s"
                        .formatted(Phrase.sentence(dependency.unavailable())))));
    blocks.add(Block.labelled("Circuit Breaker", "Not applicable: nothing of it is called."));
    blocks.add(Block.labelled("Retry Policy", "Not applicable: nothing of it is called."));
  }

  private static String purpose(Place place, String name, Dependency dependency) {
    var users = DependencyWords.users(place, name);
    var used =
        users.isEmpty() || dependency.doc() == null
            ? ""
            : "%s %s it."
                .formatted(Phrase.capital(Phrase.and(users)), users.size() == 1 ? "uses" : "use");
    var availability = dependency.availability();
    return Phrase.words(
        DependencyWords.purpose(place, name, dependency),
        used,
        availability == null
            ? ""
            : "It promises to be available %s of the time.".formatted(availability));
  }

  private static String communication(Place place, Dependency dependency) {
    var contract = dependency.contract();
    return Phrase.words(
        "%s, spoken to over %s."
            .formatted(
                Phrase.capital(DependencyWords.article(DependencyWords.kind(dependency))),
                DependencyWords.protocol(dependency)),
        contract == null ? "" : "Its contract is %s.".formatted(MarkdownText.code(contract)),
        dependency.auth() == null
            ? ""
            : "Authentication: %s"
                .formatted(
                    Settings.asCode(place.subject().design(), Phrase.sentence(dependency.auth()))));
  }

  private static Block offers(Place place, String of, Dependency dependency) {
    var rows = new ArrayList<List<String>>();
    dependency
        .offers()
        .forEach(
            (name, offer) ->
                rows.add(
                    List.of(
                        MarkdownText.code(name),
                        offer.http() == null
                            ? "not over HTTP"
                            : MarkdownText.code(offer.http().toString()),
                        offer.accepts() == null
                            ? sent(place, of + "." + name)
                            : Cells.some(Shapes.members(offer.accepts())),
                        offer.answers() == null
                            ? "nothing that is read"
                            : Cells.some(Shapes.members(offer.answers())),
                        DependencyWords.unrepeated(dependency).contains(MarkdownText.code(name))
                            ? "no"
                            : "yes")));
    return new Block.Table(List.of("Operation", "Call", "Sends", "Answers", "Repeatable"), rows);
  }

  /// What a call sends for which the design states no members: the events that it passes on.
  private static String sent(Place place, String call) {
    var events =
        EventFacts.published(place).stream()
            .filter(event -> event.to().contains(call))
            .map(event -> Names.event(event.name()))
            .toList();
    return events.isEmpty() ? "no members" : "the event: " + Phrase.or(events);
  }

  private static String errors(Dependency dependency) {
    var timeout = dependency.timeout();
    var connect = dependency.connect();
    var bulkhead = dependency.bulkhead();
    return Phrase.words(
        timeout == null
            ? "No time-out is stated."
            : "An attempt that takes longer than %s has failed.".formatted(Amounts.time(timeout)),
        connect == null ? "" : "Connecting may take %s.".formatted(Amounts.time(connect)),
        bulkhead == null
            ? ""
            : "At most %d calls run at once in each instance.".formatted(bulkhead),
        dependency.unavailable() == null
            ? ""
            : "While it is away: %s".formatted(Phrase.sentence(dependency.unavailable())),
        dependency.because() == null
            ? ""
            : "Why these numbers: %s".formatted(Phrase.sentence(dependency.because())));
  }

  private static String breaker(Dependency dependency) {
    var breaker = dependency.breaker();
    return breaker == null
        ? "None: the design states no breaker, so each call finds out for itself."
        : Phrase.capital(DependencyWords.breaker(breaker))
            + ". While it is open a call fails at once.";
  }

  private static String retry(Dependency dependency) {
    var retry = dependency.retry();
    if (retry == null) {
      return "None: a call is tried once.";
    }
    var not = DependencyWords.unrepeated(dependency);
    var longest = DependencyWords.longest(dependency);
    return Phrase.words(
        Phrase.capital(DependencyWords.retry(retry)) + ".",
        not.isEmpty()
            ? ""
            : "%s %s tried once, because a second call might do harm."
                .formatted(Phrase.and(not), not.size() == 1 ? "is" : "are"),
        longest == null ? "" : "With their pauses all attempts take about %s.".formatted(longest));
  }
}
