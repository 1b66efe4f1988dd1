package dev.newel.design.data;

import dev.newel.language.Maps;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Data without an identity: part of the row that holds it.
public record ValueType(
    String name, @Nullable String doc, Map<String, Field> fields, List<Condition> holds) {
  public ValueType {
    fields = Maps.ordered(fields);
    holds = List.copyOf(holds);
  }
}
