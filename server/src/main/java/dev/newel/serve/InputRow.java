package dev.newel.serve;

import dev.newel.design.data.Type;
import dev.newel.expr.Row;
import dev.newel.serve.query.PartRow;
import dev.newel.serve.query.Session;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What came in, as expressions see it under `input`.
///
/// @param entity whose fields were given; null where there are arguments alone
record InputRow(Session session, @Nullable String entity, Map<String, @Nullable Object> values)
    implements Row {
  @Override
  public String type() {
    return "$input";
  }

  @Override
  public @Nullable Object key() {
    return null;
  }

  @Override
  public @Nullable Object get(String name) {
    var value = values.get(name);
    var field = entity == null ? null : session.catalog().fields(entity).get(name);
    if (field == null) {
      return value;
    }
    return switch (field.type()) {
      case Type.Reference(var target) -> value == null ? null : session.row(target, value);
      case Type.Value(var part) -> new PartRow(session, part, values, name + ".");
      default -> value;
    };
  }
}
