package dev.newel.design.access;

import dev.newel.expr.Expr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One way to be allowed something. Any one suffices.
public sealed interface Grant {
  /// Anybody, with or without a token, where `when` holds of the row; a bad token is refused all
  /// the same.
  ///
  /// @param when over the row; null where nothing more is asked
  record Anybody(@Nullable Expr when) implements Grant {
    /// Anybody, for every row.
    public Anybody() {
      this(null);
    }
  }

  /// Whoever has the role, where `when` holds of the row.
  ///
  /// @param when over the row; null where nothing more is asked
  record ToRole(String role, @Nullable Expr when) implements Grant {}

  /// The owner of the row: `viewer` equals the field `owner`, its own or that of a parent.
  ///
  /// @param when the condition that says so, over the row
  /// @param also what must hold of the row besides; null where nothing more is asked
  record ToOwner(Expr when, @Nullable Expr also) implements Grant {}

  /// A named grant of the design.
  ///
  /// @param entity the entity of the rows that it speaks of
  /// @param path the references from the operation's row to such a row; empty where it is one
  /// @param when its condition, over that row
  /// @param also what must hold of the operation's row besides; null where nothing more is asked
  record Named(String name, String entity, List<String> path, Expr when, @Nullable Expr also)
      implements Grant {
    public Named {
      path = List.copyOf(path);
    }
  }

  /// Whether it asks nothing of the row: who asks decides alone.
  default boolean isForEveryRow() {
    return switch (this) {
      case Anybody(var when) -> when == null;
      case ToRole(var role, var when) -> when == null;
      case ToOwner owner -> false;
      case Named named -> false;
    };
  }
}
