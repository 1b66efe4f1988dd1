package dev.newel.serve.query;

import dev.newel.design.data.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The items of a list that is not in the database, as expressions see them.
public final class Items {
  private Items() {}

  /// @param of the type of the items
  /// @param items plain ones: references by their key, values by the names of their parts
  public static List<@Nullable Object> seen(Session session, Type of, List<?> items) {
    var seen = new ArrayList<@Nullable Object>();
    for (var item : items) {
      seen.add(
          switch (of) {
            case Type.Reference(var entity) when item != null -> session.row(entity, item);
            case Type.Value(var value) when item instanceof Map<?, ?> parts ->
                new PartRow(session, value, named(parts), "");
            default -> item;
          });
    }
    return Collections.unmodifiableList(seen);
  }

  private static Map<String, @Nullable Object> named(Map<?, ?> parts) {
    var named = new LinkedHashMap<String, @Nullable Object>();
    parts.forEach((name, part) -> named.put(String.valueOf(name), part));
    return named;
  }
}
