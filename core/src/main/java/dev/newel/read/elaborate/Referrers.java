package dev.newel.read.elaborate;

import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.design.data.ValueType;
import dev.newel.language.Modifier;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The rows that refer to a row, and which of them stay when it is deleted.
///
/// @param entities by name
/// @param values by name
record Referrers(Map<String, Entity> entities, Map<String, ValueType> values) {
  private record Reference(String holder, Field field) {}

  /// Whether rows that stay may refer to a row of `entity`, or to a part of it that goes with it.
  boolean mayStay(String entity) {
    return mayStay(entity, new HashSet<>());
  }

  private boolean mayStay(String entity, Set<String> seen) {
    if (!seen.add(entity)) {
      return false;
    }
    return references(entity)
        .anyMatch(
            reference -> {
              var field = reference.field();
              return field.is(Modifier.PARENT)
                  ? mayStay(reference.holder(), seen)
                  : !field.is(Modifier.CLEARED);
            });
  }

  /// Every stored reference to `entity`, of rows and of the values in them.
  private Stream<Reference> references(String entity) {
    return Stream.concat(
            entities.values().stream()
                .flatMap(of -> of.fields().values().stream().map(f -> new Reference(of.name(), f))),
            values.values().stream()
                .flatMap(of -> of.fields().values().stream().map(f -> new Reference(of.name(), f))))
        .filter(reference -> reference.field().isStored())
        .filter(reference -> reference.field().type().equals(new Type.Reference(entity)));
  }
}
