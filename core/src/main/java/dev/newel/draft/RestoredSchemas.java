package dev.newel.draft;

import dev.newel.foreign.http.Equivalence;
import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.http.Operation;
import dev.newel.foreign.http.Operation.Content;
import dev.newel.foreign.http.Operation.Parameter;
import dev.newel.foreign.http.Schema;
import dev.newel.foreign.http.SecurityScheme;
import dev.newel.foreign.http.Shape;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The schemas and schemes of the document, and what has to be said of them.
final class RestoredSchemas {
  private final HttpApi published;
  private final HttpApi given;
  private final Equivalence.Parts parts;
  private final Map<String, Target> targets = new LinkedHashMap<>();
  private final Map<String, String> homes = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> schemas = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> schemes = new LinkedHashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final Set<List<Object>> met = new HashSet<>();

  /// What a schema of the published document stands for.
  private static final class Target {
    final Set<String> names = new LinkedHashSet<>();
    @Nullable Schema schema;
  }

  RestoredSchemas(HttpApi published, HttpApi given) {
    this.published = published;
    this.given = given;
    this.parts = new Equivalence.Parts(published, given);
  }

  OpenApiWords words() {
    return new OpenApiWords(given, this::home, this::scheme);
  }

  /// The published schemas as they are.
  OpenApiWords ours() {
    return new OpenApiWords(published, name -> name, name -> name);
  }

  Map<String, @Nullable Object> written() {
    var written = new LinkedHashMap<String, @Nullable Object>();
    if (!schemas.isEmpty()) {
      written.put("schemas", schemas);
    }
    if (!schemes.isEmpty()) {
      written.put("securitySchemes", schemes);
    }
    return written;
  }

  /// Finds which schema of the description each published one stands for, and says what has to be
  /// said of those that stand for one alone.
  void align(Map<String, Operation> ours, Map<String, Operation> theirs) {
    for (var request : List.of(false, true)) {
      ours.forEach(
          (route, operation) -> {
            var other = theirs.get(route);
            if (other != null) {
              align(operation, other, request);
            }
          });
    }
    targets.forEach(
        (name, target) -> {
          if (target.names.size() == 1) {
            homes.putIfAbsent(target.names.iterator().next(), name);
          }
        });
    homes.entrySet().removeIf(entry -> !isHome(entry.getValue()));
    for (var entry : List.copyOf(targets.entrySet())) {
      patch(entry.getKey(), entry.getValue());
    }
  }

  private boolean isHome(String name) {
    return published.schemas().containsKey(name);
  }

  private void patch(String name, Target target) {
    var ours = published.schemas().get(name);
    if (ours == null || target.names.size() != 1 || target.schema == null) {
      return;
    }
    var both = target.names.stream().anyMatch(asked::contains);
    if (isAlike(ours.schema(), target.schema, both)) {
      return;
    }
    var meant = target.names.iterator().next();
    var home = homes.get(meant);
    if (home != null && !home.equals(name)) {
      var ref = new LinkedHashMap<String, @Nullable Object>();
      ref.put("$ref", "#/components/schemas/" + home);
      schemas.put(name, ref);
    } else {
      schemas.put(name, difference(ours.schema(), target.schema, both));
    }
  }

  /// What has to be merged into the words of one schema so that they say the other.
  private Map<String, @Nullable Object> difference(Schema ours, Schema theirs, boolean both) {
    var isPlain =
        ours.ref() == null
            && theirs.ref() == null
            && !ours.members().properties().isEmpty()
            && !theirs.members().properties().isEmpty();
    if (!isPlain) {
      var whole = words().schema(theirs);
      if (!whole.containsKey("$ref") && ours.ref() == null) {
        without(ours().schema(ours), whole);
        quiet(whole, theirs, both);
      }
      return whole;
    }
    Map<String, @Nullable Object> patch =
        new LinkedHashMap<String, @Nullable Object>(words().own(theirs));
    var before = ours().own(ours);
    without(before, patch);
    quiet(patch, theirs, both);
    patch
        .entrySet()
        .removeIf(
            entry ->
                Objects.equals(entry.getValue(), before.get(entry.getKey()))
                    && before.containsKey(entry.getKey()));
    if (!Set.copyOf(ours.members().required()).equals(Set.copyOf(theirs.members().required()))) {
      patch.put(
          "required",
          theirs.members().required().isEmpty() ? null : List.copyOf(theirs.members().required()));
    }
    for (var property : ours.members().properties()) {
      if (theirs.property(property.name()) == null) {
        Restoring.under(patch, "properties").put(property.name(), null);
      }
    }
    for (var property : theirs.members().properties()) {
      var there = ours.property(property.name());
      if (there == null) {
        Restoring.under(patch, "properties")
            .put(property.name(), words().schema(property.schema()));
      } else if (!isSame(there.schema(), property.schema(), both)) {
        Restoring.under(patch, "properties")
            .put(property.name(), difference(there.schema(), property.schema(), both));
      }
    }
    return patch;
  }

