package dev.newel.draft;

import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.http.Security;
import dev.newel.foreign.http.SecurityScheme;
import dev.newel.source.Address;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What descriptions of HTTP interfaces say: values, views, conventions, who may, and resources.
final class ApiPart {
  private final Writing writing;
  private final ApiThings things;
  private final HttpApi api;

  private ApiPart(HttpApi api, Writing writing) {
    this.api = api;
    this.writing = writing;
    things = new ApiThings(api);
  }

  static void write(Sources sources, Writing writing) {
    for (var description : sources.descriptions()) {
      new ApiPart(description, writing).write();
    }
  }

  private void write() {
    values();
    var conventions = new ApiConventions(things, writing);
    conventions.write();
    var open = access();
    new ApiResources(things, conventions, new ApiViews(things, writing), open, writing).write();
  }

  /// The values that an entity holds, and those that these hold.
  private void values() {
    var used = new LinkedHashSet<String>();
    if (writing.at("entities") instanceof Map<?, ?> entities) {
      entities.values().forEach(entity -> used(entity, used));
    }
    things.types.values.forEach(
        (name, fields) -> {
          if (used.contains(name)) {
            fields.forEach((field, type) -> writing.say(type, null, "values", name, field));
          }
        });
  }

  private void used(Object fields, Set<String> used) {
    if (!(fields instanceof Map<?, ?> map)) {
      return;
    }
    for (var text : map.values()) {
      var name = String.valueOf(text).split("[?\\[ ]", 2)[0];
      var value = things.types.values.get(name);
      if (value != null && used.add(name)) {
        used(value, used);
      }
    }
  }

  /// Says who may where nothing else is said. What another description has said before stands.
  ///
  /// @return whether anybody may
  private boolean access() {
    var closed = api.operations().stream().filter(each -> !isOpen(api, each)).toList();
    // Where nothing is demanded of anybody, the description leaves it to others to say.
    var open = !closed.isEmpty() && closed.size() * 2 <= api.operations().size();
    if (writing.at("identity", "roles") == null) {
      writing.say("Whoever is logged in.", null, "identity", "roles", "user", "doc");
    }
    schemes();
    writing.say(open ? "public" : roles(writing), null, "api", "access");
    if (closed.isEmpty()) {
      writing.ask("Who may call what? The description demands no credentials.", "api/access", null);
    }
    return isOpen(writing);
  }

  /// Whether anybody may where nothing else is said.
  static boolean isOpen(Writing writing) {
    return "public".equals(writing.at("api", "access"));
  }

  /// The roles that stand for whoever is let in.
  static Object roles(Writing writing) {
    var roles =
        writing.at("identity", "roles") instanceof Map<?, ?> map
            ? map.keySet().stream().<Object>map(String::valueOf).toList()
            : List.<Object>of("user");
    return roles.size() == 1 ? roles.getFirst() : roles;
  }

  static boolean isOpen(HttpApi api, dev.newel.foreign.http.Operation operation) {
    var security = operation.security() == null ? api.security() : operation.security();
    return security == null || security.isOpen();
  }

  private void schemes() {
    var demanded = new LinkedHashSet<String>();
    for (var operation : api.operations()) {
      var security = operation.security() == null ? api.security() : operation.security();
      if (security != null) {
        security.alternatives().stream()
            .flatMap(alternative -> alternative.demands().stream())
            .map(Security.Demand::scheme)
            .forEach(demanded::add);
      }
    }
    for (var scheme : api.schemes()) {
      if (demanded.contains(scheme.name())) {
        scheme(scheme);
      }
    }
  }

  private void scheme(SecurityScheme scheme) {
    var told = dev.newel.foreign.Evidence.explicit(scheme.place(), scheme.name());
    switch (scheme.kind()) {
      case KEY_IN_HEADER -> {
        if (!scheme.parameter().equalsIgnoreCase("authorization")) {
          var role = roles(writing) instanceof List<?> roles ? roles.getFirst() : roles(writing);
          writing.say(scheme.parameter(), told, "identity", "keys", "header");
          writing.say(role, null, "identity", "keys", "role");
        }
      }
      case OPEN_ID_CONNECT -> {
        if (writing.at("identity", "provider") == null) {
          writing.say("oidc", told, "identity", "provider", "kind");
          writing.say(scheme.address(), told, "identity", "provider", "discovery");
        }
      }
      case OAUTH2 -> {
        if (writing.at("identity", "provider") == null) {
          writing.say("oauth2", told, "identity", "provider", "kind");
        }
      }
      default -> writing.origin(Address.of("identity", "roles"), told);
    }
  }
}
