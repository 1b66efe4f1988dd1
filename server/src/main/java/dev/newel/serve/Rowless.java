package dev.newel.serve;

import dev.newel.design.access.Grant;
import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Operation.Kind;
import dev.newel.design.api.Target.Choice;
import dev.newel.design.data.Condition;
import dev.newel.design.flow.Effects;
import dev.newel.expr.Expr;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.query.StoredRow;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Actions about no row, which their effects alone carry out: they make and delete rows and tell of
/// it.
final class Rowless {
  private final Reads reads;
  private final Writes writes;

  Rowless(Reads reads, Writes writes) {
    this.reads = reads;
    this.writes = writes;
  }

  /// Whether an operation is such an action.
  static boolean is(Operation operation) {
    return operation.kind() == Kind.ACTION && operation.target().choice() instanceof Choice.None;
  }

  /// What such an action asks for and effects alone cannot do; null where they can.
  static @Nullable String lacks(Operation operation) {
    var effects = operation.effects();
    if (!effects.moves().isEmpty()
        || !effects.sets().isEmpty()
        || !effects.adds().isEmpty()
        || !effects.removes().isEmpty()
        || expressions(effects).flatMap(Expr::walk).anyMatch(Rowless::isRow)) {
      return "a row to change, in an action about none";
    }
    if (!operation.access().stream().allMatch(Grant::isForEveryRow)) {
      return "a row to judge who may, in an action about none";
    }
    return switch (operation.answer().content()) {
      case Content.Nothing nothing -> null;
      case Content.One(var view)
          when effects.creates().stream().filter(made -> made.entity().equals(view.of())).count()
              == 1 ->
          null;
      default -> "a row to answer, in an action about none";
    };
  }

  private static Stream<Expr> expressions(Effects effects) {
    return Stream.of(
            effects.when().stream().map(Condition::expr),
            effects.creates().stream().flatMap(made -> made.fields().values().stream()),
            Stream.of(effects.deletes(), effects.purges()).filter(Objects::nonNull))
        .flatMap(each -> each);
  }

  private static boolean isRow(Expr expr) {
    return expr instanceof Expr.Root root && root.name().equals("this");
  }

  /// Does it, and shows the row that it has made where the answer is one.
  HttpAnswer carryOut(Exchange exchange) {
    writes
        .effecting()
        .further(
            exchange,
            exchange.operation().effects(),
            new InputRow(exchange.session(), Map.of(), exchange.input));
    if (!(exchange.operation().answer().content() instanceof Content.One(var view))) {
      return HttpAnswer.of(exchange.operation().answer().status());
    }
    var made =
        exchange.made.stream()
            .filter(row -> row.type().equals(view.of()))
            .findFirst()
            .orElseThrow();
    var row = exchange.session().row(made.type(), made.key());
    if (made.type().equals(exchange.operation().target().entity())) {
      // Read while there is a transaction: the tag is made after it.
      exchange.row = StoredRow.of(exchange.session(), row.type(), row.key(), row.values());
    }
    return reads.one(exchange, row);
  }
}
