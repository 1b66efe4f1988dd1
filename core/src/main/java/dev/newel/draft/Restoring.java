package dev.newel.draft;

import dev.newel.foreign.http.Equivalence;
import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.http.Operation;
import dev.newel.foreign.http.Operation.Content;
import dev.newel.foreign.http.Operation.Response;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What the language cannot say of a description: members of OpenAPI that, merged into what is
/// published of a draft, make it equivalent to the description again.
///
/// @param document for `api`
/// @param operations for each operation, by its id in the published document
public record Restoring(
    Map<String, @Nullable Object> document, Map<String, Map<String, @Nullable Object>> operations) {
  private static final List<String> SECTIONS = List.of("paths", "components");

  /// What is left to say of schemas alone. It goes before the rest: most operations differ in their
  /// schemas only.
  ///
  /// @param published what is published of the draft
  /// @param given the description
  public static Restoring schemas(HttpApi published, HttpApi given) {
    return new Work(published, given).schemas();
  }

  /// What is left to say.
  ///
  /// @param published what is published of the draft
  /// @param given the description
  public static Restoring of(HttpApi published, HttpApi given) {
    return new Work(published, given).whole();
  }

  /// Whether nothing is left to say.
  public boolean isEmpty() {
    return document.isEmpty() && operations.isEmpty();
  }

  /// One comparison under way.
  private static final class Work {
    private final HttpApi published;
    private final HttpApi given;
    private final Equivalence.Parts back;
    private final RestoredSchemas schemas;
    private final Map<String, @Nullable Object> document = new LinkedHashMap<>();
    private final Map<String, Map<String, @Nullable Object>> operations = new LinkedHashMap<>();

    Work(HttpApi published, HttpApi given) {
      this.published = published;
      this.given = given;
      back = new Equivalence.Parts(given, published);
      schemas = new RestoredSchemas(published, given);
    }

    Restoring schemas() {
      schemas.align(Equivalence.routes(published), Equivalence.routes(given));
      return restored();
    }

    Restoring whole() {
      var ours = Equivalence.routes(published);
      var theirs = Equivalence.routes(given);
      schemas.align(ours, theirs);
      theirs.forEach(
          (route, operation) -> {
            var there = ours.get(route);
            if (there == null) {
              missing(operation);
            } else {
              differing(there, operation);
            }
          });
      ours.forEach(
          (route, operation) -> {
            if (!theirs.containsKey(route)) {
              under(under(document, "paths"), operation.path())
                  .put(operation.method().toLowerCase(Locale.ROOT), null);
            }
          });
      new SharedWords(published, given, operations).share(document, schemas.words());
      return restored();
    }

    private Restoring restored() {
      var own = schemas.written();
      if (!own.isEmpty()) {
        document.put("components", own);
      }
      operations.values().removeIf(Map::isEmpty);
      var ordered = new LinkedHashMap<String, @Nullable Object>();
      SECTIONS.stream()
          .filter(document::containsKey)
          .forEach(section -> ordered.put(section, document.get(section)));
      return new Restoring(ordered, operations);
    }

    /// An operation that no resource has.
    private void missing(Operation operation) {
      var base = base(published);
      var whole = base(given) + operation.path();
      if (!whole.startsWith(base + "/")) {
        return;
      }
      var path = whole.substring(base.length());
      var same =
          published.paths().stream()
              .filter(each -> nameless(each.path()).equals(nameless(path)))
              .findFirst();
      var at = same.isPresent() ? same.get().path() : path;
      under(under(document, "paths"), at)
          .put(
              operation.method().toLowerCase(Locale.ROOT),
              schemas.words().operation(operation, renamed(operation.path(), at)));
    }

    private static String nameless(String path) {
      return path.replaceAll("\\{[^}/]*}", "{}");
    }

    private static String base(HttpApi api) {
      return Equivalence.base(api);
    }

    private void differing(Operation ours, Operation theirs) {
      var patch = new LinkedHashMap<String, @Nullable Object>();
      var names = renamed(theirs.path(), ours.path());
      for (var part : back.differing(theirs, ours)) {
        switch (part) {
          case "parameters" ->
              patch.put(
                  part,
                  theirs.parameters().isEmpty() ? null : schemas.words().parameters(theirs, names));
          case "request" -> patch.put("requestBody", body(ours, theirs));
          case "credentials" -> patch.put("security", schemas.words().security(theirs));
          default -> under(patch, "responses").put(status(part), answer(ours, theirs, part));
        }
      }
      operations.put(ours.name(), patch);
    }

    private static String status(String part) {
      return part.equals("default") ? part : part.toUpperCase(Locale.ROOT);
    }

    private @Nullable Object body(Operation ours, Operation theirs) {
      if (theirs.body() == null) {
        return null;
      }
      var words = schemas.words().body(theirs.body());
      if (ours.body() != null) {
        replaced(words, ours.body().content());
      }
      return words;
    }

    private @Nullable Object answer(Operation ours, Operation theirs, String status) {
      var answer = response(theirs, status);
      if (answer == null) {
        return null;
      }
      var words = schemas.words().response(answer);
      var before = response(ours, status);
      if (before != null && before.component().isEmpty()) {
        if (words.containsKey("content")) {
          replaced(words, before.content());
        } else if (!before.content().isEmpty()) {
          words.put("content", null);
        }
      }
      return words;
    }

    /// Takes away the media types, examples and words of schemas that stood there before.
    private void replaced(Map<String, @Nullable Object> words, List<Content> before) {
      var contents = under(words, "content");
      for (var content : before) {
        if (!contents.containsKey(content.media())) {
          contents.put(content.media(), null);
          continue;
        }
        var media = under(contents, content.media());
        var schema = content.schema();
        if (schema != null
            && schema.ref() == null
            && media.get("schema") instanceof Map<?, ?> now) {
          @SuppressWarnings("unchecked") // Words are texts as names alone.
          var whole = (Map<String, @Nullable Object>) now;
          if (!whole.containsKey("$ref")) {
            RestoredSchemas.without(schemas.ours().schema(schema), whole);
          }
        }
      }
    }

    /// What a parameter in braces is called at the same place of another path.
    private static UnaryOperator<String> renamed(String from, String to) {
      var before = segments(from);
      var after = segments(to);
      var names = new HashMap<String, String>();
      var shift = after.size() - before.size();
      for (var i = 0; i < before.size(); i++) {
        var at = i + shift;
        if (before.get(i).startsWith("{") && at >= 0 && after.get(at).startsWith("{")) {
          names.put(bare(before.get(i)), bare(after.get(at)));
        }
      }
      return name -> names.getOrDefault(name, name);
    }

    private static List<String> segments(String path) {
      return List.of(path.split("/", -1));
    }

    private static String bare(String segment) {
      return segment.replaceAll("[{}]", "");
    }
  }

  static @Nullable Response response(Operation operation, String status) {
    return operation.responses().stream()
        .filter(each -> each.status().equalsIgnoreCase(status))
        .findFirst()
        .orElse(null);
  }

  @SuppressWarnings("unchecked") // Words are texts as names alone.
  static Map<String, @Nullable Object> under(Map<String, @Nullable Object> map, String name) {
    return (Map<String, @Nullable Object>)
        map.compute(
            name,
            (key, there) ->
                there instanceof Map<?, ?> inner
                    ? inner
                    : new LinkedHashMap<String, @Nullable Object>());
  }
}
