package dev.newel.read.elaborate;

import dev.newel.design.access.Role;
import dev.newel.finding.Finding;
import dev.newel.language.DependencyAddresses;
import dev.newel.language.Written;
import dev.newel.source.Address;
import dev.newel.text.DidYouMean;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every name that the design declares, by kind, and the one way to resolve a reference to one.
final class Names {
  /// A kind of thing that has names.
  enum Kind {
    ENTITY("entity", "entities"),
    VALUE("value", "values"),
    VIEW("view", "views"),
    RESOURCE("resource", "resources"),
    ERROR("error", "errors"),
    EVENT("event", "events"),
    WORKFLOW("workflow", "workflows"),
    DEPENDENCY("dependency", "dependencies"),
    CONSUMER("consumer", "consumers"),
    COMPONENT("component", "components"),
    CLIENT("client", "clients"),
    GRANT("grant", "grants"),
    ROLE("role", "identity/roles"),
    SETTING("setting", "settings");

    final String word;
    final String place;

    Kind(String word, String place) {
      this.word = word;
      this.place = place;
    }
  }

  /// So many unknown names are compared with those that are known. Where more are wrong, whole
  /// parts are missing, and comparing thousands with thousands would take minutes.
  private static final int MOST_COMPARED = 200;

  private final Context context;
  private int compared;
  private final Map<Kind, Set<String>> declared = new EnumMap<>(Kind.class);

  Names(Context context) {
    this.context = context;
    var written = context.written;
    for (var kind : Kind.values()) {
      declared.put(kind, new LinkedHashSet<>(declaredIn(written, kind)));
    }
    if (written.identity() != null) {
      declare(Kind.ROLE, Set.of(Role.ANONYMOUS));
    }
  }

  private static Collection<String> declaredIn(Written written, Kind kind) {
    return switch (kind) {
      case ENTITY -> written.entities().keySet();
      case VALUE -> written.values().keySet();
      case VIEW -> written.views().keySet();
      case RESOURCE -> written.resources().keySet();
      case ERROR -> written.errors().keySet();
      case EVENT -> written.events().keySet();
      case WORKFLOW -> written.workflows().keySet();
      case DEPENDENCY -> written.dependencies().keySet();
      case CONSUMER -> written.consumers().keySet();
      case COMPONENT -> written.components().keySet();
      case CLIENT -> written.clients().keySet();
      case GRANT -> written.grants().keySet();
      case ROLE -> written.identity() == null ? Set.of() : written.identity().roles().keySet();
      case SETTING -> DependencyAddresses.with(written.dependencies(), written.settings()).keySet();
    };
  }

  Set<String> all(Kind kind) {
    return declared.getOrDefault(kind, Set.of());
  }

  boolean has(Kind kind, String name) {
    return all(kind).contains(name);
  }

  /// Adds names that a convention declares.
  void declare(Kind kind, Collection<String> names) {
    declared.computeIfAbsent(kind, key -> new LinkedHashSet<>()).addAll(names);
  }

  /// Whether `name` is declared as one of `kinds`; a finding at `at` says so where it is not.
  boolean resolve(String name, Address at, Kind... kinds) {
    for (var kind : kinds) {
      if (has(kind, name)) {
        return true;
      }
    }
    var candidates = new LinkedHashSet<String>();
    var words = new LinkedHashSet<String>();
    for (var kind : kinds) {
      candidates.addAll(all(kind));
      words.add(kind.word);
    }
    unknown(
        name,
        String.join(" or ", words),
        candidates,
        at,
        "Declare it under `" + kinds[0].place + "`.");
    return false;
  }

  /// Says that `name` is no `what`, with the closest of `candidates`.
  void unknown(
      String name,
      String what,
      Collection<String> candidates,
      Address at,
      @Nullable String otherwise) {
    report("There is no %s `%s`.".formatted(what, name), name, candidates, at, otherwise);
  }

  /// Says that `owner` has no `what` of this name, with the closest of `candidates`; nothing where
  /// the name is that of something that could not be read and has a finding already.
  void missing(
      String what,
      String owner,
      String name,
      Collection<String> candidates,
      Address at,
      @Nullable String otherwise) {
    if (!context.unread.has(name)) {
      report("`%s` has no %s `%s`.".formatted(owner, what, name), name, candidates, at, otherwise);
    }
  }

  private void report(
      String message,
      String name,
      Collection<String> candidates,
      Address at,
      @Nullable String otherwise) {
    var hint = closest(name, candidates).map("Did you mean `%s`?"::formatted).orElse(otherwise);
    context.add(
        Finding.error(LinkId.UNKNOWN_NAME.id(), at, context.places.word(at, name), message, hint));
  }

  /// The closest of `candidates` to a name that is unknown.
  Optional<String> closest(String name, Collection<String> candidates) {
    return compared++ < MOST_COMPARED ? DidYouMean.closest(name, candidates) : Optional.empty();
  }
}
