package dev.newel.serve;

import dev.newel.design.flow.Effects;
import dev.newel.design.flow.Selection;
import dev.newel.design.flow.Workflow.Step;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.expr.Row;
import dev.newel.language.Modifier;
import dev.newel.serve.query.PartRow;
import dev.newel.serve.query.Session;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.query.Visibility;
import dev.newel.serve.store.DatabaseFault;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.write.RowWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Carries out steps of a workflow that call nobody, and takes them back, in the transaction of a
/// request.
final class LocalSteps {
  private final Catalog catalog;
  private final RowWriter writer;
  private final Effecting effecting;
  private final Visibility visibility;

  LocalSteps(Catalog catalog, RowWriter writer, Effecting effecting) {
    this.catalog = catalog;
    this.writer = writer;
    this.effecting = effecting;
    this.visibility = new Visibility(catalog);
  }

  /// Carries a step out; where it fails the request is refused with the error of the step.
  void carryOut(Exchange exchange, Step step, StoredRow row) {
    for (var here : items(exchange, step.each(), step.effects(), row)) {
      try {
        change(exchange, step.effects(), here);
        writer.rules().judge(exchange.session());
      } catch (Session.SqlTrouble e) {
        if (step.fails() == null || !DatabaseFault.of(e.trouble()).isOfData()) {
          throw e;
        }
        throw Refusal.of(step.fails(), words(here));
      } catch (Refusal e) {
        if (step.fails() == null || codes(step.effects()).anyMatch(e.code()::equals)) {
          throw e;
        }
        throw Refusal.of(step.fails(), words(here));
      }
    }
  }

  /// Carries out what follows the last step.
  void carryOut(Exchange exchange, Effects effects, StoredRow row) {
    change(exchange, effects, row);
  }

  /// Takes a step back. What no longer applies, because the row has gone on, is left out: taking
  /// back does not fail.
  void takeBack(Exchange exchange, Step step, StoredRow row) {
    for (var here : items(exchange, step.each(), step.undo(), row)) {
      var session = exchange.session();
      if (step.undo().when().stream().allMatch(guard -> session.holds(guard.expr(), here))) {
        write(
            exchange,
            step.undo(),
            step.undo().moves().stream()
                .filter(move -> move.from().contains(state(here, move)))
                .toList(),
            here);
      }
    }
  }

  /// The codes that guards and moves answer with by themselves.
  private static Stream<String> codes(Effects effects) {
    return Stream.concat(
            effects.when().stream().map(guard -> guard.code()),
            effects.moves().stream().map(Effects.Transition::code))
        .filter(code -> !code.equals("INVALID_STATE"));
  }

  private void change(Exchange exchange, Effects effects, Row here) {
    for (var move : effects.moves()) {
      var now = state(here, move);
      if (!move.from().contains(now)) {
        throw Refusal.of(
            move.code(),
            Map.of(
                "field",
                catalog.field(here.type(), move.field()).wire(),
                "from",
                now,
                "expected",
                String.join(" or ", move.from())));
      }
    }
    for (var guard : effects.when()) {
      if (!exchange.session().holds(guard.expr(), here)) {
        throw Refusal.of(guard.code(), words(here));
      }
    }
    write(exchange, effects, effects.moves(), here);
  }

  private static String state(Row here, Effects.Transition move) {
    return String.valueOf(here.get(move.field()));
  }

  private void write(Exchange exchange, Effects effects, List<Effects.Transition> moves, Row here) {
    if (here instanceof StoredRow row) {
      var values = new LinkedHashMap<String, @Nullable Object>();
      moves.forEach(move -> values.put(move.field(), move.to()));
      for (var set : effects.sets()) {
        if (set.path().size() == 1) {
          values.put(
              set.path().getFirst(), Initial.plain(exchange.session().value(set.value(), row)));
        }
      }
      if (!values.isEmpty()) {
        effecting.change(exchange, row, values, exchange.secrets::hash);
      }
      effects.emits().forEach(event -> exchange.told.add(new Exchange.Told(event, row)));
    }
    effecting.further(exchange, effects, here);
  }

  // ---- what a step applies to

  /// The rows or values that a step applies to, locked against others who count with them.
  private List<Row> items(
      Exchange exchange, @Nullable Selection each, Effects effects, StoredRow row) {
    var session = exchange.session();
    if (each == null) {
      return List.of(session.row(row.type(), row.key()));
    }
    var items = each.path().isEmpty() ? all(exchange, each) : listed(session, each, row);
    if (catalog.design().model().entities().containsKey(each.entity())) {
      session.lock(
          each.entity(),
          items.stream().map(item -> Objects.requireNonNull(item.key())).toList(),
          false);
      // Read again behind the lock.
      items =
          items.stream()
              .<Row>map(item -> session.row(each.entity(), Objects.requireNonNull(item.key())))
              .toList();
    }
    effecting.lock(exchange, effects, items);
    return items;
  }

  private List<Row> all(Exchange exchange, Selection each) {
    var conditions = visibility.conditions(each.entity(), false, exchange.viewer.roles());
    if (each.where() != null) {
      conditions.add(each.where());
    }
    var where = Visibility.all(conditions);
    var session = exchange.session();
    return session
        .keys(
            each.entity(),
            where == null ? new Expr.Literal(ExprType.Scalar.BOOL, true) : where,
            session.bindings())
        .stream()
        .<Row>map(key -> session.row(each.entity(), key))
        .toList();
  }

  private static List<Row> listed(Session session, Selection each, StoredRow row) {
    List<Row> here = List.of(row);
    for (var name : each.path()) {
      var next = new ArrayList<Row>();
      for (var from : here) {
        switch (from.get(name)) {
          case List<?> many ->
              many.forEach(
                  one -> {
                    if (one instanceof Row found) {
                      next.add(found);
                    }
                  });
          case Row one -> next.add(one);
          case null, default -> {}
        }
      }
      here = next;
    }
    var where = each.where();
    return where == null ? here : here.stream().filter(item -> session.holds(where, item)).toList();
  }

  /// What the text of an error may name: fields of the row or value that a step fails at. What is
  /// personal or secret, or for some alone to read, is not told.
  private Map<String, Object> words(Row here) {
    var words = new LinkedHashMap<String, Object>();
    for (var field : catalog.fields(here.type()).values()) {
      if (field.isStored()
          && !field.isConfidential()
          && !field.is(Modifier.PERSONAL)
          && field.read().isEmpty()) {
        var value = Initial.plain(here.get(field.name()));
        if (value != null && !(value instanceof List) && !(value instanceof PartRow)) {
          words.put(field.name(), value);
        }
      }
    }
    return words;
  }
}
