package dev.newel.expr;

import java.util.List;
import java.util.function.Function;

/// What a check of an author's text ends in: a value, or all that is wrong with it.
public sealed interface Checked<T> {
  /// Nothing is wrong.
  record Ok<T>(T value) implements Checked<T> {}

  /// At least one problem, in the order of their offsets.
  record Failed<T>(List<ExprProblem> problems) implements Checked<T> {
    public Failed {
      problems = List.copyOf(problems);
    }
  }

  /// The problems; empty where there is a value.
  default List<ExprProblem> findings() {
    return switch (this) {
      case Ok<T> ok -> List.of();
      case Failed<T>(var problems) -> problems;
    };
  }

  /// The value, for callers that know it is there.
  ///
  /// @throws IllegalStateException naming the first problem, where there is none
  default T get() {
    return switch (this) {
      case Ok<T>(var value) -> value;
      case Failed<T>(var problems) ->
          throw new IllegalStateException(problems.getFirst().message());
    };
  }

  /// The next step, where this one ended well.
  default <R> Checked<R> then(Function<T, Checked<R>> step) {
    return switch (this) {
      case Ok<T>(var value) -> step.apply(value);
      case Failed<T>(var problems) -> new Failed<>(problems);
    };
  }
}
