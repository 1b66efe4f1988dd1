package dev.newel.publish.openapi;

import dev.newel.design.flow.Event;
import dev.newel.language.Http;
import dev.newel.language.Json;
import dev.newel.language.Messaging;
import dev.newel.publish.example.Examples;
import dev.newel.publish.example.Fit;
import dev.newel.publish.openapi.OpenApi.Answer;
import dev.newel.publish.openapi.OpenApi.Body;
import dev.newel.publish.openapi.OpenApi.Media;
import dev.newel.publish.openapi.OpenApi.Parameter;
import dev.newel.publish.openapi.OpenApi.Response;
import dev.newel.publish.schema.Schema;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The requests that bring events of other systems, and those that take ours to subscribers.
///
/// A design says no status of theirs, so any of success and any of refusal stand for the answers.
final class EventPaths {
  static final String TAG = "events";

  /// Who gets events over HTTP.
  private static final String SUBSCRIBERS = "subscribers";

  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE");

  /// The header that a signature stands in: `hmac-sha256 SECRET in X-Signature`.
  private static final Pattern HEADER = Pattern.compile("\\bin (?:the )?([A-Za-z][\\w-]*)$");

  private static final Pattern NAME = Pattern.compile("\\{(\\w+)\\}");

  private final Catalog catalog;
  private final Schemas schemas;

  EventPaths(Catalog catalog, Schemas schemas) {
    this.catalog = catalog;
    this.schemas = schemas;
  }

  /// Where events arrive, by path and method; those that arrive at one place are one operation.
  Map<String, Map<String, OpenApi.Operation>> received() {
    var arriving = new LinkedHashMap<Http, List<Event>>();
    for (var event : catalog.design.events().values()) {
      var http = event.http();
      if (event.source() == null || http == null || http.path() == null) {
        continue;
      }
      if (WITHOUT_BODY.contains(http.method())) {
        catalog.dropped(
            Address.of("events", event.name(), "http"),
            "The request that brings `%s` is not in the %s document: a %s request has no body for its payload."
                .formatted(event.name(), catalog.target(), http.method()));
      } else {
        arriving.computeIfAbsent(http, unseen -> new ArrayList<>()).add(event);
      }
    }
    var base = catalog.design.api().base();
    var paths = new LinkedHashMap<String, Map<String, OpenApi.Operation>>();
    arriving.forEach(
        (http, events) -> {
          var whole = String.valueOf(http.path());
          var below = whole.startsWith(base + "/");
          var path = below ? whole.substring(base.length()) : whole;
          paths
              .computeIfAbsent(path, unseen -> new LinkedHashMap<>())
              .put(
                  http.method().toLowerCase(Locale.ROOT),
                  received(events, path, below ? null : "/"));
        });
    return paths;
  }

  private OpenApi.Operation received(List<Event> events, String path, @Nullable String server) {
    var parameters = new ArrayList<Parameter>();
    NAME.matcher(path)
        .results()
        .forEach(
            found ->
                parameters.add(
                    parameter(
                        found.group(1), "path", "A part of the path that the sender knows.", "1")));
    var text = new ArrayList<String>();
    for (var event : events) {
      text.add(
          "`%s` sends `%s`.%s"
              .formatted(
                  event.source(), event.name(), event.doc() == null ? "" : " " + event.doc()));
      text.add("Version %d of its payload.".formatted(event.version()));
      if (event.row() != null) {
        text.add("It is about a row of `%s`.".formatted(event.row().entity()));
      }
      text.add(
          event.once() == null
              ? "A second delivery does nothing."
              : "A second delivery of the same `%s` does nothing.".formatted(event.once().text()));
    }
    var signed =
        events.stream()
            .flatMap(event -> java.util.stream.Stream.ofNullable(event.signed()))
            .distinct()
            .toList();
    signed.forEach(how -> sign(how, text, parameters));
    return new OpenApi.Operation(
        List.of(TAG),
        TAG + "." + events.getFirst().name(),
        "Take "
            + events.stream()
                .map(event -> "`" + event.name() + "`")
                .collect(Collectors.joining(" or ")),
        text.stream().distinct().collect(Collectors.joining("\n\n")),
        false,
        server,
        List.of(),
        parameters,
        body(events),
        answers("It is taken.", "It is refused: it is not signed, or not what is expected."),
        more(events));
  }

  /// What is sent to whoever subscribed, by the event's name.
  Map<String, Map<String, OpenApi.Operation>> sent() {
    var webhooks = new LinkedHashMap<String, Map<String, OpenApi.Operation>>();
    for (var event : catalog.design.events().values()) {
      if (event.source() == null && event.to().contains(SUBSCRIBERS)) {
        webhooks.put(event.name(), Map.of("post", sent(event)));
      }
    }
    return webhooks;
  }

  private OpenApi.Operation sent(Event event) {
    var parameters = new ArrayList<Parameter>();
    var text = new ArrayList<String>();
    if (event.doc() != null) {
      text.add(event.doc());
    }
    text.add("Version %d of its payload.".formatted(event.version()));
    var messaging = catalog.design.prose().messaging();
    var hooks = messaging == null ? null : messaging.webhooks();
    if (hooks != null) {
      text.add("It goes to the address of each row of `%s`.".formatted(hooks.subscribers()));
      attempts(hooks, text);
      sign(hooks.signed() == null ? "hmac-sha256" : hooks.signed(), text, parameters);
    }
    if (event.partition() != null) {
      text.add("Those of one `%s` arrive in order.".formatted(event.partition()));
    }
    if (event.promise() != null) {
      text.add("Promised: %s.".formatted(event.promise()));
    }
    return new OpenApi.Operation(
        List.of(TAG),
        TAG + "." + event.name(),
        "Tell subscribers `%s`".formatted(event.name()),
        text.isEmpty() ? null : String.join("\n\n", text),
        false,
        null,
        List.of(),
        parameters,
        body(List.of(event)),
        answers("The subscriber has it.", "The subscriber does not take it."),
        more(List.of(event)));
  }

