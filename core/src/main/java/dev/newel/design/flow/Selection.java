package dev.newel.design.flow;

import dev.newel.expr.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows that something applies to.
///
/// @param entity their entity, or their value type where `path` ends in a list of values
/// @param path from the current row to a list of it; empty where all rows of the entity are meant
/// @param where null for all of them
public record Selection(String entity, List<String> path, @Nullable Expr where) {
  public Selection {
    path = List.copyOf(path);
  }
}
