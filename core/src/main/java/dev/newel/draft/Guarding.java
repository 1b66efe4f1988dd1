package dev.newel.draft;

import dev.newel.source.Address;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Asks who may change rows that documents leave open to anybody. Until somebody answers, whoever
/// has a role may: a draft opens to everybody only what adds rows or reads them.
final class Guarding {
  private static final Set<String> GUARDED = Set.of("replace", "update", "delete");

  private final Writing writing;

  private Guarding(Writing writing) {
    this.writing = writing;
  }

  /// @param sources not asked: what counts is what was drafted of all of them
  static void write(Sources sources, Writing writing) {
    if (writing.at("resources") instanceof Map<?, ?> resources) {
      var guarding = new Guarding(writing);
      resources.forEach((name, resource) -> guarding.resource(String.valueOf(name), resource));
    }
  }

  private void resource(String name, @Nullable Object resource) {
    if (!(resource instanceof Map<?, ?> map)) {
      return;
    }
    for (var method : map.keySet()) {
      if (GUARDED.contains(String.valueOf(method)) && isPublic(map, map.get(method))) {
        guard(name, String.valueOf(method));
      }
    }
  }

  private boolean isPublic(Map<?, ?> resource, @Nullable Object method) {
    var own = method instanceof Map<?, ?> said ? said.get("access") : null;
    return own == null && resource.get("access") == null
        ? ApiPart.isOpen(writing)
        : "public".equals(own == null ? resource.get("access") : own);
  }

  private void guard(String resource, String method) {
    if (writing.at("identity", "roles") == null) {
      writing.say("Whoever is logged in.", null, "identity", "roles", "user", "doc");
    }
    var told = new LinkedHashMap<String, Object>();
    if (writing.at("resources", resource, method) instanceof Map<?, ?> said) {
      said.forEach((key, value) -> told.put(String.valueOf(key), value));
    }
    told.put("access", ApiPart.roles(writing));
    writing.replace(told, "resources", resource, method);
    var from = writing.origins(Address.of("resources", resource, method));
    writing.ask(
        "Who may call `%s.%s`? What is written lets anybody.".formatted(resource, method),
        "resources/%s/%s".formatted(resource, method),
        from.isEmpty() ? null : from.getFirst());
  }
}
