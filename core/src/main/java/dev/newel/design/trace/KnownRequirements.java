package dev.newel.design.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The requirements of all documents that a design names. Two documents may use an id for two
/// things.
///
/// @param documents the requirements of each document by id, by the path under which the design
///     names it
public record KnownRequirements(Map<String, Map<String, Requirement>> documents) {
  /// No document is named.
  public static final KnownRequirements NONE = new KnownRequirements(Map.of());

  /// A criterion by its number under a requirement: `4.5`, `Requirement 4.5`, `US-7.2`.
  private static final Pattern CRITERION = Pattern.compile("(.*\\d)\\.(\\d{1,4})");

  public KnownRequirements {
    var copy = new LinkedHashMap<String, Map<String, Requirement>>();
    documents.forEach(
        (path, known) -> copy.put(path, Collections.unmodifiableMap(new LinkedHashMap<>(known))));
    documents = Collections.unmodifiableMap(copy);
  }

  /// A requirement and the document that states it.
  ///
  /// @param document the path under which the design names it first
  /// @param name the id; `FR-001 of plan/prd.md` where another document states something else under
  ///     that id
  public record Stated(String document, String name, Requirement requirement) {}

  /// Every requirement once, in the order of the documents.
  public List<Stated> all() {
    var all = new ArrayList<Stated>();
    ids().forEach(id -> all.addAll(of(id)));
    return all;
  }

  /// The ids, in the order of the documents.
  public Set<String> ids() {
    var ids = new LinkedHashSet<String>();
    documents.values().forEach(known -> ids.addAll(known.keySet()));
    return ids;
  }

  /// What the documents state under `id`: more than one where they differ.
  public List<Stated> of(String id) {
    var found = new LinkedHashMap<String, Requirement>();
    documents.forEach(
        (path, known) -> {
          var requirement = known.get(id);
          if (requirement != null
              && found.values().stream().noneMatch(each -> isSame(each, requirement))) {
            found.put(path, requirement);
          }
        });
    var stated = new ArrayList<Stated>();
    found.forEach(
        (path, requirement) ->
            stated.add(new Stated(path, found.size() == 1 ? id : id + " of " + path, requirement)));
    return stated;
  }

  /// Whether they say the same, wherever they stand.
  private static boolean isSame(Requirement one, Requirement other) {
    return one.id().equals(other.id())
        && one.title().equals(other.title())
        && one.text().equals(other.text())
        && one.state() == other.state()
        && one.level() == other.level()
        && one.acceptance().equals(other.acceptance());
  }

  /// What `id` means where the documents of `first` are asked before all others: the requirement
  /// that is called so, or the one of whose criteria it is the number.
  ///
  /// @param first groups of paths, the nearest first
  /// @return none where no document states it, more than one where they cannot be told apart
  public List<Stated> meant(String id, List<? extends Set<String>> first) {
    for (var near : first) {
      var there = in(id, near);
      if (!there.isEmpty()) {
        return there;
      }
    }
    return in(id, documents.keySet());
  }

  private List<Stated> in(String id, Set<String> paths) {
    var meant = new LinkedHashSet<Stated>();
    for (var path : paths) {
      var requirement = find(id, documents.getOrDefault(path, Map.of()));
      if (requirement != null) {
        of(requirement.id()).stream()
            .filter(stated -> isSame(stated.requirement(), requirement))
            .forEach(meant::add);
      }
    }
    return List.copyOf(meant);
  }

  private static @Nullable Requirement find(String id, Map<String, Requirement> known) {
    var exact = known.get(id);
    var criterion = CRITERION.matcher(id);
    if (exact != null || !criterion.matches()) {
      return exact;
    }
    var number = Integer.parseInt(criterion.group(2));
    var under = criterion.group(1);
    return known.values().stream()
        .filter(each -> each.id().equals(under) || each.id().endsWith(" " + under))
        .filter(each -> number >= 1 && number <= each.acceptance().size())
        .findFirst()
        .orElse(null);
  }
}
