package dev.newel.publish.openapi;

import dev.newel.design.api.Deprecation;
import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Resource;
import dev.newel.design.data.Type;
import dev.newel.language.Json;
import dev.newel.publish.example.Examples;
import dev.newel.publish.openapi.OpenApi.Body;
import dev.newel.publish.openapi.OpenApi.Media;
import dev.newel.publish.schema.Schema;
import dev.newel.text.Articles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Operations of a design as operations of OpenAPI.
final class Operations {
  private static final int LONGEST_SUMMARY = 100;

  /// What nobody does to a row that is locked.
  private static final Set<Operation.Kind> CHANGES =
      Set.of(
          Operation.Kind.REPLACE,
          Operation.Kind.UPDATE,
          Operation.Kind.DELETE,
          Operation.Kind.BULK_UPDATE);

  private final Catalog catalog;
  private final Schemas schemas;
  private final Parameters parameters;
  private final Answers answers;
  private final Security security;

  Operations(Catalog catalog) {
    var types = new Types(catalog);
    this.catalog = catalog;
    this.schemas = new Schemas(catalog, types);
    this.parameters = new Parameters(catalog, types, schemas);
    this.answers = new Answers(catalog, types, schemas);
    this.security = new Security(catalog.design.identity());
  }

  Security security() {
    return security;
  }

  EventPaths events() {
    return new EventPaths(catalog, schemas);
  }

  /// @param resource null for the operations of identity
  OpenApi.Operation of(Operation operation, @Nullable Resource resource) {
    var doc = operation.doc() == null ? "" : operation.doc().strip();
    var first = firstSentence(doc);
    var said = !first.isEmpty() && first.length() <= LONGEST_SUMMARY;
    var summary = said ? first : summary(operation, resource);
    return new OpenApi.Operation(
        List.of(resource == null ? "identity" : resource.name()),
        operation.id(),
        summary,
        description(operation, said && (doc.equals(first) || doc.equals(first + ".")) ? "" : doc),
        operation.deprecated() != null,
        null,
        security.of(operation),
        parameters.of(operation),
        body(operation),
        answers.of(operation),
        more(operation));
  }

