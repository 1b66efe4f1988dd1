package dev.newel.draft;

import dev.newel.finding.Finding;
import dev.newel.foreign.Evidence;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A design that is being written, with the origin of each statement.
final class Writing {
  /// The keywords in the order in which people write them.
  private static final List<String> ORDER =
      List.of(
          "newel",
          "system",
          "features",
          "facts",
          "stack",
          "clients",
          "consumers",
          "dependencies",
          "entities",
          "values",
          "views",
          "storage",
          "identity",
          "api",
          "resources",
          "errors",
          "events",
          "messaging",
          "jobs",
          "goals",
          "security",
          "settings",
          "constraints",
          "assumptions",
          "questions",
          "risks",
          "glossary");

  private final Map<String, Object> design = new LinkedHashMap<>();
  private final Map<Address, List<Evidence>> origins = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  /// Says `value` at a place, unless something is said there; then the place has one origin more.
  ///
  /// @param evidence null where it follows from what stands around it
  /// @return whether nothing was said there before
  boolean say(Object value, @Nullable Evidence evidence, String... names) {
    var at = Address.of(names);
    var map = design;
    for (var i = 0; i < names.length - 1; i++) {
      map = under(map, names[i]);
    }
    var said = map.putIfAbsent(names[names.length - 1], value);
    if (said != null && evidence != null && !alike(said, value)) {
      contradict(at, said.toString(), value.toString(), evidence);
      return false;
    }
    from(at, evidence);
    return said == null;
  }

  /// Tells that a document says another thing than what stands in the draft.
  void contradict(Address at, String said, String other, Evidence evidence) {
    var before = origins.getOrDefault(at, List.of());
    find(
        Finding.warning(
            DraftId.CONTRADICTION.id(),
            at,
            evidence.place(),
            "`%s` is `%s`%s, here it is `%s`."
                .formatted(
                    at, said, before.isEmpty() ? "" : " by " + place(before.getFirst()), other),
            "The draft takes the first; say in both which one holds."));
  }

  /// Where something is said, as people name it: `prd.md:12`.
  static String place(Evidence evidence) {
    return evidence.place().file() + ":" + evidence.place().line();
  }

  private static boolean alike(Object said, Object other) {
    return said.equals(other) || said.toString().strip().equalsIgnoreCase(other.toString().strip());
  }

  /// Adds an item to a list.
  void add(Object item, @Nullable Evidence evidence, String... names) {
    var at = Address.of(names);
    var map = design;
    for (var i = 0; i < names.length - 1; i++) {
      map = under(map, names[i]);
    }
    @SuppressWarnings("unchecked") // Lists stand in a design by this method alone.
    var list =
        (List<Object>) map.computeIfAbsent(names[names.length - 1], name -> new ArrayList<>());
    if (!list.contains(item)) {
      list.add(item);
    }
    from(at.at(list.indexOf(item)), evidence);
  }

  /// Asks what no source says.
  ///
  /// @param about the place that waits for the answer; empty where none does
  void ask(String question, String about, @Nullable Evidence evidence) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("ask", question);
    if (!about.isEmpty()) {
      item.put("about", about);
    }
    add(item, evidence, "questions");
  }

  /// Says `value` in the place of what was said there; where it comes from stays.
  void replace(Object value, String... names) {
    var map = design;
    for (var i = 0; i < names.length - 1; i++) {
      map = under(map, names[i]);
    }
    map.put(names[names.length - 1], value);
  }

  /// Where what is said at a place comes from.
  List<Evidence> origins(Address at) {
    return List.copyOf(origins.getOrDefault(at, List.of()));
  }

  /// Tells one origin more of what is said at a place.
  void origin(Address at, Evidence evidence) {
    from(at, evidence);
  }

  /// What is said at a place; null where nothing is.
  @Nullable Object at(String... names) {
    Object here = design;
    for (var name : names) {
      here = here instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return here;
  }

  /// The operations of resources that come from there.
  List<Address> operations(Evidence evidence) {
    return origins.entrySet().stream()
        .filter(each -> each.getValue().contains(evidence))
        .map(Map.Entry::getKey)
        .filter(at -> at.names().getFirst().equals("resources"))
        .filter(at -> at(at.names().toArray(String[]::new)) instanceof Map)
        .toList();
  }

  void find(Finding finding) {
    findings.add(finding);
  }

  private void from(Address at, @Nullable Evidence evidence) {
    var all = origins.computeIfAbsent(at, ignored -> new ArrayList<>());
    if (evidence != null && !all.contains(evidence)) {
      all.add(evidence);
    }
  }

  @SuppressWarnings("unchecked") // Maps stand in a design by this method alone.
  private static Map<String, Object> under(Map<String, Object> map, String name) {
    return (Map<String, Object>) map.computeIfAbsent(name, ignored -> new LinkedHashMap<>());
  }

  Draft draft() {
    return new Draft(
        ordered(new LinkedHashMap<String, @Nullable Object>(design)), origins, findings);
  }

  /// The same with its keywords in the order in which people write them.
  static Map<String, @Nullable Object> ordered(Map<String, @Nullable Object> design) {
    var ordered = new LinkedHashMap<String, @Nullable Object>();
    for (var keyword : ORDER) {
      if (design.containsKey(keyword)) {
        ordered.put(keyword, design.get(keyword));
      }
    }
    design.forEach(ordered::putIfAbsent);
    return ordered;
  }
}
