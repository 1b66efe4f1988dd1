package dev.newel.draft;

import dev.newel.finding.Finding;
import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Item;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What clients may ask for: the endpoints that the sources list, as operations on entities.
final class OperationPart {
  private static final Pattern PARAMETER = Pattern.compile("\\{[^}/]*}|:[A-Za-z_]\\w*|<[^>/]*>");
  private static final Pattern OPEN =
      Pattern.compile(
          "(?i)\\s*(?:none|public|anonymous|no(?:ne| auth\\w*)?|not required|open)\\b.*");

  private final Writing writing;
  private final Things things;
  private final WrittenInputs inputs;
  private final Set<Address> own = new HashSet<>();
  private final Set<String> roles = new LinkedHashSet<>();

  private OperationPart(Sources sources, Writing writing) {
    this.writing = writing;
    inputs = new WrittenInputs(writing);
    things = Things.of(sources, new Writing());
    if (writing.at("identity", "roles") instanceof Map<?, ?> map) {
      map.keySet().forEach(role -> roles.add(String.valueOf(role)));
    }
  }

  static void write(Sources sources, Writing writing) {
    var part = new OperationPart(sources, writing);
    var all = sources.items(Item.Endpoint.class).toList();
    var endpoints = all.stream().filter(endpoint -> !endpoint.method().isEmpty()).toList();
    part.askForMethods(all, endpoints);
    if (endpoints.isEmpty()) {
      part.askForOperations();
      return;
    }
    var base = base(endpoints);
    if (!base.isEmpty()) {
      writing.say(base, endpoints.getFirst().evidence(), "api", "base");
    }
    names(sources, writing);
    endpoints.forEach(endpoint -> part.endpoint(endpoint, base));
    part.inputs.tell();
    part.access(endpoints);
  }

  /// How the project spells names on the wire; a description of the interface knows it better.
  private static void names(Sources sources, Writing writing) {
    sources
        .items(Item.Naming.class)
        .filter(one -> NamingAlignment.isOfMembers(one, NameStyle.SNAKE_CASE))
        .filter(one -> one.evidence().isExplicit() && writing.at("api", "names") == null)
        .findFirst()
        .ifPresent(
            one -> writing.say(NameStyle.SNAKE_CASE.toString(), one.evidence(), "api", "names"));
  }

  /// A path that is only named says nothing of what is done there.
  private void askForMethods(List<Item.Endpoint> all, List<Item.Endpoint> endpoints) {
    var said = endpoints.stream().map(Item.Endpoint::path).toList();
    var bare =
        all.stream()
            .filter(endpoint -> endpoint.method().isEmpty() && !said.contains(endpoint.path()))
            .toList();
    if (!bare.isEmpty()) {
      var paths = bare.stream().map(endpoint -> "`%s`".formatted(endpoint.path())).distinct();
      writing.ask(
          "What can clients do at %s?".formatted(paths.collect(Collectors.joining(", "))),
          "",
          bare.getFirst().evidence());
    }
  }

  private void askForOperations() {
    var described = writing.at("resources") != null;
    var left =
        things.all().stream()
            .filter(thing -> !thing.properties.isEmpty() && !hasResource(thing))
            .toList();
    if (described && left.isEmpty()) {
      return;
    }
    var names = left.stream().map(thing -> "`%s`".formatted(thing.name)).toList();
    writing.ask(
        "Which operations does the system offer%s, and to whom?"
            .formatted(names.isEmpty() ? "" : " on " + String.join(", ", names)),
        described ? "" : "resources",
        left.isEmpty() ? null : Things.first(left.getFirst()));
  }

  /// Whether a description of the interface says what may be done with it.
  private boolean hasResource(Thing thing) {
    return writing.at("resources") instanceof Map<?, ?> resources
        && resources.values().stream()
            .anyMatch(each -> each instanceof Map<?, ?> map && thing.name.equals(map.get("of")));
  }

  /// What all paths begin with, as far as it is no collection: `/api/v1`.
  private static String base(List<Item.Endpoint> endpoints) {
    var common = new ArrayList<>(segments(endpoints.getFirst().path()));
    for (var endpoint : endpoints) {
      var own = segments(endpoint.path());
      var same = 0;
      while (same < common.size() && same < own.size() && common.get(same).equals(own.get(same))) {
        same++;
      }
      common.subList(same, common.size()).clear();
    }
    while (!common.isEmpty() && !common.getLast().matches("(?i)api|rest|v\\d+(?:\\.\\d+)?")) {
      common.removeLast();
    }
    return common.isEmpty() ? "" : "/" + String.join("/", common);
  }

  private static List<String> segments(String path) {
    var segments = new ArrayList<String>();
    for (var segment : path.split("[?#]", 2)[0].split("/", -1)) {
      if (!segment.isBlank()) {
        segments.add(segment.strip());
      }
    }
    return segments;
  }

  private void endpoint(Item.Endpoint endpoint, String base) {
    var own = segments(endpoint.path());
    own = own.subList(Math.min(segments(base).size(), own.size()), own.size());
    var thing = own.isEmpty() ? null : things.called(own.getFirst());
    var nested = own.size() > 2 || own.isEmpty();
    if (thing == null || (nested && !isAction(own))) {
      leftOut(endpoint, own.isEmpty() ? endpoint.path() : own.getFirst());
      return;
    }
    var resource = Names.resource(thing.name);
    writing.say(thing.name, endpoint.evidence(), "resources", resource, "of");
    if (!own.getFirst().equals(resource)) {
      writing.say(own.getFirst(), endpoint.evidence(), "resources", resource, "path");
    }
    var method = method(endpoint.method(), own);
    if (method == null) {
      action(endpoint, resource, own);
    } else {
      operation(endpoint, "resources", resource, method);
    }
  }

