package dev.newel.publish.openapi;

import dev.newel.design.api.Answer;
import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Api;
import dev.newel.design.api.Failure;
import dev.newel.design.api.Operation;
import dev.newel.design.data.Type;
import dev.newel.language.ApiText;
import dev.newel.language.Json;
import dev.newel.publish.example.Examples;
import dev.newel.publish.openapi.OpenApi.Header;
import dev.newel.publish.openapi.OpenApi.HeaderRef;
import dev.newel.publish.openapi.OpenApi.HeaderUse;
import dev.newel.publish.openapi.OpenApi.Media;
import dev.newel.publish.openapi.OpenApi.Response;
import dev.newel.publish.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What an operation answers, by status: success first, then the failures.
final class Answers {
  static final String REQUEST_ID = "X-Request-Id";

  static final Header NAMES_REQUEST =
      new Header(
          "Names the request: by what the client sent in this header, or else by a new id.",
          Schema.string().with("pattern", "^[A-Za-z0-9._-]{1,64}$"));

  private final Catalog catalog;
  private final Api api;
  private final Types types;
  private final Schemas schemas;
  private final Errors errors;

  Answers(Catalog catalog, Types types, Schemas schemas) {
    this.catalog = catalog;
    this.api = catalog.design.api();
    this.types = types;
    this.schemas = schemas;
    this.errors = new Errors(catalog);
  }

  Map<String, OpenApi.Answer> of(Operation operation) {
    var answers = new TreeMap<String, OpenApi.Answer>();
    var answer = operation.answer();
    answers.put(String.valueOf(answer.status()), success(operation));
    if (Parameters.revalidates(operation)) {
      answers.put(
          "304",
          new Response(
              "The client has the present state already.", common(operation, "ETag"), Map.of()));
    }
    var byStatus = new TreeMap<Integer, List<Failure>>();
    for (var failure : operation.failures()) {
      byStatus.merge(
          failure.status(),
          List.of(failure),
          (some, more) -> java.util.stream.Stream.concat(some.stream(), more.stream()).toList());
    }
    byStatus.forEach(
        (status, failures) ->
            answers.put(
                String.valueOf(status),
                errors.answer(operation, status, failures, headers(operation, status))));
    return answers;
  }

  private Response success(Operation operation) {
    var answer = operation.answer();
    var headers = new LinkedHashMap<String, HeaderUse>();
    for (var header : answer.headers()) {
      headers.put(
          header.name(), new Header(header.doc() + value(header, operation), schema(header)));
    }
    var refresh = catalog.design.identity().refresh();
    if (answer.content() instanceof Content.Tokens && refresh != null && refresh.cookie() != null) {
      headers.put(
          "Set-Cookie",
          new Header("The refresh token, in a cookie that scripts cannot read.", Schema.string()));
    }
    if (operation.kind() == Operation.Kind.LOGOUT && refresh != null && refresh.cookie() != null) {
      headers.put(
          "Set-Cookie", new Header("Empties the cookie of the refresh token.", Schema.string()));
    }
    headers.putAll(deprecated(operation));
    headers.putAll(common(operation));
    return new Response(describe(answer), headers, media(operation));
  }

  /// What says that clients should leave the operation; `Deprecation` is a time, which has to be
  /// known.
  private Map<String, HeaderUse> deprecated(Operation operation) {
    var deprecated = operation.deprecated();
    var headers = new LinkedHashMap<String, HeaderUse>();
    if (deprecated == null) {
      return headers;
    }
    if (deprecated.since() != null) {
      headers.put(
          "Deprecation",
          new Header(
              "Since when it is deprecated, %s, in seconds from 1970 on (RFC 9745)."
                  .formatted(deprecated.since()),
              Schema.string()));
    }
    if (deprecated.sunset() != null) {
      headers.put(
          "Sunset",
          new Header(
              "When it ends, %s (RFC 8594).".formatted(deprecated.sunset()), Schema.string()));
    }
    var version = catalog.old();
    if (version != null || deprecated.use() != null) {
      headers.put("Link", new Header("What comes instead.", Schema.string()));
    }
    var more = catalog.design.api().deprecationHeader();
    if (version != null && more != null) {
      headers.put(more, new Header("Says that the version is old.", Schema.words(List.of("true"))));
    }
    return headers;
  }

