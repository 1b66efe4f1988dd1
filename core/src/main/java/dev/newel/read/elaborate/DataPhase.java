package dev.newel.read.elaborate;

import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.ValueType;
import dev.newel.expr.Expr;
import dev.newel.language.EntityText;
import dev.newel.language.Modifier;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Entities and values: types, keys, bounds, defaults, computed fields and invariants.
final class DataPhase {
  /// The error of an invariant that names none.
  static final String BROKEN_INVARIANT = "INVALID_STATE";

  private static final List<Modifier> AT_MOST_ONCE =
      List.of(
          Modifier.OWNER,
          Modifier.TENANT,
          Modifier.PARENT,
          Modifier.CREATED,
          Modifier.UPDATED,
          Modifier.DELETED,
          Modifier.REVISION);

  private final Context context;
  private final Fields fields;
  private final Typing typing;
  private final Situation outside;

  DataPhase(Context context, Fields fields, Typing typing, Situation outside) {
    this.context = context;
    this.fields = fields;
    this.typing = typing;
    this.outside = outside;
  }

  Map<String, Entity> entities() {
    var entities = new LinkedHashMap<String, Entity>();
    context
        .written
        .entities()
        .forEach(
            (name, text) -> {
              var entity = entity(name, text, Address.of("entities", name));
              if (entity != null) {
                entities.put(name, entity);
              }
            });
    return entities;
  }

  Map<String, ValueType> values() {
    var values = new LinkedHashMap<String, ValueType>();
    context
        .written
        .values()
        .forEach(
            (name, text) -> {
              var at = Address.of("values", name);
              var row = outside.withValueRow(name);
              checkTaken(name, at);
              values.put(
                  name,
                  new ValueType(
                      name,
                      text.doc(),
                      fields.resolve(text.fields(), row, at.at("fields")),
                      typing.guards(text.holds(), row, BROKEN_INVARIANT, at.at("holds"))));
            });
    return new Cycles(context).values(values);
  }

  private @Nullable Entity entity(String name, EntityText text, Address at) {
    var row = outside.withRow(name);
    checkTaken(name, at);
    var resolved = fields.resolve(text.fields(), row, at.at("fields"));
    checkOnce(resolved, at);
    var key = key(name, text, at);
    // A key whose type is not known is no key: the finding stands at the field.
    if (key == null || !resolved.containsKey(key)) {
      return null;
    }
    return new Entity(
        name,
        text.doc(),
        resolved,
        key,
        typing.guards(text.holds(), row, BROKEN_INVARIANT, at.at("holds")),
        locked(text, row, at),
        null,
        null,
        text.was());
  }

  private @Nullable Expr locked(EntityText text, Situation row, Address at) {
    return text.locked() == null ? null : typing.condition(text.locked(), row, at.at("locked"));
  }

  private @Nullable String key(String name, EntityText text, Address at) {
    var keys = new ArrayList<String>();
    text.fields()
        .forEach(
            (field, line) -> {
              if (line.modifiers().contains(Modifier.KEY)) {
                keys.add(field);
              }
            });
    if (keys.size() == 1) {
      return keys.getFirst();
    }
    if (keys.isEmpty() && context.unread.isIn(name)) {
      return null;
    }
    context.error(
        LinkId.BAD_KEY,
        keys.isEmpty() ? at : at.at("fields").at(keys.get(1)),
        keys.isEmpty()
            ? "Entity `%s` has no key.".formatted(name)
            : "Entity `%s` has %d keys: `%s`."
                .formatted(name, keys.size(), String.join("`, `", keys)),
        keys.isEmpty() ? "Add `id: uuid key`." : "Keep one `key`, and make the others `unique`.");
    return null;
  }

  private void checkOnce(Map<String, Field> resolved, Address at) {
    for (var modifier : AT_MOST_ONCE) {
      var bearers = resolved.values().stream().filter(field -> field.is(modifier)).toList();
      for (var extra : bearers.subList(Math.min(1, bearers.size()), bearers.size())) {
        context.error(
            LinkId.BAD_MODIFIER,
            at.at("fields").at(extra.name()),
            "`%s` stands on `%s` already, and an entity has one such field."
                .formatted(modifier, bearers.getFirst().name()),
            "Leave `%s` out here.".formatted(modifier));
      }
    }
  }

  private void checkTaken(String name, Address at) {
    var both =
        context.names.has(Names.Kind.ENTITY, name) && context.names.has(Names.Kind.VALUE, name);
    if (Set.copyOf(Types.WORDS).contains(name) || (both && at.path().startsWith("values"))) {
      context.error(
          LinkId.TAKEN_NAME,
          at,
          both
              ? "`%s` is an entity already.".formatted(name)
              : "`%s` is a built-in type.".formatted(name),
          "Choose another name.");
    }
  }
}
