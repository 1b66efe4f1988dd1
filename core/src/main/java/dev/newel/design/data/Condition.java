package dev.newel.design.data;

import dev.newel.expr.Expr;

/// What must hold, and the error that answers otherwise.
///
/// @param expr a boolean; null counts as false
/// @param code a name under the design's errors
public record Condition(Expr expr, String code) {}
