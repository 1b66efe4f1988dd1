package dev.newel.facts.tables;

import dev.newel.design.data.Field;
import dev.newel.design.data.Model;
import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.facts.tables.Table.Constraint.Check;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the database itself checks of a field: lengths, words, and bounds that are constants or
/// fields of the same row.
///
/// Bounds that move with time (`today`, `ago`) are the server's: a check must be immutable.
final class Checks {
  private final Model model;

  Checks(Model model) {
    this.model = model;
  }

  List<Check> of(String table, Field field, Columns columns) {
    var checks = new ArrayList<Check>();
    if (field.type() instanceof Type.Value(var name)) {
      var value = model.values().get(name);
      if (value != null) {
        value.fields().values().stream()
            .filter(Field::isStored)
            .forEach(part -> checks.addAll(ofPart(table, field, part, columns)));
      }
      return checks;
    }
    for (var column : columns.of(field, "", "", false)) {
      checks.addAll(ofColumn(table, column.name(), field));
    }
    return checks;
  }

  private List<Check> ofPart(String table, Field holder, Field part, Columns columns) {
    var checks = new ArrayList<Check>();
    var prefix = SqlName.of(holder.name()) + "_";
    for (var column : columns.of(part, prefix, holder.name() + ".", true)) {
      checks.addAll(ofColumn(table, column.name(), part));
    }
    return checks;
  }

  private static List<Check> ofColumn(String table, String column, Field field) {
    var checks = new ArrayList<Check>();
    var quoted = SqlName.quoted(column);
    switch (field.type()) {
      case Type.Text(var kind, var min, var max, var pattern)
          when kind != Type.Text.Kind.PASSWORD && kind != Type.Text.Kind.SECRET -> {
        if (min > 0 || max != null) {
          checks.add(
              new Check(
                  SqlName.join(table, column, "length"), length(quoted, min, max), field.name()));
        }
      }
      case Type.Enumeration(var words, var told) ->
          checks.add(
              new Check(
                  SqlName.join(table, column, "check"),
                  quoted
                      + " IN ('"
                      + String.join(
                          "', '", words.stream().map(word -> word.replace("'", "''")).toList())
                      + "')",
                  field.name()));
      default -> {}
    }
    var number = 0;
    for (var bound : field.bounds()) {
      var limit = constant(bound.limit());
      if (limit != null) {
        number++;
        var name =
            number == 1
                ? SqlName.join(table, column, "bound")
                : SqlName.join(table, column, "bound" + number);
        checks.add(
            new Check(name, "%s %s %s".formatted(quoted, bound.operator(), limit), field.name()));
      }
    }
    return checks;
  }

  private static String length(String column, int min, @Nullable Integer max) {
    var measured = "char_length(" + column + ")";
    if (max == null) {
      return measured + " >= " + min;
    }
    return min == 0 ? measured + " <= " + max : measured + " BETWEEN " + min + " AND " + max;
  }

  /// The SQL of a limit that never changes; null for any other.
  private static @Nullable String constant(Expr limit) {
    return switch (limit) {
      case Expr.Literal(var type, var value)
          when value instanceof Long || value instanceof BigDecimal ->
          value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
      case Expr.Literal(var type, var value) when value instanceof java.time.LocalDate ->
          "DATE '" + value + "'";
      case Expr.Negate(Expr.Literal(var type, var value)) when value instanceof Long -> "-" + value;
      case Expr.Negate(Expr.Literal(var type, var value))
          when value instanceof BigDecimal decimal ->
          "-" + decimal.toPlainString();
      case Expr.Member(Expr.Root root, var name, var type, var nullable, var kind)
          when root.name().equals("this") ->
          kind == dev.newel.expr.FieldKind.COLUMN ? SqlName.quoted(SqlName.of(name)) : null;
      default -> null;
    };
  }
}
