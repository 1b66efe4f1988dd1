package dev.newel.expr;

/// A binary operator with its sign and its rank, the loosest first; all group from the left, as in
/// CEL.
public enum Operator {
  OR("||", 1),
  AND("&&", 2),
  EQ("==", 3),
  NE("!=", 3),
  LT("<", 3),
  LE("<=", 3),
  GT(">", 3),
  GE(">=", 3),
  IN("in", 3),
  ADD("+", 4),
  SUB("-", 4),
  MUL("*", 5),
  DIV("/", 5),
  REM("%", 5);

  private final String sign;
  private final int rank;

  Operator(String sign, int rank) {
    this.sign = sign;
    this.rank = rank;
  }

  /// As it is written.
  public String sign() {
    return sign;
  }

  int rank() {
    return rank;
  }

  boolean isComparison() {
    return rank == 3 && this != IN;
  }

  boolean isArithmetic() {
    return rank >= 4;
  }
}
