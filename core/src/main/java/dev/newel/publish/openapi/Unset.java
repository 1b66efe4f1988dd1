package dev.newel.publish.openapi;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.language.Json;
import dev.newel.language.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Fields that the server alone fills and that are still empty in the row which an example shows: a
/// new row has none of them, and what no operation sets only a workflow, a job or an event may.
final class Unset {
  private Unset() {}

  /// The example with null in those fields.
  static Json in(Json example, Operation operation, Design design) {
    var name = entity(operation, design);
    var entity = name == null ? null : design.model().entities().get(name);
    if (entity == null) {
      return example;
    }
    var unset =
        entity.fields().values().stream()
            .filter(field -> field.optional() && field.is(Modifier.READONLY))
            .filter(field -> field.initial() == null && isUnset(field, entity, operation, design))
            .map(Field::wire)
            .collect(Collectors.toSet());
    return unset.isEmpty() ? example : cleared(example, entity.keyField().wire(), unset);
  }

  private static @Nullable String entity(Operation operation, Design design) {
    return switch (operation.kind()) {
      case REGISTER, LOGIN -> design.identity().users();
      default -> operation.target().entity();
    };
  }

  private static boolean isUnset(Field field, Entity entity, Operation operation, Design design) {
    if (sets(operation, field)) {
      return false;
    }
    return switch (operation.kind()) {
      case CREATE, REGISTER -> true;
      default ->
          design.operations().stream()
              .noneMatch(each -> entity.name().equals(entity(each, design)) && sets(each, field));
    };
  }

  private static boolean sets(Operation operation, Field field) {
    return operation.effects().sets().stream()
        .anyMatch(set -> set.path().getLast().equals(field.name()));
  }

  /// Clears the members of every object that shows a row, which is one with its key.
  private static Json cleared(Json json, String key, Set<String> unset) {
    return switch (json) {
      case Json.Object(var members) -> {
        var changed = new LinkedHashMap<String, Json>();
        for (Map.Entry<String, Json> member : members.entrySet()) {
          var empty = members.containsKey(key) && unset.contains(member.getKey());
          changed.put(
              member.getKey(), empty ? Json.Null.NULL : cleared(member.getValue(), key, unset));
        }
        yield new Json.Object(changed);
      }
      case Json.Array(var items) -> {
        var changed = new ArrayList<Json>();
        items.forEach(item -> changed.add(cleared(item, key, unset)));
        yield new Json.Array(changed);
      }
      default -> json;
    };
  }
}
