package dev.newel.draft;

import dev.newel.finding.Finding;
import dev.newel.foreign.Evidence;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Takes a statement out of a draft.
final class Removal {
  private Removal() {}

  /// Whether something is said at a place.
  static boolean holds(Map<String, @Nullable Object> design, Address at) {
    return find(design, at.names()) != null;
  }

  static Draft of(Draft draft, Address gone, String reason) {
    var design = copy(draft.design());
    var evidence = evidence(draft, gone);
    var said = String.valueOf(find(design, gone.names()));
    remove(design, gone);
    var findings = new ArrayList<>(draft.findings());
    findings.add(
        Finding.warning(
            DraftId.NOT_SAYABLE.id(),
            gone,
            evidence == null ? null : evidence.place(),
            "`%s` of the sources is left out: %s".formatted(said, reason),
            gone.names().getFirst().equals("system")
                ? "Draft into a folder above it, so that `newel check` holds the design against it."
                : "Say it in the design in another way."));
    var origins = new LinkedHashMap<Address, List<Evidence>>();
    draft
        .origins()
        .forEach(
            (at, all) -> {
              if (!at.isWithin(gone)) {
                origins.put(at, all);
              }
            });
    return new Draft(design, origins, findings);
  }

  static Draft with(Draft draft, Restoring restoring) {
    var design = copy(draft.design());
    if (!restoring.document().isEmpty()) {
      merge(Restoring.under(Restoring.under(design, "api"), "openapi"), restoring.document());
    }
    restoring
        .operations()
        .forEach(
            (String id, Map<String, @Nullable Object> words) -> {
              var parts = id.split("\\.", 2);
              var resources = Restoring.under(design, "resources");
              if (parts.length == 2 && resources.get(parts[0]) instanceof Map<?, ?>) {
                var resource = Restoring.under(resources, parts[0]);
                Map<String, @Nullable Object> within = resource;
                if (!resource.containsKey(parts[1])) {
                  within = Restoring.under(resource, "actions");
                }
                merge(Restoring.under(Restoring.under(within, parts[1]), "openapi"), words);
              }
            });
    return new Draft(design, draft.origins(), draft.findings());
  }

  @SuppressWarnings("unchecked") // Words are texts as names alone.
  private static void merge(
      Map<String, @Nullable Object> there, Map<String, @Nullable Object> more) {
    more.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> map
              && there.get(name) instanceof Map<?, ?> inner
              && map.containsKey("$ref") == inner.containsKey("$ref")) {
            merge((Map<String, @Nullable Object>) inner, (Map<String, @Nullable Object>) map);
          } else {
            there.put(name, value);
          }
        });
  }

  private static @Nullable Evidence evidence(Draft draft, Address gone) {
    for (var at = gone; !at.isRoot(); at = at.parent()) {
      var all = draft.origins().getOrDefault(at, List.of());
      if (!all.isEmpty()) {
        return all.getFirst();
      }
    }
    return draft.origins().entrySet().stream()
        .filter(entry -> entry.getKey().isWithin(gone) && !entry.getValue().isEmpty())
        .map(entry -> entry.getValue().getFirst())
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Object find(Map<?, ?> design, List<String> names) {
    Object here = design;
    for (var name : names) {
      here =
          switch (here) {
            case Map<?, ?> map -> map.get(name);
            case List<?> list
                when name.matches("\\d{1,6}") && Integer.parseInt(name) < list.size() ->
                list.get(Integer.parseInt(name));
            case null, default -> null;
          };
    }
    return here;
  }

  /// Removes what stands there; a map or list that is empty then goes with it.
  private static void remove(Map<String, @Nullable Object> design, Address gone) {
    for (var at = gone; !at.isRoot(); at = at.parent()) {
      var parent = find(design, at.parent().names());
      if (parent instanceof Map<?, ?> map) {
        map.remove(at.name());
        if (!map.isEmpty()) {
          return;
        }
      } else if (parent instanceof List<?> list) {
        list.remove(Integer.parseInt(at.name()));
        if (!list.isEmpty()) {
          return;
        }
      }
    }
  }

  private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> map) {
    var copy = new LinkedHashMap<String, @Nullable Object>();
    map.forEach((name, value) -> copy.put(name, copied(value)));
    return copy;
  }

  @SuppressWarnings("unchecked") // A design holds texts, numbers, lists and maps by name alone.
  private static @Nullable Object copied(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> copy((Map<String, @Nullable Object>) map);
      case List<?> list -> {
        var items = new ArrayList<@Nullable Object>();
        list.forEach(item -> items.add(copied(item)));
        yield items;
      }
      case null, default -> value;
    };
  }
}