  private static String describe(Answer answer) {
    return switch (answer.content()) {
      case Content.Nothing nothing ->
          answer.status() == 202 ? "Accepted." : "Done; there is nothing to say.";
      case Content.One(var view) ->
          answer.status() == 201
              ? "It is made."
              : answer.status() == 202
                  ? "Accepted; it goes on from here."
                  : "The %s.".formatted(Parameters.words(view.of()));
      case Content.Many(var view) -> "The rows.";
      case Content.Outcomes outcomes -> "What became of each.";
      case Content.Values values -> "The values.";
      case Content.Tokens tokens -> "The tokens.";
      case Content.Rendered rendered -> "The document.";
    };
  }

  private static String value(Answer.Header header, Operation operation) {
    var cache = operation.cache();
    if (!header.name().equals("Cache-Control") || cache == null || cache.http() == null) {
      return "";
    }
    var who = cache.http().name().toLowerCase(java.util.Locale.ROOT);
    return cache.keep() == null || who.equals("none")
        ? " Here `%s`.".formatted(who.equals("none") ? "no-store" : who)
        : " Here `%s, max-age=%d`.".formatted(who, cache.keep().estimate().toSeconds());
  }

  private Schema schema(Answer.Header header) {
    var schema = types.of(header.type(), header.name(), null, Types.SHOWN);
    return header.name().equals("Location") ? schema.with("format", "uri-reference") : schema;
  }

  /// The headers that every answer bears, those of a limited operation, and more by name.
  private Map<String, HeaderUse> common(Operation operation, String... more) {
    var headers = new LinkedHashMap<String, HeaderUse>();
    catalog.headers.put(REQUEST_ID, NAMES_REQUEST);
    headers.put(REQUEST_ID, new HeaderRef(REQUEST_ID));
    for (var name : more) {
      headers.put(
          name,
          new Header("The entity tag of the row (RFC 9110, section 8.8.3).", Schema.string()));
    }
    if (operation.failures().stream()
        .anyMatch(failure -> failure.code().equals("RATE_LIMIT_EXCEEDED"))) {
      limits()
          .forEach(
              (name, header) -> {
                catalog.headers.put(name, header);
                headers.put(name, new HeaderRef(name));
              });
    }
    return headers;
  }

  private Map<String, Header> limits() {
    var limits = new LinkedHashMap<String, Header>();
    var count = Schema.integer().with("minimum", 0);
    var reset =
        api.limitReset() == ApiText.Reset.EPOCH
            ? "The time at which the limit is full again, in seconds since 1970."
            : "Seconds until the limit is full again.";
    var kind = api.limitHeaders();
    if (kind == ApiText.LimitHeaders.X_RATELIMIT || kind == ApiText.LimitHeaders.BOTH) {
      limits.put(
          "X-RateLimit-Limit",
          new Header(
              "How many requests the caller may make in the present window." + byRole(), count));
      limits.put("X-RateLimit-Remaining", new Header("How many of them are left.", count));
      limits.put("X-RateLimit-Reset", new Header(reset, count));
    }
    if (kind == ApiText.LimitHeaders.RATELIMIT || kind == ApiText.LimitHeaders.BOTH) {
      limits.put(
          "RateLimit",
          new Header(
              "What is left of the limit, and until when (draft-ietf-httpapi-ratelimit-headers).",
              Schema.string()));
      limits.put(
          "RateLimit-Policy",
          new Header(
              "The limit and its window (draft-ietf-httpapi-ratelimit-headers).", Schema.string()));
    }
    return limits;
  }

  /// The limit of each role that has one.
  private String byRole() {
    var limits =
        catalog.design.identity().roles().values().stream()
            .filter(role -> role.limit() != null)
            .map(role -> "`%s` %s".formatted(role.name(), role.limit()))
            .collect(Collectors.joining(", "));
    return limits.isEmpty() ? "" : " By role: " + limits + ".";
  }

