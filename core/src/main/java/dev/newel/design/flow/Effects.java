package dev.newel.design.flow;

import dev.newel.design.data.Condition;
import dev.newel.expr.Expr;
import dev.newel.language.Maps;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What happens. All right sides see the state before; the order is: the state that `moves` needs,
/// `when`, then `moves`, defaults, input, `sets`, links, `creates`, `deletes`, then entity
/// invariants, `emits`, `starts`.
public record Effects(
    List<Condition> when,
    List<Transition> moves,
    List<Assignment> sets,
    Map<String, Expr> adds,
    Map<String, Expr> removes,
    List<Creation> creates,
    @Nullable Expr deletes,
    @Nullable Expr purges,
    List<String> emits,
    @Nullable String starts,
    @Nullable Call call,
    @Nullable String handler) {
  /// Nothing happens.
  public static final Effects NONE =
      new Effects(
          List.of(), List.of(), List.of(), Map.of(), Map.of(), List.of(), null, null, List.of(),
          null, null, null);

  public Effects {
    when = List.copyOf(when);
    moves = List.copyOf(moves);
    sets = List.copyOf(sets);
    adds = Maps.ordered(adds);
    removes = Maps.ordered(removes);
    creates = List.copyOf(creates);
    emits = List.copyOf(emits);
  }

  /// A guarded step of the state machine that `field` is.
  ///
  /// @param code the error from a state outside `from`
  public record Transition(String field, List<String> from, String to, String code) {
    public Transition {
      from = List.copyOf(from);
    }
  }

  /// The field at the end of `path` becomes `value`; all names before it are references.
  public record Assignment(List<String> path, Expr value) {
    public Assignment {
      path = List.copyOf(path);
    }
  }

  /// A new row.
  public record Creation(String entity, Map<String, Expr> fields) {
    public Creation {
      fields = Maps.ordered(fields);
    }
  }

  /// A call of a dependency's operation, or of a function of the library.
  ///
  /// @param of the dependency; null for a function
  /// @param with what it sends, by name
  /// @param keeps what of its answer is kept, by field
  public record Call(
      @Nullable String of, String operation, Map<String, Expr> with, Map<String, Expr> keeps) {
    public Call {
      with = Maps.ordered(with);
      keeps = Maps.ordered(keeps);
    }
  }
}
