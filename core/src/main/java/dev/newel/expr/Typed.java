package dev.newel.expr;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A checked expression.
///
/// @param opened the types that the open names of the scope took here: `value` of `lead:
///     project.lead == value` is a User
public record Typed(Expr expr, SortedMap<String, ExprType> opened) {
  public Typed {
    opened = Collections.unmodifiableSortedMap(new TreeMap<>(opened));
  }
}