  private Map<String, HeaderUse> headers(Operation operation, int status) {
    var headers = new LinkedHashMap<String, HeaderUse>();
    if (status == 401) {
      catalog.headers.put(
          "WWW-Authenticate",
          new Header("How to authenticate (RFC 9110, section 11.6.1).", Schema.string()));
      headers.put("WWW-Authenticate", new HeaderRef("WWW-Authenticate"));
    }
    if (status == 429 || status == 503) {
      catalog.headers.put(
          "Retry-After",
          new Header(
              "Seconds after which asking again makes sense.",
              Schema.integer().with("minimum", 0)));
      headers.put("Retry-After", new HeaderRef("Retry-After"));
    }
    headers.putAll(common(operation));
    return headers;
  }

  private Map<String, Media> media(Operation operation) {
    var answer = operation.answer();
    var media = answer.media();
    if (media == null) {
      return Map.of();
    }
    var schema =
        switch (answer.content()) {
          case Content.Nothing nothing -> Schema.ANY;
          case Content.One(var view) -> one(answer, schemas.view(view));
          case Content.Outcomes outcomes -> outcomes(outcomes);
          case Content.Many(var view) -> many(operation, Schema.array(schemas.view(view)));
          case Content.Values(var type) ->
              many(operation, Schema.array(types.of(type, "Value", null, schemas.shown())));
          case Content.Tokens tokens -> tokens(tokens);
          case Content.Rendered rendered ->
              media.startsWith("text/") ? Schema.string() : Schema.ANY;
        };
    var examples =
        answer.content() instanceof Content.Rendered
            ? Map.<String, Json>of()
            : new Examples(catalog.schemas)
                .of(schema, Operations.thing(operation))
                .map(
                    example ->
                        Map.of(
                            "success",
                            Unset.in(moved(operation, example), operation, catalog.design)))
                .orElse(Map.of());
    return Map.of(media, new Media(schema, examples, Map.of()));
  }

  /// An example shows the state into which the operation moves its row, as clients know it.
  private static Json moved(Operation operation, Json example) {
    var moved = example;
    if (operation.answer().content() instanceof Content.One(var view)) {
      for (var move : operation.effects().moves()) {
        for (var item : view.items()) {
          if (item.field().name().equals(move.field())) {
            var word =
                item.field().type() instanceof Type.Enumeration words
                    ? words.shown(move.to())
                    : move.to();
            moved = with(moved, item.wire(), new Json.Text(word));
          }
        }
      }
    }
    return moved;
  }

  /// Sets a member of an object, or of the objects within one that does not have it.
  private static Json with(Json json, String name, Json value) {
    if (!(json instanceof Json.Object(var members))) {
      return json;
    }
    var changed = new LinkedHashMap<>(members);
    if (members.containsKey(name)) {
      changed.put(name, value);
    } else {
      changed.replaceAll((member, inner) -> with(inner, name, value));
    }
    return new Json.Object(changed);
  }

  private static Schema one(Answer answer, Schema row) {
    return Templates.schema(answer.envelope(), Map.of("item", row), Set.of());
  }

  private static Schema many(Operation operation, Schema rows) {
    return Templates.schema(operation.answer().envelope(), Templates.page(rows), Set.of());
  }

  private Schema outcomes(Content.Outcomes outcomes) {
    var properties = new LinkedHashMap<String, Schema>();
    properties.put(outcomes.status(), Schema.integer().with("minimum", 200).with("maximum", 599));
    if (outcomes.view() != null) {
      properties.put(outcomes.item(), schemas.view(outcomes.view()));
    }
    properties.put(outcomes.error(), errors.body());
    return Schema.array(Schema.object(properties, List.of(outcomes.status())));
  }

  private Schema tokens(Content.Tokens tokens) {
    var properties = new LinkedHashMap<String, Schema>();
    properties.put(
        tokens.access(), Schema.string().with("description", "The token that each request bears."));
    properties.put(
        tokens.type(), Schema.string().with("const", catalog.design.identity().access().scheme()));
    properties.put(
        tokens.lasts(),
        Schema.integer().with("description", "Seconds until the access token expires."));
    if (tokens.refresh() != null) {
      properties.put(
          tokens.refresh(), Schema.string().with("description", "The token that renews it."));
    }
    var person = tokens.person();
    if (person != null) {
      properties.put(person.wire(), schemas.view(person.view()));
    }
    var name = catalog.name(tokens, person == null ? "RenewedTokens" : "Tokens");
    catalog.schemas.put(name, Schema.object(properties, List.copyOf(properties.keySet())));
    return Schema.ref(name);
  }
}
