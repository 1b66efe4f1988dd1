package dev.newel.draft;

import dev.newel.finding.Finding;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a source says and a draft has no place for, by kind.
final class Losses {
  private final Map<String, List<Span>> places = new LinkedHashMap<>();
  private final Map<String, List<String>> named = new LinkedHashMap<>();
  private final Address at;

  /// @param keyword of the part of a design in which they would stand
  Losses(String keyword) {
    at = Address.of(keyword);
  }

  /// @param kind a noun in the plural
  void add(String kind, Span place) {
    var all = places.computeIfAbsent(kind, key -> new ArrayList<>());
    if (!all.contains(place)) {
      all.add(place);
    }
  }

  /// @param kind a noun in the plural
  /// @param what the one that is left out, as people name it
  void add(String kind, String what, Span place) {
    add(kind, place);
    var all = named.computeIfAbsent(kind, key -> new ArrayList<>());
    if (!all.contains(what)) {
      all.add(what);
    }
  }

  /// One finding for each kind, with how many there are, which, and the first place.
  void tell(Writing writing) {
    places.forEach(
        (kind, all) -> {
          var names = named.getOrDefault(kind, List.of());
          var count = names.isEmpty() ? all.size() : names.size();
          writing.find(
              Finding.warning(
                  DraftId.LEFT_OUT.id(),
                  at,
                  all.getFirst(),
                  "The draft has no place for %s; %s%s."
                      .formatted(
                          kind,
                          count == 1 ? "one is left out" : count + " are left out",
                          names.isEmpty() ? "" : ": " + String.join(", ", names)),
                  null));
        });
  }

  /// The first three, and how many there are besides.
  static String some(List<String> all) {
    var first = String.join(", ", all.subList(0, Math.min(3, all.size())));
    return all.size() <= 3 ? first : first + " and %d more".formatted(all.size() - 3);
  }
}
