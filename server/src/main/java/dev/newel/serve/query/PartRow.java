package dev.newel.serve.query;

import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.expr.Row;
import dev.newel.serve.file.FileValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A value of a value type: the parts of `values` whose names begin with `prefix`.
///
/// @param values plain ones, references by their key
public record PartRow(
    Session session, String type, Map<String, @Nullable Object> values, String prefix)
    implements Row {
  @Override
  public @Nullable Object key() {
    return null;
  }

  @Override
  public @Nullable Object get(String name) {
    var field = session.catalog().field(type, name);
    if (field.computed() != null) {
      return session.value(field.computed(), this);
    }
    var value = values.get(prefix + name);
    return switch (field.type()) {
      case Type.Reference(var entity) -> value == null ? null : session.row(entity, value);
      case Type.Value(var inner) -> part(field, inner);
      case Type.File file -> FileValue.in(values, prefix + name);
      default -> value;
    };
  }

  private @Nullable PartRow part(Field field, String inner) {
    var place = prefix + field.name() + ".";
    var present =
        values.entrySet().stream()
            .anyMatch(entry -> entry.getKey().startsWith(place) && entry.getValue() != null);
    return present || !field.optional() ? new PartRow(session, inner, values, place) : null;
  }
}