  /// Whether it is `/things/{key}/verb`.
  private static boolean isAction(List<String> own) {
    return own.size() == 3
        && PARAMETER.matcher(own.get(1)).matches()
        && !PARAMETER.matcher(own.get(2)).matches();
  }

  private static @Nullable String method(String method, List<String> own) {
    var one = own.size() == 2 && PARAMETER.matcher(own.get(1)).matches();
    if (own.size() == 1) {
      return switch (method) {
        case "GET" -> "list";
        case "POST" -> "create";
        default -> null;
      };
    }
    return !one
        ? null
        : switch (method) {
          case "GET" -> "get";
          case "PUT" -> "replace";
          case "PATCH" -> "update";
          case "DELETE" -> "delete";
          default -> null;
        };
  }

  private void action(Item.Endpoint endpoint, String resource, List<String> own) {
    var last = own.getLast();
    var verb = PARAMETER.matcher(last).matches() ? "" : Names.field(last);
    var of = own.size() == 3 || own.size() == 2;
    if (verb.isEmpty() || !of) {
      leftOut(endpoint, endpoint.path());
      return;
    }
    var name =
        writing.at("resources", resource, "actions", verb) == null
            ? verb
            : endpoint.method().toLowerCase(Locale.ROOT)
                + verb.substring(0, 1).toUpperCase(Locale.ROOT)
                + verb.substring(1);
    var path = own.size() == 3 ? last : "/" + String.join("/", own);
    if (!endpoint.method().equals("POST") || own.size() == 2) {
      writing.say(
          endpoint.method() + " " + path,
          endpoint.evidence(),
          "resources",
          resource,
          "actions",
          name,
          "http");
    }
    operation(endpoint, "resources", resource, "actions", name);
    writing.ask(
        "What does `%s %s` change?".formatted(endpoint.method(), endpoint.path()),
        "resources/%s/actions/%s".formatted(resource, name),
        endpoint.evidence());
  }

  private void operation(Item.Endpoint endpoint, String... place) {
    if (writing.at(place) == null) {
      own.add(Address.of(place));
    }
    if (!endpoint.says().isBlank()) {
      say(endpoint.says(), endpoint.evidence(), place, "doc");
    }
    var access = access(endpoint);
    if (access == null && writing.at(place) == null && ApiPart.isOpen(writing)) {
      // What a description opens are its own operations.
      access = ApiPart.roles(writing);
    }
    if (access != null) {
      say(access, endpoint.evidence(), place, "access");
    }
    if (endpoint.says().isBlank() && access == null && writing.at(place) == null) {
      writing.say(new LinkedHashMap<String, Object>(), endpoint.evidence(), place);
    }
    writing.origin(Address.of(place), endpoint.evidence());
    // What a description has of an operation, it has with all that is sent.
    if (own.contains(Address.of(place))) {
      inputs.of(endpoint, Address.of(place));
    }
  }

  private void say(Object value, Evidence evidence, String[] place, String keyword) {
    var names = java.util.Arrays.copyOf(place, place.length + 1);
    names[place.length] = keyword;
    if (writing.at(names) == null) {
      writing.say(value, evidence, names);
    }
  }

  /// Who may, where the source names roles that are known, or nobody in particular.
  private @Nullable Object access(Item.Endpoint endpoint) {
    var said = endpoint.access();
    if (said == null || said.isBlank()) {
      return null;
    }
    if (OPEN.matcher(said).matches()) {
      return "public";
    }
    var named = new ArrayList<Object>();
    for (var name : AccessPart.named(said)) {
      var role = AccessPart.role(name);
      if (role != null && roles.contains(role) && !named.contains(role)) {
        named.add(role);
      }
    }
    return named.isEmpty() ? null : named.size() == 1 ? named.getFirst() : named;
  }

  /// Operations of which nobody says who may: everybody with a role, until somebody answers.
  private void access(List<Item.Endpoint> endpoints) {
    var open = endpoints.stream().filter(endpoint -> access(endpoint) == null).toList();
    if (open.isEmpty() || writing.at("resources") == null) {
      return;
    }
    if (roles.isEmpty()) {
      writing.say("Whoever is logged in.", null, "identity", "roles", "user", "doc");
      roles.add("user");
    }
    var all = List.<Object>copyOf(roles);
    writing.say(all.size() == 1 ? all.getFirst() : all, null, "api", "access");
    // Whoever is logged in is nobody in particular, and all the same an answer.
    if (open.stream().anyMatch(endpoint -> endpoint.access() == null)) {
      writing.ask("Who may call the operations of which no document says it?", "api/access", null);
    }
  }

  private void leftOut(Item.Endpoint endpoint, String what) {
    writing.find(
        Finding.warning(
            DraftId.LEFT_OUT.id(),
            Address.of("resources"),
            endpoint.evidence().place(),
            "`%s %s` is about no entity that a document describes."
                .formatted(endpoint.method(), endpoint.path()),
            "Describe the fields of what `%s` names.".formatted(what)));
    writing.ask(
        "What is kept behind `%s %s`?".formatted(endpoint.method(), endpoint.path()),
        "",
        endpoint.evidence());
  }
}
