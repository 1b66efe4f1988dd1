package dev.newel.serve;

import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Operation.Kind;
import dev.newel.design.api.Target;
import dev.newel.design.api.Target.Choice;
import dev.newel.expr.Evaluator;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.expr.Row;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.query.Visibility;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds the rows that a path names, the outermost parent first.
final class Rows {
  /// The name that the innermost parent is bound to.
  static final String PARENT = "$parent";
  private static final String NAMED = "$named";

  private final Catalog catalog;
  private final Preconditions preconditions;
  private final Audit audit;
  private final Visibility visibility;
  private final List<String> roles;

  Rows(Catalog catalog, Preconditions preconditions, Audit audit) {
    this.catalog = catalog;
    this.preconditions = preconditions;
    this.audit = audit;
    this.visibility = new Visibility(catalog);
    this.roles = List.copyOf(catalog.design().identity().roles().keySet());
  }

  /// Judges the parameters of the path by the fields that they are compared with; called before any
  /// row is read.
  void parameters(Exchange exchange) {
    var http = exchange.operation().http();
    if (http != null) {
      for (var parameter : http.parameters()) {
        var text = exchange.path.get(parameter.name());
        if (text != null) {
          value(parameter.entity(), parameter.field().name(), parameter.name(), text);
        }
      }
    }
  }

  private Object value(String entity, String lookup, String parameter, String text) {
    try {
      return Values.ofText(catalog.stored(catalog.field(entity, lookup).type()), text, roles);
    } catch (Values.Unfit unfit) {
      throw Refusal.parameter(parameter, "must be " + unfit.expected());
    }
  }

  /// Finds parents and row; refuses with 404 at the first that is not there.
  void find(Exchange exchange) {
    var target = exchange.operation().target();
    var session = exchange.session();
    Target.@Nullable Parent above = null;
    for (var parent : target.parents()) {
      var conditions = new ArrayList<Expr>();
      if (above != null) {
        conditions.add(child(parent.entity(), above));
      }
      var text = String.valueOf(exchange.path.get(parent.parameter()));
      var sought =
          sought(
              exchange,
              parent.entity(),
              parent.lookup(),
              parent.parameter(),
              text,
              conditions,
              false);
      var row = found(exchange, parent.entity(), parent.one(), text, sought, false);
      exchange.parents.add(row);
      session.bind(PARENT, row);
      above = parent;
    }
    var entity = target.entity();
    if (entity == null) {
      return;
    }
    switch (target.choice()) {
      case Choice.ByKey(var parameter, var lookup) -> {
        var conditions = new ArrayList<Expr>();
        if (above != null) {
          conditions.add(child(entity, above));
        }
        if (target.where() != null) {
          conditions.add(target.where());
        }
        var text = String.valueOf(exchange.path.get(parameter));
        var sought =
            sought(exchange, entity, lookup, parameter, text, conditions, target.includesDeleted());
        if (showsAtOnce(exchange) && !isKeptByRow(exchange.operation(), lookup)) {
          var key = catalog.entity(entity).keyField();
          var named = key.name().equals(lookup) && !key.type().isRelation();
          exchange.sought =
              new Exchange.Sought(
                  sought, text, named ? value(entity, lookup, parameter, text) : null);
        } else {
          exchange.row =
              found(exchange, entity, target.one(), text, sought, !exchange.operation().isRead());
        }
      }
      case Choice.Single(var expr) -> exchange.row = single(exchange, entity, expr);
      default -> {}
    }
  }

  /// The child's reference to its parent leads to the parent found before.
  private Expr child(String entity, Target.Parent above) {
    return Visibility.equal(
        catalog.along(Catalog.self(entity, true), entity, List.of(above.via())),
        new Expr.Root(PARENT, new ExprType.RowOf(above.entity()), false));
  }

  /// Whether nothing is asked of the row before it is shown: then one statement finds and shows it.
  private boolean showsAtOnce(Exchange exchange) {
    var operation = exchange.operation();
    return operation.kind() == Kind.GET
        && operation.input() == null
        && operation.effects().when().isEmpty()
        && operation.answer().content() instanceof Content.One(var view)
        && view.of().equals(operation.target().entity())
        && exchange.access.everything()
        && !preconditions.asksRow(exchange)
        && !audit.records(operation);
  }

  /// Whether the answer is kept until this row changes: then it has to be known which one it is.
  private boolean isKeptByRow(Operation operation, String lookup) {
    var cache = operation.cache();
    return cache != null
        && cache.keep() != null
        && !lookup.equals(catalog.entity(String.valueOf(operation.target().entity())).key());
  }

  /// The condition of the row that a parameter names.
  private Expr sought(
      Exchange exchange,
      String entity,
      String lookup,
      String parameter,
      String text,
      List<Expr> more,
      boolean includesDeleted) {
    exchange.session().bind(NAMED, value(entity, lookup, parameter, text));
    var conditions =
        new ArrayList<>(visibility.conditions(entity, includesDeleted, exchange.viewer.roles()));
    conditions.addFirst(
        Visibility.equal(
            catalog.along(Catalog.self(entity, true), entity, List.of(lookup)),
            new Expr.Root(NAMED, catalog.field(entity, lookup).type().expr(), false)));
    conditions.addAll(more);
    return Objects.requireNonNull(Visibility.all(conditions));
  }

  /// The row with this key among those that the operation is about, below the parents found before,
  /// locked against other writers; null where there is none.
  @Nullable StoredRow named(Exchange exchange, Object key) {
    var target = exchange.operation().target();
    var entity = String.valueOf(target.entity());
    exchange.session().bind(NAMED, Row.ofKey(entity, key));
    var conditions =
        new ArrayList<>(
            visibility.conditions(entity, target.includesDeleted(), exchange.viewer.roles()));
    conditions.addFirst(self(entity));
    if (!target.parents().isEmpty()) {
      conditions.add(child(entity, target.parents().getLast()));
    }
    if (target.where() != null) {
      conditions.add(target.where());
    }
    return exchange
        .session()
        .find(entity, Objects.requireNonNull(Visibility.all(conditions)), true);
  }

  /// `this` is the row that is bound.
  private static Expr self(String entity) {
    return Visibility.equal(
        Catalog.self(entity, true), new Expr.Root(NAMED, new ExprType.RowOf(entity), false));
  }

  private static StoredRow found(
      Exchange exchange,
      String entity,
      @Nullable String one,
      String text,
      Expr sought,
      boolean lock) {
    var found = exchange.session().find(entity, sought, lock);
    if (found == null) {
      throw Refusal.notFound(one, text);
    }
    return found;
  }

  private StoredRow single(Exchange exchange, String entity, Expr expr) {
    var session = exchange.session();
    var row =
        Evaluator.evaluate(expr, session.bindings()) instanceof Row named ? named.key() : null;
    if (row == null) {
      throw Refusal.notFound(exchange.operation().target().one(), "");
    }
    session.bind(NAMED, Row.ofKey(entity, row));
    var conditions = new ArrayList<>(visibility.conditions(entity, false, exchange.viewer.roles()));
    conditions.addFirst(self(entity));
    var found =
        session.find(
            entity,
            Objects.requireNonNull(Visibility.all(conditions)),
            !exchange.operation().isRead());
    if (found == null) {
      throw Refusal.notFound(exchange.operation().target().one(), row);
    }
    return found;
  }
}
