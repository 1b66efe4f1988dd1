package dev.newel.read.elaborate;

import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.language.ApiText;
import dev.newel.language.FieldText;
import dev.newel.language.Modifier;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Resolves fields: of entities and values, and arguments, which are fields without a row.
final class Fields {
  private final Context context;
  private final Signatures signatures;
  private final Types types;
  private final Typing typing;
  private final Situation outside;
  private final boolean snakeCase;

  Fields(Context context, Signatures signatures, Typing typing, Situation outside) {
    this.context = context;
    this.signatures = signatures;
    this.types = new Types(context, signatures);
    this.typing = typing;
    this.outside = outside;
    var api = context.written.api();
    this.snakeCase = api != null && api.names() == ApiText.Names.SNAKE_CASE;
  }

  /// The name on the wire.
  String wire(String name) {
    return snakeCase
        ? name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT)
        : name;
  }

  /// All fields that can be resolved; the others have findings.
  Map<String, Field> resolve(Map<String, FieldText> texts, Situation row, Address at) {
    var fields = new LinkedHashMap<String, Field>();
    texts.forEach(
        (name, text) -> {
          var field = resolve(name, text, texts, row, at.at(name));
          if (field != null) {
            fields.put(name, field);
          }
        });
    return fields;
  }

  private @Nullable Field resolve(
      String name, FieldText text, Map<String, FieldText> siblings, Situation row, Address at) {
    var where =
        text.where() == null
            ? null
            : typing.condition(text.where(), row.withCandidate(text.type().name()), at);
    var type = types.resolve(text, where, at);
    if (type == null) {
      return null;
    }
    checkModifiers(text.modifiers(), type, at);
    checkCleared(text, at);
    checkSiblings(text, siblings, at);
    checkRoles(text, at);
    if (text.where() != null) {
      checkSort(text.sort(), text.type().name(), i -> at);
    }
    var expected = signatures.typeOf(text.type());
    return new Field(
        name,
        wire(name),
        type,
        text.optional(),
        bounds(text, row, at),
        text.modifiers(),
        uniquePer(text),
        text.read(),
        text.write(),
        text.from(),
        text.initial() == null || isEmptyMap(text)
            ? null
            : typing.type(text.initial(), row, expected, at),
        text.computed() == null ? null : typing.type(text.computed(), row, expected, at),
        text.doc(),
        text.example(),
        text.was(),
        text.unit());
  }

  /// `= {}` says what holds anyway: a map without entries needs no value.
  private static boolean isEmptyMap(FieldText text) {
    return text.type().name().equals("map")
        && text.initial() != null
        && text.initial().text().equals("{}");
  }

  private List<Field.Bound> bounds(FieldText text, Situation row, Address at) {
    var bounds = new ArrayList<Field.Bound>();
    var type = signatures.typeOf(text.type());
    for (var bound : text.bounds()) {
      var limit = typing.type(bound.limit(), row, type, at);
      if (limit != null) {
        bounds.add(new Field.Bound(bound.operator(), limit));
      }
    }
    return bounds;
  }

  private static @Nullable List<String> uniquePer(FieldText text) {
    if (!text.uniquePer().isEmpty()) {
      return text.uniquePer();
    }
    return text.modifiers().contains(Modifier.UNIQUE) || text.modifiers().contains(Modifier.KEY)
        ? List.of()
        : null;
  }

  private void checkModifiers(Set<Modifier> modifiers, Type type, Address at) {
    for (var modifier : modifiers) {
      if (!Types.fits(modifier, type)) {
        context.error(
            LinkId.BAD_MODIFIER,
            at,
            "`%s` means nothing on a field of this type.".formatted(modifier),
            "Leave `%s` out, or change the type.".formatted(modifier));
      }
    }
  }

  private void checkCleared(FieldText text, Address at) {
    if (!text.modifiers().contains(Modifier.CLEARED)) {
      return;
    }
    if (text.modifiers().contains(Modifier.PARENT)) {
      context.error(
          LinkId.BAD_MODIFIER,
          at,
          "`parent` and `cleared` contradict each other: the row goes with what it refers to, or it stays.",
          "Leave one of them out.");
    } else if (!text.optional()) {
      context.error(
          LinkId.BAD_MODIFIER,
          at,
          "`cleared` makes the reference null, and `%s` may not be null.".formatted(at.name()),
          "Write `%s?`, or leave `cleared` out.".formatted(text.type().name()));
    }
  }

  private void checkSiblings(FieldText text, Map<String, FieldText> siblings, Address at) {
    var named = new ArrayList<>(text.uniquePer());
    if (text.per() != null) {
      named.add(text.per());
    }
    if (text.from() != null) {
      named.add(text.from());
    }
    for (var name : named) {
      if (!siblings.containsKey(name)) {
        context.names.unknown(name, "field", siblings.keySet(), at, null);
      }
    }
  }

  private void checkRoles(FieldText text, Address at) {
    var grants = new ArrayList<>(text.read());
    grants.addAll(text.write());
    for (var grant : grants) {
      if (!grant.equals("owner")) {
        context.names.resolve(grant, at, Names.Kind.ROLE);
      }
    }
  }

  /// Says which of `sort` are no fields of `entity`.
  ///
  /// @param at where the key with this index stands
  void checkSort(List<String> sort, String entity, IntFunction<Address> at) {
    var text = context.written.entities().get(entity);
    if (text == null) {
      return;
    }
    for (var i = 0; i < sort.size(); i++) {
      var key = sort.get(i);
      var name = key.startsWith("-") ? key.substring(1) : key;
      if (!text.fields().containsKey(name)) {
        context.names.missing("field", entity, name, text.fields().keySet(), at.apply(i), null);
      }
    }
  }

  /// An argument of an operation, a function or a command: a field without a row.
  @Nullable Field argument(String name, FieldText text, Address at) {
    return resolve(name, text, Map.of(name, text), outside, at);
  }

  /// A field that a convention makes.
  Field conventional(String name, Type type, boolean optional, @Nullable Expr initial, String doc) {
    return new Field(
        name,
        wire(name),
        type,
        optional,
        List.of(),
        Set.of(),
        null,
        List.of(),
        List.of(),
        null,
        initial,
        null,
        doc,
        null,
        null,
        null);
  }

  Types types() {
    return types;
  }
}