  private static String firstSentence(String doc) {
    var line = doc.lines().findFirst().orElse("");
    var end = line.indexOf(". ");
    var sentence = end < 0 ? line : line.substring(0, end);
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private static String summary(Operation operation, @Nullable Resource resource) {
    var one = resource == null ? "" : Parameters.words(resource.singular());
    var many = resource == null ? "" : Parameters.words(resource.plural());
    var article = Articles.of(one) + " ";
    var name = operation.id().substring(operation.id().indexOf('.') + 1);
    return switch (operation.kind()) {
      case LIST ->
          name.equals("list") ? "List " + many : capital(Parameters.words(name)) + ": list " + many;
      case GET ->
          resource != null && resource.lookup() == null ? "Get " + one : "Get " + article + one;
      case CREATE -> "Create " + article + one;
      case REPLACE -> "Replace " + article + one;
      case UPDATE -> "Update " + article + one;
      case DELETE -> "Delete " + article + one;
      case RESTORE -> "Restore " + article + one;
      case BULK_CREATE -> "Create many " + many;
      case BULK_UPDATE -> "Update many " + many;
      case ACTION, LINK, UNLINK ->
          capital(Parameters.words(name)) + (one.isEmpty() ? "" : " " + article + one);
      case REGISTER -> "Register";
      case LOGIN -> "Log in";
      case REFRESH -> "Renew the tokens";
      case LOGOUT -> "Log out";
      case PASSWORD -> "Change the password";
    };
  }

  private static String capital(String words) {
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private @Nullable String description(Operation operation, String doc) {
    var parts = new ArrayList<String>();
    if (!doc.isEmpty()) {
      parts.add(doc);
    }
    if (operation.isOpenToAll()) {
      parts.add("For everybody.");
    } else if (!operation.access().isEmpty()) {
      parts.add("For %s.".formatted(String.join(", or ", Security.grants(operation))));
    }
    for (var move : operation.effects().moves()) {
      parts.add(
          "Moves `%s` from `%s` to `%s`."
              .formatted(move.field(), String.join("` or `", move.from()), move.to()));
    }
    for (var condition : operation.effects().when()) {
      parts.add("Only where `%s`.".formatted(condition.expr().text()));
    }
    parts.addAll(conditions(operation));
    if (operation.deprecated() != null) {
      parts.add(deprecated(operation.deprecated()));
    }
    if (operation.limit() != null) {
      parts.add("At most %s.".formatted(operation.limit()));
    }
    if (operation.countsAs() != 1) {
      parts.add("Counts as %d requests.".formatted(operation.countsAs()));
    }
    if (operation.bulk() != null) {
      parts.add(
          "At most %d rows, %s."
              .formatted(
                  operation.bulk().max(),
                  operation.bulk().atomic() ? "all or none" : "each for itself"));
    }
    return parts.isEmpty() ? null : String.join("\n\n", parts);
  }

  private static String deprecated(Deprecation deprecated) {
    var text = new StringBuilder("Deprecated");
    if (deprecated.since() != null) {
      text.append(" since ").append(deprecated.since());
    }
    if (deprecated.sunset() != null) {
      text.append(", and gone from %s on".formatted(deprecated.sunset()));
    }
    if (deprecated.use() != null) {
      text.append("; use `%s` instead".formatted(deprecated.use()));
    }
    return text.append(".").toString();
  }

  /// What the entity, or the way in which people are known, asks of the operation.
  private List<String> conditions(Operation operation) {
    var parts = new ArrayList<String>();
    var name = operation.target().entity();
    var entity = name == null ? null : catalog.design.model().entities().get(name);
    if (entity != null && CHANGES.contains(operation.kind()) && entity.locked() != null) {
      parts.add("Not while `%s`.".formatted(entity.locked().text()));
    }
    if (entity != null && operation.kind() != Operation.Kind.DELETE && !operation.isRead()) {
      for (var condition : entity.holds()) {
        parts.add("Afterwards `%s` holds, or nothing is done.".formatted(condition.expr().text()));
      }
    }
    var identity = catalog.design.identity();
    if (operation.kind() == Operation.Kind.REGISTER && identity.newcomers() != null) {
      parts.add("Who registers has the role `%s`.".formatted(identity.newcomers()));
    }
    var throttle = identity.throttle();
    if (operation.kind() == Operation.Kind.LOGIN && throttle != null) {
      parts.add(
          "At most %d failures within %s, counted by %s."
              .formatted(
                  throttle.failures(),
                  throttle.per(),
                  throttle.by().isEmpty()
                      ? "`ip`"
                      : "`" + String.join("` and `", throttle.by()) + "`"));
    }
    return parts;
  }

  private @Nullable Body body(Operation operation) {
    var input = operation.input();
    if (input == null || input.in() != Input.In.BODY) {
      return null;
    }
    var item = schemas.input(input, operation);
    var bulk = operation.bulk();
    var schema =
        bulk == null
            ? Templates.schema(input.envelope(), Map.of("item", item), Set.of())
            : Templates.schema(
                input.envelope(),
                Map.of(
                    "items", Schema.array(item).with("minItems", 1).with("maxItems", bulk.max())),
                Set.of());
    var demanded =
        operation.kind() != Operation.Kind.ACTION
            || input.members().stream().anyMatch(Input.Member::required);
    var encodings = new LinkedHashMap<String, String>();
    for (var member : input.members()) {
      if (member.field().type() instanceof Type.File(var max, var media) && !media.isEmpty()) {
        encodings.put(member.wire(), String.join(", ", media));
      }
    }
    return new Body(
        null,
        demanded,
        Map.of(input.media(), new Media(schema, examples(operation, input, schema), encodings)));
  }

  /// The example that the design gives, or one that is made up; none for forms with files.
  private Map<String, Json> examples(Operation operation, Input input, Schema schema) {
    if (input.media().startsWith("multipart/")) {
      return Map.of();
    }
    var given = operation.example();
    if (given != null) {
      return Map.of("request", Templates.filled(input.envelope(), Map.of("item", given)));
    }
    return new Examples(catalog.schemas)
        .of(schema, thing(operation))
        .map(example -> Map.of("request", example))
        .orElse(Map.of());
  }

  /// What the body of an operation is of, for the names in its examples.
  static String thing(Operation operation) {
    var entity = operation.target().entity();
    return entity == null ? "value" : entity;
  }

  private Map<String, Json> more(Operation operation) {
    var more = new LinkedHashMap<String, Json>();
    texts(more, "x-newel-roles", security.roles(operation));
    texts(
        more,
        "x-newel-access",
        Security.grants(operation).stream().map(grant -> grant.replace("`", "")).toList());
    texts(more, "x-newel-satisfies", operation.satisfies());
    texts(more, "x-newel-rules", operation.rules());
    texts(more, "x-newel-emits", operation.effects().emits());
    text(more, "x-newel-starts", operation.effects().starts());
    text(more, "x-newel-undoes", operation.undoes());
    var moves =
        operation.effects().moves().stream()
            .map(
                move ->
                    "%s: %s -> %s"
                        .formatted(move.field(), String.join(" | ", move.from()), move.to()));
    texts(more, "x-newel-moves", moves.toList());
    var cache = operation.cache();
    text(
        more,
        "x-newel-cache",
        cache == null || cache.keep() == null ? null : cache.keep().toString());
    text(more, "x-newel-cache-key", operation.cacheKey());
    text(more, "x-newel-limit", operation.limit() == null ? null : operation.limit().toString());
    text(
        more,
        "x-newel-timeout",
        operation.timeout() == null ? null : operation.timeout().toString());
    if (operation.countsAs() != 1) {
      more.put("x-newel-counts-as", Parameters.number(operation.countsAs()));
    }
    Stream.of(
            operation.sensitive() ? "x-newel-sensitive" : null,
            operation.audited() ? "x-newel-audited" : null)
        .flatMap(Stream::ofNullable)
        .forEach(name -> more.put(name, new Json.Bool(true)));
    return more;
  }

  private static void texts(Map<String, Json> more, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      more.put(name, new Json.Array(texts.stream().<Json>map(Json.Text::new).toList()));
    }
  }

  private static void text(Map<String, Json> more, String name, @Nullable String text) {
    if (text != null) {
      more.put(name, new Json.Text(text));
    }
  }
}
