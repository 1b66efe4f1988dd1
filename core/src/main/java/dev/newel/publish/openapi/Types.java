package dev.newel.publish.openapi;

import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.language.Json;
import dev.newel.language.Modifier;
import dev.newel.language.Range;
import dev.newel.publish.example.RowIds;
import dev.newel.publish.schema.Schema;
import dev.newel.source.Address;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Types and fields as schemas.
final class Types {
  /// Words of `a-z` and `0-9` with `-` between them.
  private static final String SLUG = "^[a-z0-9]+(?:-[a-z0-9]+)*$";

  /// What RE2 knows and ECMA-262, whose expressions JSON Schema has, does not.
  private static final Pattern NOT_ECMA =
      Pattern.compile("\\(\\?[a-zA-Z^-]|\\\\[AzQEaCpP]|\\[\\[:|\\(\\?P<");

  private final Catalog catalog;

  Types(Catalog catalog) {
    this.catalog = catalog;
  }

  /// A field's own schema without its notes.
  ///
  /// @param owner the entity or value that has it, null for an argument
  /// @param values makes the schema of a value: as shown or as given
  Schema of(Field field, @Nullable String owner, Values values) {
    var place =
        owner == null ? Catalog.upperCamel(field.name()) : owner + Catalog.upperCamel(field.name());
    var schema = told(of(field.type(), place, owner, values), field, owner);
    if (field.is(Modifier.DEDUPED) && values.shown()) {
      schema = schema.with("uniqueItems", true);
    }
    return schema.target().isPresent() ? schema : bounded(schema, field);
  }

  /// With the id of the row that examples tell of: its own, or that of the row that the field
  /// refers to, another one for each field of a row that refers to the same entity.
  private Schema told(Schema schema, Field field, @Nullable String owner) {
    var entity = field.is(Modifier.KEY) ? owner : target(field.type());
    if (entity == null || catalog.keyType(entity) != Type.Scalar.UUID) {
      return schema;
    }
    var id = new Json.Text(RowIds.of(catalog.rowOf(entity), other(field, owner, entity)));
    var items = schema.inner("items");
    return items.isEmpty()
        ? schema.with("examples", List.of(id))
        : schema.with("items", items.get().with("examples", List.of(id)));
  }

  /// Which of the rows of an entity a field names: a row does not refer to itself, and its fields
  /// refer to several.
  private int other(Field field, @Nullable String owner, String entity) {
    if (owner == null || field.is(Modifier.KEY)) {
      return 0;
    }
    var before = owner.equals(entity) ? 1 : 0;
    for (var each : catalog.design.model().fields(owner).values()) {
      if (each.name().equals(field.name())) {
        break;
      }
      if (!each.is(Modifier.KEY) && entity.equals(target(each.type()))) {
        before++;
      }
    }
    return before;
  }

  private static @Nullable String target(Type type) {
    return switch (type) {
      case Type.Reference(var entity) -> entity;
      case Type.Inverse(var entity, var via) -> entity;
      case Type.Link(var entity) -> entity;
      case Type.LinkInverse(var entity, var via) -> entity;
      case Type.Derived(var entity, var where, var sort, var first) -> entity;
      case Type.ListOf(var of, var size) -> target(of);
      default -> null;
    };
  }

  /// How the values of a design are said at a place.
  interface Values {
    /// The schema of the value of that name.
    Schema of(String value);

    /// Whether it is an answer that shows them.
    boolean shown();
  }

  /// @param place what an enumeration here is called
  /// @param owner whose field it is; an enumeration that nobody owns is said in place
  Schema of(Type type, String place, @Nullable String owner, Values values) {
    return switch (type) {
      case Type.Scalar scalar -> scalar(scalar);
      case Type.Text text -> text(text, place);
      case Type.Decimal(var precision, var scale) -> decimal(precision, scale);
      case Type.File(var max, var media) -> file(media, max.toString(), values);
      case Type.Enumeration words ->
          owner == null ? Schema.words(words.shown()) : enumeration(place, words.shown());
      case Type.Sequence sequence -> Schema.integer().with("format", "int64").with("minimum", 1);
      case Type.Value(var name) -> values.of(name);
      case Type.MapOf(var of) ->
          Schema.type("object").with("additionalProperties", of(of, place, owner, values));
      case Type.ListOf(var of, var size) -> sized(Schema.array(of(of, place, owner, values)), size);
      case Type.Reference(var entity) -> key(entity);
      case Type.Inverse(var entity, var via) -> Schema.array(key(entity));
      case Type.Link(var entity) ->
          Schema.array(key(entity)).with("uniqueItems", values.shown() ? true : null);
      case Type.LinkInverse(var entity, var via) -> Schema.array(key(entity));
      case Type.Derived(var entity, var where, var sort, var first) ->
          Schema.array(key(entity)).with("maxItems", first);
    };
  }

