package dev.newel.serve;

import dev.newel.design.api.Input;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.expr.Row;
import dev.newel.serve.Refusal.FieldProblem;
import dev.newel.serve.query.PartRow;
import dev.newel.serve.query.Session;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.query.Visibility;
import dev.newel.serve.value.Catalog;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rules of fields that need the row or the database: bounds, and references to rows that exist
/// for the viewer.
final class FieldRules {
  private final Catalog catalog;
  private final Visibility visibility;

  FieldRules(Catalog catalog, Visibility visibility) {
    this.catalog = catalog;
    this.visibility = visibility;
  }

  void check(
      Exchange exchange,
      String entity,
      Map<String, @Nullable Object> values,
      Input input,
      List<FieldProblem> problems) {
    var wrong = new HashSet<String>();
    problems.forEach(problem -> wrong.add(problem.field()));
    var known = exchange.row == null ? Map.<String, @Nullable Object>of() : exchange.row.values();
    var merged = new LinkedHashMap<String, @Nullable Object>(known);
    merged.putAll(values);
    var key =
        exchange.row == null
            ? Objects.requireNonNullElse(values.get(catalog.entity(entity).key()), (Object) 0L)
            : exchange.row.key();
    var row = StoredRow.of(exchange.session(), entity, key, merged);
    for (var member : input.members()) {
      if (!member.path().isEmpty() && !wrong.contains(member.wire())) {
        var field = catalog.field(entity, member.path().getFirst());
        var pointer = pointer(input, member.wire());
        if (field.type() instanceof Type.Value(var value)) {
          parts(
              exchange,
              value,
              new PartRow(exchange.session(), value, merged, field.name() + "."),
              member.wire(),
              pointer,
              wrong,
              problems);
        } else if (values.containsKey(field.name())) {
          field(
              exchange,
              field,
              values.get(field.name()),
              row,
              member.wire(),
              pointer,
              wrong,
              problems);
        }
      }
    }
  }

  /// Judges arguments, which are no fields of the row, by their own bounds and references.
  void arguments(Exchange exchange, InputRow sent, Input input, List<FieldProblem> problems) {
    var wrong = new HashSet<String>();
    problems.forEach(problem -> wrong.add(problem.field()));
    for (var member : input.members()) {
      if (member.isArgument() && !wrong.contains(member.wire())) {
        var field = member.field();
        var pointer = pointer(input, member.wire());
        if (field.type() instanceof Type.Value(var value)) {
          var parts = new PartRow(exchange.session(), value, sent.values(), field.name() + ".");
          parts(exchange, value, parts, member.wire(), pointer, wrong, problems);
        } else {
          var given = sent.values().get(field.name());
          field(exchange, field, given, sent, member.wire(), pointer, wrong, problems);
        }
      }
    }
  }

  /// Where a member stands in the body, its envelope included.
  private static String pointer(Input input, String wire) {
    var around =
        input.envelope() instanceof dev.newel.language.Json.Object(var members)
                && members.size() == 1
            ? "/" + members.keySet().iterator().next()
            : "";
    return around + "/" + wire.replace(".", "/");
  }

  private void parts(
      Exchange exchange,
      String value,
      PartRow row,
      String wire,
      String pointer,
      Set<String> wrong,
      List<FieldProblem> problems) {
    for (var part : catalog.fields(value).values()) {
      if (part.type() instanceof Type.Value(var inner) && part.isStored()) {
        parts(
            exchange,
            inner,
            new PartRow(exchange.session(), inner, row.values(), row.prefix() + part.name() + "."),
            wire + "." + part.wire(),
            pointer + "/" + part.wire(),
            wrong,
            problems);
        continue;
      }
      var given = part.isStored() ? row.values().get(row.prefix() + part.name()) : null;
      if (given != null) {
        field(
            exchange,
            part,
            given,
            row,
            wire + "." + part.wire(),
            pointer + "/" + part.wire(),
            wrong,
            problems);
      }
    }
  }

  /// Whether a bound of a field holds of a value; one whose other side is null does.
  static boolean isWithin(Field.Bound bound, Object value, Session session, Row row) {
    var limit = session.value(bound.limit(), row);
    return limit == null || holds(value, bound.operator(), limit);
  }

  private void field(
      Exchange exchange,
      Field field,
      @Nullable Object value,
      Row row,
      String wire,
      String pointer,
      Set<String> wrong,
      List<FieldProblem> problems) {
    if (value == null || wrong.contains(wire)) {
      return;
    }
    for (var bound : field.bounds()) {
      var limit = exchange.session().value(bound.limit(), row);
      if (limit != null && !holds(value, bound.operator(), limit)) {
        var low = bound.operator().startsWith(">");
        problems.add(
            new FieldProblem(
                low ? "TOO_SMALL" : "TOO_LARGE",
                wire,
                pointer,
                Map.of(low ? "min" : "max", limit)));
        return;
      }
    }
    switch (field.type()) {
      case Type.Reference(var entity) ->
          reference(exchange, entity, value, wire, pointer, problems);
      case Type.ListOf(var of, var size) when value instanceof List<?> items ->
          items(exchange, of, items, wire, pointer, wrong, problems);
      default -> {}
    }
  }

  private void items(
      Exchange exchange,
      Type of,
      List<?> items,
      String wire,
      String pointer,
      Set<String> wrong,
      List<FieldProblem> problems) {
    for (var i = 0; i < items.size(); i++) {
      var item = items.get(i);
      if (of instanceof Type.Value(var value) && item instanceof Map<?, ?> struct) {
        var parts = new LinkedHashMap<String, @Nullable Object>();
        struct.forEach((name, part) -> parts.put(String.valueOf(name), part));
        parts(
            exchange,
            value,
            new PartRow(exchange.session(), value, parts, ""),
            wire + "." + i,
            pointer + "/" + i,
            wrong,
            problems);
      } else if (of instanceof Type.Reference(var entity) && item != null) {
        reference(exchange, entity, item, wire + "." + i, pointer + "/" + i, problems);
      }
    }
  }

  private void reference(
      Exchange exchange,
      String entity,
      Object key,
      String wire,
      String pointer,
      List<FieldProblem> problems) {
    var conditions = visibility.conditions(entity, false, exchange.viewer.roles());
    conditions.addFirst(
        Visibility.equal(
            Catalog.self(entity, true),
            new Expr.Root("$referred", new ExprType.RowOf(entity), false)));
    exchange.session().bind("$referred", Row.ofKey(entity, key));
    if (exchange.session().find(entity, Objects.requireNonNull(Visibility.all(conditions)), false)
        == null) {
      problems.add(
          new FieldProblem("INVALID", wire, pointer, Map.of("problem", "refers to nothing")));
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static boolean holds(Object value, String operator, Object limit) {
    var left = value instanceof Number number ? new BigDecimal(number.toString()) : value;
    var right = limit instanceof Number number ? new BigDecimal(number.toString()) : limit;
    if (!(left instanceof Comparable one) || !left.getClass().equals(right.getClass())) {
      return true;
    }
    var order = one.compareTo(right);
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }
}
