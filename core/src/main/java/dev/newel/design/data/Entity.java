package dev.newel.design.data;

import dev.newel.expr.Expr;
import dev.newel.language.Maps;
import dev.newel.language.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Data with an identity.
///
/// @param fields by name, in the order written
/// @param key the name of the field that names a row
/// @param holds what is true after every write
/// @param locked while it holds, nobody updates, replaces or deletes the row
/// @param present what holds of a row that exists for clients: it is not soft-deleted; null where
///     every row exists
/// @param ofTenant what holds of a row of the viewer's tenant, its own or its parent's; null where
///     rows belong to none. Whoever has a role under `tenancy.cross` is not held to it
/// @param was the earlier name, so that a rename keeps its data
public record Entity(
    String name,
    @Nullable String doc,
    Map<String, Field> fields,
    String key,
    List<Condition> holds,
    @Nullable Expr locked,
    @Nullable Expr present,
    @Nullable Expr ofTenant,
    @Nullable String was) {
  public Entity {
    fields = Maps.ordered(fields);
    holds = List.copyOf(holds);
  }

  /// The same entity with what holds of its rows.
  public Entity with(@Nullable Expr present, @Nullable Expr ofTenant) {
    return new Entity(name, doc, fields, key, holds, locked, present, ofTenant, was);
  }

  /// The field of that name; a name that elaboration let through exists.
  public Field field(String field) {
    var found = fields.get(field);
    if (found == null) {
      throw new IllegalArgumentException("entity " + name + " has no field " + field);
    }
    return found;
  }

  public Field keyField() {
    return field(key);
  }

  /// The one field with this modifier: `owner`, `tenant`, `parent`, `created`, `updated`,
  /// `deleted`, `revision`.
  public Optional<Field> the(Modifier modifier) {
    return fields.values().stream().filter(field -> field.is(modifier)).findFirst();
  }
}
