package dev.newel.draft;

import dev.newel.finding.Finding;
import dev.newel.foreign.Evidence;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A first design.
///
/// @param design its keywords and names with their values: texts, numbers, lists and maps
/// @param origins where each statement comes from, by the statement's address; one that has none
///     follows from those around it
/// @param findings contradictions, and what was left out
public record Draft(
    Map<String, @Nullable Object> design,
    Map<Address, List<Evidence>> origins,
    List<Finding> findings) {
  public Draft {
    design = Collections.unmodifiableMap(new LinkedHashMap<String, @Nullable Object>(design));
    origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
    findings = List.copyOf(findings);
  }

  /// What names the documents that a design starts from; it may do without.
  public static final List<String> STARTING =
      List.of("requirements", "research", "contracts", "data-design");

  /// The draft of everything that `sources` say.
  public static Draft of(Sources sources) {
    return Drafting.of(sources);
  }

  /// The draft as one feature that is all of it.
  ///
  /// @param key empty for the system's name
  /// @param epic null where the key says it
  public Draft asFeature(String key, @Nullable String epic) {
    var system = design.get("system") instanceof Map<?, ?> map ? map : Map.of();
    var feature = new LinkedHashMap<String, Object>();
    var title = system.get("title");
    feature.put("title", title == null ? String.valueOf(system.get("name")) : title);
    if (epic != null) {
      feature.put("epic", epic);
    }
    var name = key.isEmpty() ? String.valueOf(system.get("name")) : key;
    return with("features", Map.of(name, feature));
  }

  /// The draft whose records of decisions are in a folder beside it.
  public Draft recordedIn(String folder) {
    var system = new LinkedHashMap<String, Object>();
    if (design.get("system") instanceof Map<?, ?> map) {
      map.forEach((key, value) -> system.put(String.valueOf(key), value));
    }
    system.put("decisions", folder);
    return with("system", system);
  }

  /// The draft that names the files which it is held against from now on, besides those that it
  /// names already.
  ///
  /// @param contracts descriptions of interfaces, as seen from the design
  /// @param data files with SQL, or their folder
  public Draft startingFrom(List<String> contracts, List<String> data) {
    var system = new LinkedHashMap<String, Object>();
    if (design.get("system") instanceof Map<?, ?> map) {
      map.forEach((key, value) -> system.put(String.valueOf(key), value));
    }
    name(system, "contracts", contracts);
    name(system, "data-design", data);
    for (var behind : List.of("scope", "existing")) {
      var said = system.remove(behind);
      if (said != null) {
        system.put(behind, said);
      }
    }
    return with("system", system);
  }

  private static void name(Map<String, Object> system, String keyword, List<String> files) {
    var all = new LinkedHashSet<Object>();
    switch (system.get(keyword)) {
      case List<?> list -> all.addAll(list);
      case null -> {}
      case Object one -> all.add(one);
    }
    all.addAll(files);
    if (!all.isEmpty()) {
      system.put(keyword, all.size() == 1 ? all.iterator().next() : List.copyOf(all));
    }
  }

  private Draft with(String keyword, Object value) {
    var changed = new LinkedHashMap<String, @Nullable Object>(design);
    changed.put(keyword, value);
    return new Draft(Writing.ordered(changed), origins, findings);
  }

  /// The draft with what its published description lacks to be equivalent to the one it was made
  /// of; what is said there already stays.
  ///
  /// @param restoring by the ids of operations, `pets.list`
  public Draft with(Restoring restoring) {
    return Removal.with(this, restoring);
  }

  /// The draft with one finding more.
  public Draft with(Finding finding) {
    var all = new ArrayList<>(findings);
    all.add(finding);
    return new Draft(design, origins, all);
  }

  /// What is said at a place; null where nothing is.
  public @Nullable Object said(Address at) {
    Object here = design;
    for (var name : at.names()) {
      here = here instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return here;
  }

  /// Whether a question waits there for its answer.
  boolean asksAbout(Address at) {
    return design.get("questions") instanceof List<?> questions
        && questions.stream()
            .anyMatch(one -> one instanceof Map<?, ?> map && at.path().equals(map.get("about")));
  }

  /// The draft without the statement at `at`, or the one around it that a source makes, and with
  /// a finding in its place; the same draft where nothing stands there but a whole part of the
  /// design.
  ///
  /// @param reason why it cannot stay, a sentence
  public Draft without(Address at, String reason) {
    var gone = at;
    while (!gone.isRoot() && !Removal.holds(design, gone)) {
      gone = gone.parent();
    }
    if (gone.names().size() < 2
        || (gone.names().getFirst().equals("system") && !STARTING.contains(gone.names().get(1)))) {
      return this;
    }
    return Removal.of(this, gone, reason);
  }
}
