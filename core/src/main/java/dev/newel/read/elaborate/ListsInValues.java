package dev.newel.read.elaborate;

import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.design.data.ValueType;
import dev.newel.source.Address;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Lists inside values that rows keep. Such a value is columns of its row, or of the list that it
/// is an item of, and no column holds a list. Values that no row keeps may hold lists.
final class ListsInValues {
  private final Context context;
  private final Map<String, ValueType> values;
  private final Set<String> seen = new HashSet<>();

  ListsInValues(Context context, Map<String, ValueType> values) {
    this.context = context;
    this.values = values;
  }

  /// Says each such list once, with the first field that would keep it.
  void check(Map<String, Entity> entities) {
    for (var entity : entities.values()) {
      for (var field : entity.fields().values()) {
        check(entity.name() + "." + field.name(), field);
      }
    }
  }

  private void check(String keeper, Field field) {
    var type = field.type() instanceof Type.ListOf(var of, var size) ? of : field.type();
    var value = type instanceof Type.Value(var name) ? values.get(name) : null;
    if (value == null || !field.isStored() || !seen.add(value.name())) {
      return;
    }
    for (var part : value.fields().values()) {
      if (part.type() instanceof Type.ListOf && part.isStored()) {
        context.error(
            LinkId.BAD_TYPE,
            Address.of("values", value.name(), "fields", part.name()),
            "`%s` keeps a `%s` in columns, and no column holds the list `%s`."
                .formatted(keeper, value.name(), part.name()),
            "Move the list to the entity, make `%s` an entity, or write the type `json`."
                .formatted(value.name()));
      } else {
        check(keeper, part);
      }
    }
  }
}
