package dev.newel.serve;

import dev.newel.design.api.Input;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.expr.Row;
import dev.newel.serve.query.Items;
import dev.newel.serve.query.PartRow;
import dev.newel.serve.query.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What came in, as expressions see it under `input`.
///
/// @param fields what its members fit, by the name that expressions use
/// @param values what was sent, by the path of the field or the name of the argument; what was not
///     sent is not there
record InputRow(Session session, Map<String, Field> fields, Map<String, @Nullable Object> values)
    implements Row {
  /// What a request sent by the members of an input.
  ///
  /// @param entity whose fields members may fill; null where there are arguments alone
  static InputRow of(
      Session session, @Nullable String entity, Input input, Map<String, @Nullable Object> values) {
    var fields = new LinkedHashMap<String, Field>();
    for (var member : input.members()) {
      if (member.isArgument() || entity == null) {
        fields.put(member.field().name(), member.field());
      } else {
        var name = member.path().getFirst();
        fields.put(name, session.catalog().field(entity, name));
      }
    }
    return new InputRow(session, fields, values);
  }

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
    var field = fields.get(name);
    if (field == null) {
      return value;
    }
    return switch (field.type()) {
      case Type.Reference(var target) -> value == null ? null : session.row(target, value);
      case Type.Value(var part) ->
          isSent(name) ? new PartRow(session, part, values, name + ".") : null;
      case Type.ListOf(var of, var size) when value instanceof List<?> items ->
          Items.seen(session, of, items);
      case Type.Link(var target) when value instanceof List<?> items ->
          Items.seen(session, new Type.Reference(target), items);
      default -> value;
    };
  }

  private boolean isSent(String value) {
    return values.entrySet().stream()
        .anyMatch(each -> each.getKey().startsWith(value + ".") && each.getValue() != null);
  }
}
