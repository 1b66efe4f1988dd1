package dev.newel.design.access;

import dev.newel.expr.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One way to be allowed something. Any one suffices.
public sealed interface Grant {
  /// Anybody, with or without a token; a bad token is refused all the same.
  record Anybody() implements Grant {}

  /// Whoever has the role, where `when` holds of the row.
  ///
  /// @param when over the row; null where nothing more is asked
  record ToRole(String role, @Nullable Expr when) implements Grant {}

  /// The owner of the row: `viewer` equals the field `owner`, its own or that of a parent.
  ///
  /// @param when the condition that says so, over the row
  record ToOwner(Expr when) implements Grant {}

  /// A named grant of the design.
  ///
  /// @param entity the entity of the rows that it speaks of
  /// @param path the references from the operation's row to such a row; empty where it is one
  /// @param when its condition, over that row
  record Named(String name, String entity, List<String> path, Expr when) implements Grant {
    public Named {
      path = List.copyOf(path);
    }
  }
}
