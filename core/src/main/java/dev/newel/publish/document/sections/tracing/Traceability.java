package dev.newel.publish.document.sections.tracing;

import dev.newel.design.trace.Requirement;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Every requirement, and where the design meets it.
final class Traceability {
  static final Section SECTION = Section.of("traceability", Traceability::render);

  private static final Map<String, String> USUAL =
      Phrase.row("Requirement", "requirement", "Summary", "summary", "Where", "where");
  private static final int MOST_LINKS = 4;

  private Traceability() {}

  private static List<Block> render(Place place) {
    var requirements = place.subject().requirements();
    if (requirements.isEmpty()) {
      return Unknown.notApplicable("the design names no document of requirements");
    }
    var met = met(place);
    var slice = place.subject().slice();
    var shown =
        requirements.values().stream()
            .filter(each -> each.state() == Requirement.State.ACTIVE)
            .filter(each -> slice.isWhole() || met.containsKey(each.id()))
            .toList();
    return shown.isEmpty()
        ? Unknown.notApplicable("no part of this feature names a requirement")
        : List.of(place.table(USUAL, shown, each -> row(each, met)));
  }

  private static Map<String, String> row(Requirement each, Map<String, Set<Address>> met) {
    return Phrase.row(
        "requirement", MarkdownText.prose(each.id()),
        "summary", MarkdownText.prose(summary(each)),
        "where", where(met.getOrDefault(each.id(), Set.of())));
  }

  /// Its title, with the target where it has one alone: a number says more than its name.
  private static String summary(Requirement each) {
    var title = DecisionSections.first(each.title());
    return each.kind() == Requirement.Kind.NON_FUNCTIONAL && each.acceptance().size() == 1
        ? "%s: %s.".formatted(Phrase.clause(title), Phrase.clause(each.acceptance().getFirst()))
        : Phrase.sentence(title);
  }

  private static String where(Set<Address> places) {
    if (places.isEmpty()) {
      return "no place of the design names it";
    }
    var links =
        places.stream()
            .limit(MOST_LINKS)
            .map(Traceability::link)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    var rest = places.size() - MOST_LINKS;
    return Phrase.and(links) + (rest > 0 ? ", and %s more".formatted(rest) : "");
  }

  /// Reads as the number or heading of the section that tells of the place.
  private static String link(Address place) {
    return Phrase.reference(place);
  }

  /// The places that concern the slice and name a requirement, by its id.
  private static Map<String, Set<Address>> met(Place place) {
    var met = new LinkedHashMap<String, Set<Address>>();
    place
        .subject()
        .design()
        .prose()
        .satisfied()
        .forEach(
            (address, ids) -> {
              if (place.subject().slice().concerns(address)) {
                ids.forEach(
                    id -> met.computeIfAbsent(id, key -> new LinkedHashSet<>()).add(address));
              }
            });
    return met;
  }
}