  private static void attempts(Messaging.Webhooks hooks, List<String> text) {
    if (hooks.attempts() != null) {
      text.add(
          "It is tried up to %d times%s."
              .formatted(
                  hooks.attempts(),
                  hooks.backoff() == null ? "" : " with pauses of " + hooks.backoff()));
    }
    if (hooks.disable() != null) {
      text.add("The subscription ends %s in a row.".formatted(hooks.disable()));
    }
  }

  private static void sign(String how, List<String> text, List<Parameter> parameters) {
    text.add("It is signed: %s.".formatted(how));
    var header = HEADER.matcher(how.strip());
    if (header.find()
        && parameters.stream().noneMatch(each -> each.name().equals(header.group(1)))) {
      parameters.add(parameter(header.group(1), "header", "The signature of the body.", "0f1e2d"));
    }
  }

  private static Parameter parameter(String name, String in, String doc, String example) {
    return new Parameter(
        name,
        in,
        doc,
        true,
        false,
        null,
        false,
        Schema.string().with("minLength", 1),
        new Json.Text(example));
  }

  private Body body(List<Event> events) {
    var refs =
        events.stream().map(event -> payload(Vocabulary.payload(catalog, schemas, event))).toList();
    var schema = refs.size() == 1 ? refs.getFirst() : Schema.ANY.with("anyOf", refs);
    var examples = new LinkedHashMap<String, Json>();
    for (var i = 0; i < events.size(); i++) {
      var name = events.get(i).name();
      example(events.get(i), refs.get(i)).ifPresent(example -> examples.put(name, example));
    }
    return new Body(null, true, Map.of("application/json", new Media(schema, examples, Map.of())));
  }

  /// The component of a payload has no members that are read alone.
  private Schema payload(Schema ref) {
    var name = ref.target().orElseThrow();
    catalog.schemas.put(name, carried(Objects.requireNonNull(catalog.schemas.get(name))));
    return ref;
  }

  /// The same without `readOnly`, which OpenAPI forbids the body of a request to have: what an
  /// event carries is nobody's to write. A component that has such members gets a twin without
  /// them.
  private Schema carried(Schema schema) {
    var target = schema.target().orElse(null);
    var whole = target == null ? null : catalog.schemas.get(target);
    if (target == null || whole == null) {
      return inner(schema);
    }
    if (!isReadOnly(whole, new HashSet<>())) {
      return schema;
    }
    var name = catalog.name(List.of("carried", target), target + "Carried");
    if (!catalog.schemas.containsKey(name)) {
      catalog.schemas.put(name, Schema.ANY);
      catalog.schemas.put(name, carried(whole));
    }
    return schema.with("$ref", Schema.COMPONENTS + name);
  }

  private Schema inner(Schema schema) {
    var keywords = new LinkedHashMap<String, Object>();
    schema
        .keywords()
        .forEach(
            (keyword, value) -> {
              if (!keyword.equals("readOnly")) {
                keywords.put(keyword, within(value));
              }
            });
    return new Schema(keywords);
  }

  private Object within(Object value) {
    return switch (value) {
      case Schema inner -> carried(inner);
      case List<?> list -> list.stream().map(item -> within(Objects.requireNonNull(item))).toList();
      case Map<?, ?> map -> {
        var changed = new LinkedHashMap<Object, Object>();
        map.forEach((name, item) -> changed.put(name, within(Objects.requireNonNull(item))));
        yield changed;
      }
      default -> value;
    };
  }

  private boolean isReadOnly(Object value, Set<String> seen) {
    return switch (value) {
      case Schema schema ->
          schema.keywords().containsKey("readOnly")
              || schema.keywords().values().stream().anyMatch(each -> isReadOnly(each, seen))
              || schema
                  .target()
                  .filter(seen::add)
                  .map(catalog.schemas::get)
                  .filter(inner -> isReadOnly(inner, seen))
                  .isPresent();
      case List<?> list ->
          list.stream().anyMatch(item -> isReadOnly(Objects.requireNonNull(item), seen));
      case Map<?, ?> map ->
          map.values().stream().anyMatch(item -> isReadOnly(Objects.requireNonNull(item), seen));
      default -> false;
    };
  }

  /// The example of the design, where it has the payload's shape, or one that is made up.
  private Optional<Json> example(Event event, Schema payload) {
    var given = event.example();
    return given != null && new Fit(catalog.schemas).unlike(given, payload, event.name()) == null
        ? Optional.of(given)
        : new Examples(catalog.schemas).of(payload, event.name());
  }

  private static Map<String, Answer> answers(String taken, String refused) {
    var answers = new LinkedHashMap<String, Answer>();
    answers.put("2XX", new Response(taken, Map.of(), Map.of()));
    answers.put("4XX", new Response(refused, Map.of(), Map.of()));
    return answers;
  }

  private static Map<String, Json> more(List<Event> events) {
    var satisfied =
        events.stream().flatMap(event -> event.satisfies().stream()).distinct().toList();
    return satisfied.isEmpty()
        ? Map.of()
        : Map.of(
            "x-newel-satisfies",
            new Json.Array(satisfied.stream().<Json>map(Json.Text::new).toList()));
  }
}
