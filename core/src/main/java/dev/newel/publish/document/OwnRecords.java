package dev.newel.publish.document;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Operation.Kind;
import dev.newel.design.flow.Event;
import dev.newel.language.Messaging;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a store keeps beside the rows of entities, so that the promises of a design hold: sessions,
/// idempotency keys, events on their way, events that were handled, runs of workflows. No operation
/// shows them.
public final class OwnRecords {
  /// Where documents tell of them in full.
  public static final Address PLACE = Address.of("storage", "records");

  private static final Set<Kind> OF_SESSIONS =
      Set.of(Kind.LOGIN, Kind.REFRESH, Kind.LOGOUT, Kind.PASSWORD);

  private OwnRecords() {}

  /// A kind of record.
  ///
  /// @param name what it is called: `Sessions`
  /// @param is what one record is, with its key
  /// @param inShort what is kept of it, in a few words
  /// @param ends when it goes, and by whom; a clause
  /// @param stays how long at most, `7 days`; empty where the design names no time
  public record Kept(String name, String is, String inShort, String ends, String stays) {
    /// Everything about it, as an item of a list.
    public String told() {
      return "**%s:** %s; %s.".formatted(name, is, ends);
    }

    /// How long it stays, as an item of a list where little room is.
    public String inShort() {
      return "**%s:** %s%s.".formatted(name, inShort, stays.isEmpty() ? "" : ", for " + stays);
    }

    /// Its name within a sentence, with its time.
    public String brief() {
      var lower = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
      return stays.isEmpty() ? lower : "%s (%s)".formatted(lower, stays);
    }
  }

  /// Those of them that say who somebody is or what somebody was answered.
  public static List<Kept> ofCallers(Place place) {
    var kept = new ArrayList<Kept>();
    sessions(place, kept);
    idempotency(place, kept);
    return kept;
  }

  /// Those that a slice gives rise to, in one order everywhere.
  public static List<Kept> of(Place place) {
    var kept = ofCallers(place);
    var slice = place.subject().slice();
    var messaging = place.subject().design().prose().messaging();
    if (slice.events().values().stream().anyMatch(event -> event.source() == null)) {
      kept.add(outbox(messaging));
    }
    inbox(slice.events(), kept);
    if (!slice.workflows().isEmpty()) {
      var names = slice.workflows().keySet().stream().map(OwnRecords::workflow).toList();
      kept.add(
          new Kept(
              "Runs of workflows",
              "one record for each run of %s, by the row that it is about, with the steps that are done"
                  .formatted(Phrase.and(names)),
              "the steps that are done are kept",
              "the last step or compensation ends the run",
              ""));
    }
    return kept;
  }

  private static void sessions(Place place, List<Kept> kept) {
    var design = place.subject().design();
    var refresh = design.identity().refresh();
    var own = place.subject().slice().operations();
    if (refresh == null || own.stream().noneMatch(each -> OF_SESSIONS.contains(each.kind()))) {
      return;
    }
    var lasts = Amounts.time(refresh.lasts());
    var ends = new ArrayList<String>();
    if (has(design, Kind.LOGOUT)) {
      ends.add("a logout");
    }
    if (has(design, Kind.PASSWORD)) {
      ends.add("a new password");
    }
    if (refresh.rotates()) {
      ends.add("the second use of one token");
    }
    kept.add(
        new Kept(
            "Sessions",
            "one record for each refresh token, by its hash, with its person; those of one login are a family",
            "of each refresh token its hash alone is kept",
            "a token ends after %s%s".formatted(lasts, ends.isEmpty() ? "" : ended(ends)),
            lasts));
  }

  private static String ended(List<String> ends) {
    return ", and the family at " + Phrase.or(ends);
  }

  private static boolean has(Design design, Kind kind) {
    return design.operations().stream().anyMatch(operation -> operation.kind() == kind);
  }

  private static void idempotency(Place place, List<Kept> kept) {
    var keyed =
        place.subject().slice().operations().stream()
            .filter(operation -> operation.idempotent() != null)
            .map(OwnRecords::link)
            .toList();
    if (!keyed.isEmpty()) {
      var stays = Amounts.time(place.subject().design().api().idempotencyKept());
      kept.add(
          new Kept(
              "Idempotency keys",
              "one record for each key of a caller at %s, with a digest of the request and its answer"
                  .formatted(Phrase.and(keyed)),
              "with each the answer is kept",
              "it ends after " + stays,
              stays));
    }
  }

  private static String link(Operation operation) {
    return Phrase.link(MarkdownText.code(operation.id()), OperationAddress.of(operation));
  }

  private static String workflow(String name) {
    return Phrase.link(MarkdownText.code(name), Address.of("workflows", name));
  }

  private static Kept outbox(@Nullable Messaging messaging) {
    var dead = messaging == null ? null : messaging.dead();
    return new Kept(
        "Outbox",
        "one record for each event that is published, by the id of the event, written in the transaction that causes it",
        "each event that is published is kept until it has left",
        "it ends when the event has left, or goes to the dead letters"
            + (dead == null || dead.keep() == null
                ? ""
                : ", which stay for " + Amounts.time(dead.keep())),
        "");
  }

  private static void inbox(Map<String, Event> events, List<Kept> kept) {
    var keys = new ArrayList<String>();
    for (var event : events.values()) {
      if (event.source() != null) {
        var once = event.once();
        keys.add(
            "%s by %s"
                .formatted(
                    Phrase.link(
                        MarkdownText.code(event.name()), Address.of("events", event.name())),
                    once == null ? "its id" : MarkdownText.code(once.text())));
      }
    }
    if (!keys.isEmpty()) {
      kept.add(
          new Kept(
              "Inbox",
              "one record for each event that was handled, " + Phrase.and(keys),
              "each event that was handled is remembered",
              "it stays, as no time is set for it",
              ""));
    }
  }
}