  /// Takes back what makes no difference to a client: the width of a number, and of what only
  /// answers have, that it is read only.
  private static void quiet(Map<String, @Nullable Object> patch, Schema theirs, boolean both) {
    var number = theirs.types().contains("integer") || theirs.types().contains("number");
    if (number && patch.get("format") == null) {
      patch.remove("format");
    }
    if (!both && patch.get("readOnly") == null) {
      patch.remove("readOnly");
    }
  }

  /// Whether a property needs no word: it is alike now, and what it refers to stays so.
  ///
  /// @param both whether clients send it, too: then what is read only counts
  private boolean isSame(Schema ours, Schema theirs, boolean both) {
    var told = ours.told();
    var other = theirs.told();
    var isHidden =
        told.writeOnly() != other.writeOnly() || (both && told.readOnly() != other.readOnly());
    return !isHidden && (leadsHome(ours, theirs) || isAlike(ours, theirs, both));
  }

  private boolean isAlike(Schema ours, Schema theirs, boolean both) {
    return parts.alike(ours, theirs, false) && (!both || parts.alike(ours, theirs, true));
  }

  private boolean leadsHome(Schema ours, Schema theirs) {
    var ref = ours.ref();
    var other = theirs.ref();
    return ref != null && other != null && ref.to().equals(homes.get(other.to()));
  }

  /// Adds null to `words` for what `before` says and they do not, at any depth.
  @SuppressWarnings("unchecked") // Words are texts as names alone.
  static void without(Map<String, @Nullable Object> before, Map<String, @Nullable Object> words) {
    before.forEach(
        (name, said) -> {
          if (!words.containsKey(name)) {
            words.put(name, null);
          } else if (said instanceof Map<?, ?> inner
              && words.get(name) instanceof Map<?, ?> now
              && !inner.containsKey("$ref")
              && !now.containsKey("$ref")) {
            without((Map<String, @Nullable Object>) inner, (Map<String, @Nullable Object>) now);
          }
        });
  }

  private void align(Operation ours, Operation theirs, boolean request) {
    if (request) {
      if (ours.body() != null && theirs.body() != null) {
        align(ours.body().content(), theirs.body().content(), true);
      }
      for (var parameter : ours.parameters()) {
        var other =
            theirs.parameters().stream()
                .filter(
                    each ->
                        each.in() == parameter.in()
                            && each.in() != Parameter.In.PATH
                            && each.name().equals(parameter.name()))
                .findFirst();
        other.ifPresent(each -> align(parameter.schema(), each.schema(), true, 0));
      }
      return;
    }
    for (var response : ours.responses()) {
      var other = Restoring.response(theirs, response.status());
      if (other != null) {
        align(response.content(), other.content(), false);
      }
    }
  }

  private void align(List<Content> ours, List<Content> theirs, boolean request) {
    for (var content : ours) {
      for (var other : theirs) {
        if (content.media().equals(other.media())) {
          align(content.schema(), other.schema(), request, 0);
        }
      }
    }
  }

  private void align(@Nullable Schema ours, @Nullable Schema theirs, boolean request, int depth) {
    if (ours == null || theirs == null || depth > 40) {
      return;
    }
    var ref = ours.ref();
    if (ref != null) {
      var other = theirs.ref();
      var name = other == null ? "inline " + theirs.place() : other.to();
      if (!met.add(List.of(ref.to(), name, request))) {
        return;
      }
      var target = targets.computeIfAbsent(ref.to(), key -> new Target());
      target.names.add(name);
      if (request) {
        asked.add(name);
      }
      target.schema = other == null ? theirs : given.resolve(theirs);
    }
    var left = Shape.of(published, ours, request);
    var right = Shape.of(given, theirs, request);
    left.properties()
        .forEach((name, schema) -> align(schema, right.properties().get(name), request, depth + 1));
    align(left.items(), right.items(), request, depth + 1);
    align(left.others(), right.others(), request, depth + 1);
  }

  /// The name that a schema of the description has in the published document; it is added to that
  /// where none there stands for it.
  private String home(String name) {
    var home = homes.get(name);
    if (home != null) {
      return home;
    }
    var own = name;
    for (var number = 2; published.schemas().containsKey(own); number++) {
      own = name + number;
    }
    homes.put(name, own);
    var there = given.schemas().get(name);
    if (there != null) {
      schemas.put(own, new LinkedHashMap<String, @Nullable Object>());
      schemas.put(own, words().schema(there.schema()));
    }
    return own;
  }

  private String scheme(String name) {
    var own = name;
    var wanted = given.schemes().stream().filter(each -> each.name().equals(name)).findFirst();
    for (var number = 2; isOther(own, wanted.orElse(null)); number++) {
      own = name + number;
    }
    if (wanted.isPresent()
        && published.schemes().stream().map(each -> each.name()).noneMatch(own::equals)) {
      schemes.put(own, OpenApiWords.scheme(wanted.get()));
    }
    return own;
  }

  private boolean isOther(String name, @Nullable SecurityScheme wanted) {
    return published.schemes().stream()
        .anyMatch(
            each ->
                each.name().equals(name)
                    && (wanted == null
                        || each.kind() != wanted.kind()
                        || !each.parameter().equals(wanted.parameter())));
  }
}
