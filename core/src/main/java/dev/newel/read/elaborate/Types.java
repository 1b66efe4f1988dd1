package dev.newel.read.elaborate;

import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.expr.Patterns;
import dev.newel.finding.Finding;
import dev.newel.language.Borrowed;
import dev.newel.language.FieldText;
import dev.newel.language.Modifier;
import dev.newel.language.Size;
import dev.newel.language.TypeText;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Resolves the type of a field.
final class Types {
  /// A file without a size may be this big.
  private static final Size DEFAULT_FILE = new Size(10L * 1024 * 1024);

  /// A decimal without digits has these, as money does.
  private static final Type.Decimal DEFAULT_DECIMAL = new Type.Decimal(19, 4);

  static final List<String> WORDS =
      List.of(
          "string",
          "text",
          "int",
          "long",
          "decimal",
          "float",
          "boolean",
          "uuid",
          "email",
          "uri",
          "slug",
          "date",
          "time",
          "timestamp",
          "duration",
          "password",
          "secret",
          "file",
          "json",
          "map",
          "role",
          "sequence");

  private final Context context;
  private final Signatures signatures;

  Types(Context context, Signatures signatures) {
    this.context = context;
    this.signatures = signatures;
  }

  /// The type, or null where there are findings instead.
  ///
  /// @param where the typed condition of a derived relation, null for every other field
  @Nullable Type resolve(FieldText field, @Nullable Expr where, Address at) {
    var text = field.type();
    if (context.names.has(Names.Kind.ENTITY, text.name())) {
      return relation(field, where, at);
    }
    var one = one(text, field.pattern(), field, at);
    checkPattern(field.pattern(), one, at);
    if (one == null || text.many() == null) {
      return one;
    }
    return new Type.ListOf(
        one, text.many().min() == null && text.many().max() == null ? null : text.many());
  }

  private void checkPattern(@Nullable String pattern, @Nullable Type type, Address at) {
    var fault = pattern == null ? null : Patterns.fault(pattern);
    if (pattern != null && fault != null) {
      var span = context.places.within(at, pattern, 0, pattern.length());
      context.add(
          Finding.error(
              LinkId.BAD_EXPRESSION.id(),
              at,
              span,
              fault,
              "Write RE2's syntax, and a backslash before a character that means something."));
    } else if (pattern != null && type != null && !(type instanceof Type.Text)) {
      context.error(
          LinkId.BAD_TYPE,
          at,
          "`~ /%s/` describes a text, and `%s` is none.".formatted(pattern, at.name()),
          "Make it a `string`, or leave the pattern out.");
    }
  }

  /// A type outside an entity: of an argument, an answer, a setting.
  @Nullable Type resolve(TypeText text, Address at) {
    if (context.names.has(Names.Kind.ENTITY, text.name())) {
      return text.many() == null
          ? new Type.Reference(text.name())
          : new Type.ListOf(new Type.Reference(text.name()), text.many());
    }
    var one = one(text, null, null, at);
    return one == null || text.many() == null ? one : new Type.ListOf(one, text.many());
  }

  private @Nullable Type relation(FieldText field, @Nullable Expr where, Address at) {
    var entity = field.type().name();
    return switch (signatures.kindOf(field)) {
      case REFERENCE -> new Type.Reference(entity);
      case DERIVED ->
          where == null ? null : new Type.Derived(entity, where, field.sort(), field.first());
      case INVERSE -> inverse(entity, field, at);
      case LINK ->
          field.via() == null ? new Type.Link(entity) : linkInverse(entity, field.via(), at);
      case COMPUTED ->
          field.type().many() == null ? new Type.Reference(entity) : new Type.Link(entity);
      default -> null;
    };
  }

  private @Nullable Type inverse(String entity, FieldText field, Address at) {
    var via = field.via();
    var other = context.written.entities().get(entity);
    if (via == null || other == null) {
      return null;
    }
    var reference = other.fields().get(via);
    if (reference == null) {
      var references = new ArrayList<String>();
      other
          .fields()
          .forEach(
              (name, text) -> {
                if (context.names.has(Names.Kind.ENTITY, text.type().name())) {
                  references.add(name);
                }
              });
      context.names.missing("reference", entity, via, references, at, null);
      return null;
    }
    if (!context.names.has(Names.Kind.ENTITY, reference.type().name())) {
      context.error(
          LinkId.BAD_TYPE,
          at,
          "`via %s` must name a reference of `%s`, and `%s` is `%s`."
              .formatted(via, entity, via, reference.type().name()),
          "Name the field of `%s` that refers to this entity.".formatted(entity));
      return null;
    }
    return new Type.Inverse(entity, via);
  }

  private @Nullable Type linkInverse(String entity, String via, Address at) {
    var other = context.written.entities().get(entity);
    var link = other == null ? null : other.fields().get(via);
    if (link != null && link.via() == null) {
      return new Type.LinkInverse(entity, via);
    }
    context.error(
        LinkId.BAD_TYPE,
        at,
        "`via %s` names the other end of a link, and `%s.%s` owns none."
            .formatted(via, entity, via),
        "Leave out `via` on the side that owns the link.");
    return null;
  }