  Schema key(String entity) {
    return of(catalog.keyType(entity), entity + "Key", null, SHOWN);
  }

  /// For types that hold no values.
  static final Values SHOWN =
      new Values() {
        @Override
        public Schema of(String value) {
          return Schema.type("object");
        }

        @Override
        public boolean shown() {
          return true;
        }
      };

  private Schema scalar(Type.Scalar scalar) {
    return switch (scalar) {
      case BOOLEAN -> Schema.type("boolean");
      case INT -> Schema.integer().with("format", "int32");
      case LONG -> Schema.integer().with("format", "int64");
      case FLOAT -> Schema.type("number").with("format", "double");
      case UUID -> Schema.string().with("format", "uuid");
      case DATE -> Schema.string().with("format", "date");
      case TIME -> Schema.string().with("format", "time-local");
      case TIMESTAMP -> Schema.string().with("format", "date-time");
      case DURATION -> Schema.string().with("format", "duration");
      case JSON -> Schema.ANY;
      case ROLE -> role();
    };
  }

  private Schema role() {
    var roles = catalog.roles();
    if (roles.isEmpty()) {
      return Schema.string();
    }
    var name = catalog.name(Type.Scalar.ROLE, "Role");
    catalog.schemas.put(name, Schema.words(roles).with("description", "What somebody may be."));
    return Schema.ref(name);
  }

  private Schema enumeration(String place, List<String> words) {
    var name = catalog.name(List.of("enum", place), place);
    catalog.schemas.put(name, Schema.words(words));
    return Schema.ref(name);
  }

  private Schema text(Type.Text text, String place) {
    var schema =
        Schema.string()
            .with(
                "format",
                switch (text.kind()) {
                  case EMAIL -> "email";
                  case URI -> "uri";
                  case PASSWORD -> "password";
                  case STRING, SLUG, SECRET -> null;
                })
            .with("minLength", text.min() == 0 ? null : text.min())
            .with("maxLength", text.max());
    var pattern = text.pattern();
    if (pattern == null) {
      return schema.with("pattern", text.kind() == Type.Text.Kind.SLUG ? SLUG : null);
    }
    if (NOT_ECMA.matcher(pattern).find()) {
      catalog.unsaid(
          Address.of("entities", place),
          "The pattern `%s` of `%s` is no regular expression of ECMA-262, so %s has it in `x-newel-pattern` alone."
              .formatted(pattern, place, catalog.target()));
      return schema.with("x-newel-pattern", pattern);
    }
    return schema.with(
        "pattern",
        pattern.startsWith("^") && pattern.endsWith("$") && pattern.indexOf('|') < 0
            ? pattern
            : "^(?:" + pattern + ")$");
  }

  private static Schema decimal(int precision, int scale) {
    var most = BigDecimal.TEN.pow(precision).subtract(BigDecimal.ONE).movePointLeft(scale);
    return Schema.type("number")
        .with("minimum", most.negate())
        .with("maximum", most)
        .with("x-newel-precision", precision)
        .with("x-newel-scale", scale);
  }

  private static Schema file(List<String> media, String max, Values values) {
    if (values.shown()) {
      return Schema.string()
          .with("format", "uri-reference")
          .with(
              "description",
              "A signed address of the file, as a reference from that of the request; it counts for at least 15 minutes.");
    }
    return Schema.string()
        .with("contentMediaType", media.size() == 1 ? media.getFirst() : "application/octet-stream")
        .with(
            "description",
            "A file of at most %s%s."
                .formatted(max, media.isEmpty() ? "" : ": " + String.join(", ", media)));
  }

  private static Schema sized(Schema array, @Nullable Range size) {
    return size == null
        ? array
        : array
            .with("minItems", size.min() == null || size.min() == 0 ? null : size.min())
            .with("maxItems", size.max());
  }

