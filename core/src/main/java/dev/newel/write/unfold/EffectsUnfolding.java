package dev.newel.write.unfold;

import dev.newel.design.data.Condition;
import dev.newel.design.flow.Effects;
import dev.newel.design.flow.Selection;
import dev.newel.expr.Expr;
import dev.newel.language.Expression;
import dev.newel.language.Guard;
import dev.newel.language.Move;
import dev.newel.language.Rows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Effects, with the error of every guard and of every move.
final class EffectsUnfolding {
  private EffectsUnfolding() {}

  static dev.newel.language.Effects of(Effects effects) {
    return of(effects, effects.adds(), effects.removes());
  }

  /// The effects that a toggle has beside its link.
  static dev.newel.language.Effects besideLink(Effects effects) {
    return of(effects, Map.of(), Map.of());
  }

  static dev.newel.language.@Nullable Effects orNull(Effects effects) {
    return effects.equals(Effects.NONE) ? null : of(effects);
  }

  private static dev.newel.language.Effects of(
      Effects effects, Map<String, Expr> adds, Map<String, Expr> removes) {
    var moves = new LinkedHashMap<String, Move>();
    effects
        .moves()
        .forEach(move -> moves.put(move.field(), new Move(move.from(), move.to(), move.code())));
    var sets = new LinkedHashMap<String, Expression>();
    effects
        .sets()
        .forEach(set -> sets.put(String.join(".", set.path()), Expressed.of(set.value())));
    var creates = new LinkedHashMap<String, Map<String, Expression>>();
    effects.creates().forEach(row -> creates.put(row.entity(), Expressed.all(row.fields())));
    var call = effects.call();
    return new dev.newel.language.Effects(
        guards(effects.when()),
        moves,
        sets,
        Expressed.all(adds),
        Expressed.all(removes),
        creates,
        Expressed.orNull(effects.deletes()),
        Expressed.orNull(effects.purges()),
        effects.emits(),
        effects.starts(),
        call == null
            ? null
            : call.of() == null ? call.operation() : call.of() + "." + call.operation(),
        call == null ? Map.of() : Expressed.all(call.with()),
        call == null ? Map.of() : Expressed.all(call.keeps()),
        effects.handler());
  }

  static List<Guard> guards(List<Condition> conditions) {
    return conditions.stream()
        .map(condition -> new Guard(Expressed.of(condition.expr()), condition.code()))
        .toList();
  }

  static @Nullable Rows rows(@Nullable Selection selection) {
    if (selection == null) {
      return null;
    }
    return selection.path().isEmpty()
        ? new Rows(selection.entity(), Expressed.orNull(selection.where()))
        : new Rows(String.join(".", selection.path()), null);
  }
}