  private @Nullable Type one(
      TypeText text, @Nullable String pattern, @Nullable FieldText field, Address at) {
    if (!text.words().isEmpty()) {
      return new Type.Enumeration(text.words());
    }
    return switch (text.name()) {
      case "string" -> characters(Type.Text.Kind.STRING, text, pattern);
      case "text" -> new Type.Text(Type.Text.Kind.STRING, minOf(text), maxOf(text), pattern);
      case "email" ->
          new Type.Text(
              Type.Text.Kind.EMAIL, Math.max(3, minOf(text)), orElse(maxOf(text), 254), pattern);
      case "uri" ->
          new Type.Text(Type.Text.Kind.URI, minOf(text), orElse(maxOf(text), 2048), pattern);
      case "slug" ->
          new Type.Text(
              Type.Text.Kind.SLUG, Math.max(1, minOf(text)), orElse(maxOf(text), 255), pattern);
      case "password" -> characters(Type.Text.Kind.PASSWORD, text, pattern);
      case "secret" -> characters(Type.Text.Kind.SECRET, text, pattern);
      case "int" -> Type.Scalar.INT;
      case "long" -> Type.Scalar.LONG;
      case "float" -> Type.Scalar.FLOAT;
      case "decimal" -> decimal(text, at);
      case "boolean", "flag" -> Type.Scalar.BOOLEAN;
      case "uuid" -> Type.Scalar.UUID;
      case "date" -> Type.Scalar.DATE;
      case "time" -> Type.Scalar.TIME;
      case "timestamp" -> Type.Scalar.TIMESTAMP;
      case "duration" -> Type.Scalar.DURATION;
      case "json" -> Type.Scalar.JSON;
      case "role" -> Type.Scalar.ROLE;
      case "path" -> characters(Type.Text.Kind.STRING, text, pattern);
      case "file" ->
          new Type.File(
              text.bytes() == null ? DEFAULT_FILE : text.bytes(),
              field == null ? List.of() : field.media());
      case "sequence" -> new Type.Sequence(field == null ? null : field.per());
      case "map" -> map(text, at);
      default -> named(text.name(), at);
    };
  }

  private @Nullable Type named(String name, Address at) {
    if (context.names.has(Names.Kind.VALUE, name)) {
      return new Type.Value(name);
    }
    var known = new ArrayList<>(WORDS);
    known.addAll(context.names.all(Names.Kind.ENTITY));
    known.addAll(context.names.all(Names.Kind.VALUE));
    var borrowed = Borrowed.type(name);
    context.names.unknown(
        name,
        "type",
        borrowed == null ? known : List.of(),
        at,
        borrowed == null
            ? "Declare it under `entities` or `values`, or use a built-in type."
            : borrowed);
    return null;
  }

  private @Nullable Type map(TypeText text, Address at) {
    var of = text.of() == null ? Type.Scalar.JSON : resolve(text.of(), at);
    return of == null ? null : new Type.MapOf(of);
  }

  private @Nullable Type decimal(TypeText text, Address at) {
    if (text.max() == null) {
      return DEFAULT_DECIMAL;
    }
    var scale = text.scale() == null ? 0 : text.scale();
    if (text.max() < 1 || text.max() > 1000 || scale > text.max()) {
      context.error(
          LinkId.BAD_TYPE,
          at,
          "`decimal(%d,%d)` cannot be: a decimal has 1 to 1000 digits, and not more after the point than in all."
              .formatted(text.max(), scale),
          "Write the digits in all first: `decimal(10,2)`.");
      return null;
    }
    return new Type.Decimal(Math.toIntExact(text.max()), scale);
  }

  private static Type.Text characters(
      Type.Text.Kind kind, TypeText text, @Nullable String pattern) {
    return new Type.Text(kind, minOf(text), maxOf(text), pattern);
  }

  private static int minOf(TypeText text) {
    return text.min() == null ? 0 : clamp(text.min());
  }

  private static @Nullable Integer maxOf(TypeText text) {
    return text.max() == null ? null : clamp(text.max());
  }

  private static int orElse(@Nullable Integer value, int otherwise) {
    return value == null ? otherwise : value;
  }

  private static int clamp(long length) {
    return (int) Math.min(length, Integer.MAX_VALUE);
  }

  /// Whether `modifier` means anything on a field of this type.
  static boolean fits(Modifier modifier, Type type) {
    var text =
        type instanceof Type.Text
            || (type instanceof Type.ListOf list && list.of() instanceof Type.Text);
    return switch (modifier) {
      case KEY ->
          type instanceof Type.Text
              || type == Type.Scalar.INT
              || type == Type.Scalar.LONG
              || type == Type.Scalar.UUID;
      case OWNER, TENANT, PARENT, CLEARED -> type instanceof Type.Reference;
      case CREATED, UPDATED, DELETED -> type == Type.Scalar.TIMESTAMP;
      case REVISION -> type == Type.Scalar.INT || type == Type.Scalar.LONG;
      case DEDUPED, SORTED -> type instanceof Type.ListOf;
      case TRIM, LOWERCASE, UPPERCASE, BLANK_AS_NULL -> text;
      case PUBLIC_HTTPS ->
          type instanceof Type.Text(var kind, var min, var max, var pattern)
              && kind == Type.Text.Kind.URI;
      case RENEWED ->
          type instanceof Type.Text(var kind, var min, var max, var pattern)
              && kind == Type.Text.Kind.SLUG;
      case UNIQUE -> !type.isMany();
      case READONLY, IMMUTABLE, UNLISTED, PERSONAL, INDEXED, DEPRECATED -> true;
    };
  }
}
