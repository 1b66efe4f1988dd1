package dev.newel.design.data;

import dev.newel.language.Json;
import dev.newel.language.Maps;
import java.util.List;
import java.util.Map;

/// All data of a design.
///
/// @param views by name; each entity has one of its own name
/// @param rows what a new database begins with, by entity
public record Model(
    Map<String, Entity> entities,
    Map<String, ValueType> values,
    Map<String, View> views,
    Map<String, List<Json.Object>> rows) {
  public Model {
    entities = Maps.ordered(entities);
    values = Maps.ordered(values);
    views = Maps.ordered(views);
    rows = Maps.ordered(rows);
  }

  /// The entity of that name; a name that elaboration let through exists.
  public Entity entity(String name) {
    var found = entities.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no entity " + name);
    }
    return found;
  }
}
