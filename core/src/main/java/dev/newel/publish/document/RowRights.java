package dev.newel.publish.document;

import dev.newel.design.access.Grant;
import dev.newel.design.api.Operation;
import dev.newel.expr.Expr;
import dev.newel.expr.Macro;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What of a row decides who may reach it.
public enum RowRights {
  /// Nothing: who asks decides alone.
  NONE(""),

  /// What holds of the row, whoever asks: no row is anybody's.
  STATE("a row outside the caller's rights"),

  /// Whose the row is: its owner's, or of somebody who has to do with it.
  PERSON("another's row");

  private final String row;

  RowRights(String row) {
    this.row = row;
  }

  /// The row that is kept from a caller, in words; empty where none is.
  public String row() {
    return row;
  }

  /// What decides for any of the operations; `PERSON` before `STATE`.
  public static RowRights of(Collection<Operation> operations) {
    return operations.stream()
        .flatMap(operation -> operation.access().stream())
        .map(RowRights::of)
        .reduce(NONE, (one, other) -> one.compareTo(other) > 0 ? one : other);
  }

  /// What decides for one operation.
  public static RowRights of(Operation operation) {
    return of(List.of(operation));
  }

  private static RowRights of(Grant grant) {
    return switch (grant) {
      case Grant.Anybody(var when) -> ofConditions(when);
      case Grant.ToRole(var role, var when) -> ofConditions(when);
      case Grant.ToOwner owner -> PERSON;
      case Grant.Named named -> ofConditions(named.when(), named.also());
    };
  }

  private static RowRights ofConditions(@Nullable Expr... conditions) {
    var all = Stream.of(conditions).filter(condition -> condition != null).toList();
    return all.isEmpty() ? NONE : all.stream().anyMatch(RowRights::asksViewer) ? PERSON : STATE;
  }

  /// Whether a condition asks who the caller is.
  public static boolean asksViewer(Expr condition) {
    return condition
        .walk()
        .anyMatch(part -> part instanceof Expr.Root root && root.name().equals("viewer"));
  }

  /// Whether a condition holds of no row where nobody is the viewer: one of its parts that must
  /// hold compares with them. Where that is not certain it may hold.
  public static boolean needsViewer(Expr condition) {
    return switch (condition) {
      case Expr.Binary both ->
          switch (both.operator()) {
            case AND -> needsViewer(both.left()) || needsViewer(both.right());
            case OR -> needsViewer(both.left()) && needsViewer(both.right());
            case EQ, IN, LT, LE, GT, GE -> asksViewer(both);
            default -> false;
          };
      case Expr.Fold(var macro, var list, var variable, var body, var type)
          when macro == Macro.EXISTS ->
          needsViewer(body) || asksViewer(list);
      default -> false;
    };
  }
}
