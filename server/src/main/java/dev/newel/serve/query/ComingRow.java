package dev.newel.serve.query;

import dev.newel.design.data.Type;
import dev.newel.expr.Row;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row that is about to be inserted, as it will be: its lists are those that it brings, and no
/// other row refers to it yet.
///
/// @param stored the same row, for all that does not need the database
public record ComingRow(Session session, StoredRow stored) implements Row {
  /// @param values what the row will hold, by the path of the field; references by their key
  public static ComingRow of(
      Session session, String entity, Object key, Map<String, @Nullable Object> values) {
    return new ComingRow(session, StoredRow.of(session, entity, key, values));
  }

  @Override
  public String type() {
    return stored.type();
  }

  @Override
  public Object key() {
    return stored.key();
  }

  @Override
  public @Nullable Object get(String name) {
    var field = session.catalog().field(type(), name);
    if (field.computed() != null) {
      return session.value(field.computed(), this);
    }
    return switch (field.type()) {
      case Type.ListOf(var of, var size) -> brought(name, of);
      case Type.Link(var target) -> brought(name, new Type.Reference(target));
      case Type.Inverse inverse -> List.of();
      case Type.LinkInverse link -> List.of();
      default -> stored.get(name);
    };
  }

  private List<@Nullable Object> brought(String name, Type of) {
    return stored.values().get(name) instanceof List<?> items
        ? Items.seen(session, of, items)
        : List.of();
  }
}
