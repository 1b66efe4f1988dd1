package dev.newel.draft;

import dev.newel.design.Design;
import dev.newel.design.data.View;
import dev.newel.design.flow.Event;
import dev.newel.facts.slices.Slice;
import dev.newel.foreign.Evidence;
import dev.newel.foreign.messaging.MessagingApi;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Holds the events of a design against a description of messages, both ways: which there are, who
/// sends them, and what they carry.
public final class EventAlignment {
  private static final String OURS_ALONE =
      "Add it to the description, or take it out of the design.";

  private final Design design;
  private final Draft draft;
  private final Drifts drifts;

  private EventAlignment(Design design, Draft draft, Function<Address, @Nullable Span> places) {
    this.design = design;
    this.draft = draft;
    drifts = new Drifts(AlignId.CONTRACTS, places);
  }

  /// @param described that of the system, and where there are more those of its neighbours
  /// @param feature the key of the feature whose events they are; null for all of the design
  /// @param places where an address of the design stands
  public static Held of(
      List<MessagingApi> described,
      Design design,
      @Nullable String feature,
      Function<Address, @Nullable Span> places) {
    var name = Names.key(design.prose().system().name());
    var ownFirst =
        described.stream()
            .sorted(
                Comparator.comparing(
                    each -> !Names.key(SystemPart.plain(each.title())).equals(name)))
            .toList();
    var draft = Draft.of(new Sources(List.of(), List.of(), List.of(), ownFirst, List.of()));
    var alignment = new EventAlignment(design, draft, places);
    alignment.hold(feature == null ? Slice.whole(design) : Slice.of(design, feature));
    return alignment.drifts.held();
  }

  private void hold(Slice slice) {
    var said = draft.design().get("events") instanceof Map<?, ?> map ? map : Map.of();
    if (said.isEmpty()) {
      return;
    }
    drifts.tells("events");
    var own = new LinkedHashMap<String, Event>();
    design.events().values().forEach(event -> own.put(EventNames.key(event.name()), event));
    var told = new LinkedHashSet<String>();
    said.forEach(
        (name, words) -> {
          var event = own.get(EventNames.key(String.valueOf(name)));
          var at = Address.of("events", String.valueOf(name));
          if (event == null) {
            drifts.inDocument(
                Address.of("events"),
                evidence(at),
                "The event `%s` of the interface contracts is none of the design's."
                    .formatted(name),
                "Add the event, or take it out of the description.");
          } else if (words instanceof Map<?, ?> map && told.add(event.name())) {
            event(event, map, at);
          }
        });
    for (var event : slice.events().values()) {
      // What arrives as a request of HTTP is no message of a broker.
      if (event.http() == null && !told.contains(event.name())) {
        drifts.lacks(
            Address.of("events", event.name()),
            "`%s` is an event of the design and stands not in the interface contracts."
                .formatted(event.name()),
            OURS_ALONE);
      }
    }
  }

  private void event(Event held, Map<?, ?> said, Address at) {
    var ours = held.source() == null;
    if (ours == said.containsKey("source")) {
      drifts.inDocument(
          Address.of("events", held.name()),
          evidence(at),
          "`%s` is %s in the design, and %s in the interface contracts."
              .formatted(held.name(), ours ? "sent" : "received", ours ? "received" : "sent"),
          "Say in both who sends it.");
    }
    var members = members(said.get("payload"));
    if (members.isEmpty()) {
      return;
    }
    var own = byWords(held.payload().items().stream().map(View.Item::wire).toList());
    var told = byWords(members);
    var missing = without(told, own);
    var more = without(own, told);
    var address = Address.of("events", held.name());
    if (!missing.isEmpty()) {
      drifts.inDocument(
          address,
          evidence(at),
          "`%s` carries no %s, which the interface contracts tell of."
              .formatted(held.name(), listed(missing)),
          "Add what is missing, or take it out of the description.");
    }
    if (!more.isEmpty()) {
      find(
          address,
          "`%s` carries %s, which the interface contracts do not tell of."
              .formatted(held.name(), listed(more)));
    }
  }

  /// The names of what a drafted event carries.
  private static Set<String> members(@Nullable Object payload) {
    var names = new LinkedHashSet<String>();
    switch (payload) {
      case Map<?, ?> map -> map.keySet().forEach(name -> names.add(String.valueOf(name)));
      case List<?> list ->
          list.forEach(
              item -> {
                if (item instanceof Map<?, ?> map) {
                  map.keySet().forEach(name -> names.add(String.valueOf(name)));
                } else {
                  names.add(String.valueOf(item));
                }
              });
      case null, default -> {}
    }
    return names;
  }

  private static Map<String, String> byWords(Iterable<String> names) {
    var byWords = new LinkedHashMap<String, String>();
    names.forEach(name -> byWords.putIfAbsent(String.join(" ", Names.words(name)), name));
    return byWords;
  }

  private static List<String> without(Map<String, String> all, Map<String, String> those) {
    return all.entrySet().stream()
        .filter(one -> !those.containsKey(one.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static String listed(List<String> names) {
    return names.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
  }

  private @Nullable Span evidence(Address at) {
    var all = draft.origins().getOrDefault(at, List.<Evidence>of());
    return all.isEmpty() ? null : all.getFirst().place();
  }

  private void find(Address at, String message) {
    drifts.inDesign(at, message, OURS_ALONE);
  }
}