  /// The schema with the field's bounds: those of literals as keywords, the others as
  /// `x-newel-bounds`.
  private static Schema bounded(Schema schema, Field field) {
    var bounded = schema;
    var others = new ArrayList<String>();
    for (var bound : field.bounds()) {
      if (bound.limit() instanceof Expr.Literal(var type, Number limit)) {
        bounded = bounded.with(keyword(bound.operator()), limit);
      } else if (bound.limit() instanceof Expr.Negate(Expr.Literal(var type, Number limit))) {
        bounded =
            bounded.with(keyword(bound.operator()), new BigDecimal(limit.toString()).negate());
      } else {
        others.add(bound.operator() + " " + bound.limit().text());
      }
    }
    return others.isEmpty() ? bounded : bounded.with("x-newel-bounds", others);
  }

  private static String keyword(String operator) {
    return switch (operator) {
      case "<" -> "exclusiveMaximum";
      case "<=" -> "maximum";
      case ">" -> "exclusiveMinimum";
      default -> "minimum";
    };
  }

  /// The notes of a field beside its type: what it is, whether it is deprecated, and what no
  /// keyword says.
  static Schema noted(Schema schema, Field field, boolean shown, List<String> roles) {
    var notes = new LinkedHashMap<String, Object>();
    var text = text(field, shown, roles);
    if (!text.isEmpty()) {
      notes.put(
          "description",
          text.getFirst().equals(schema.keywords().get("description"))
              ? text.getFirst()
              : joined(schema, text));
    }
    if (field.is(Modifier.DEPRECATED)) {
      notes.put("deprecated", true);
    }
    if (shown && isFilledByUs(field)) {
      notes.put("readOnly", true);
    }
    if (!shown
        && field.type() instanceof Type.Text(var kind, var min, var max, var pattern)
        && (kind == Type.Text.Kind.PASSWORD || kind == Type.Text.Kind.SECRET)) {
      notes.put("writeOnly", true);
    }
    if (field.example() != null) {
      notes.put("examples", List.of(field.example()));
    }
    if (field.uniquePer() != null) {
      notes.put("x-newel-unique", field.uniquePer().isEmpty() ? (Object) true : field.uniquePer());
    }
    if (field.unit() != null) {
      notes.put("x-newel-unit", field.unit());
    }
    if (!roles.isEmpty()) {
      notes.put("x-newel-roles", roles);
    }
    var noted = schema;
    for (var note : notes.entrySet()) {
      noted = noted.with(note.getKey(), note.getValue());
    }
    return noted;
  }

  private static List<String> text(Field field, boolean shown, List<String> roles) {
    var text = new ArrayList<String>();
    if (field.doc() != null) {
      text.add(field.doc());
    }
    if (field.unit() != null) {
      text.add("In %s.".formatted(field.unit()));
    }
    for (var bound : field.bounds()) {
      if (!(bound.limit() instanceof Expr.Literal)) {
        text.add("Always `%s %s`.".formatted(bound.operator(), bound.limit().text()));
      }
    }
    if (!roles.isEmpty()) {
      text.add("%s `%s` alone.".formatted(shown ? "Shown to" : "From", String.join("`, `", roles)));
    }
    return text;
  }

  private static boolean isFilledByUs(Field field) {
    return field.isManaged()
        || field.computed() != null
        || field.is(Modifier.READONLY)
        || field.is(Modifier.OWNER);
  }

  private static String joined(Schema schema, List<String> text) {
    var own = schema.keywords().get("description");
    return String.join(" ", text) + (own == null ? "" : " " + own);
  }

  /// The value that a field has where the client gives none, where it is a literal; null otherwise.
  static @Nullable Json initial(Field field) {
    var json = field.initial() == null ? null : json(field.initial());
    return json instanceof Json.Text(var word) && field.type() instanceof Type.Enumeration words
        ? new Json.Text(words.shown(word))
        : json;
  }

  private static @Nullable Json json(Expr expr) {
    return switch (expr) {
      case Expr.Literal(var type, var value) ->
          switch (value) {
            case null -> Json.Null.NULL;
            case Boolean bool -> new Json.Bool(bool);
            case Number number -> new Json.Number(new BigDecimal(number.toString()));
            default -> new Json.Text(value.toString());
          };
      case Expr.Items(var items, var type) when items.isEmpty() -> new Json.Array(List.of());
      default -> null;
    };
  }
}
