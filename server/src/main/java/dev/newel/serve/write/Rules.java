package dev.newel.serve.write;

import dev.newel.design.data.Condition;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.expr.Checked;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.expr.Macro;
import dev.newel.expr.Operator;
import dev.newel.expr.Row;
import dev.newel.expr.SqlTranslator;
import dev.newel.language.Modifier;
import dev.newel.language.Storage;
import dev.newel.serve.Refusal;
import dev.newel.serve.query.Session;
import dev.newel.serve.query.Visibility;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.value.Rewrite;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What holds of rows after every write. A write owes the rules of its row, and those of other rows
/// that look at it; they are judged at the end of the transaction, under a lock on the row that
/// they belong to where they look at others.
public final class Rules {
  private static final String WRITTEN = "$written";
  private static final String OWED = "$owed";

  /// No rule of a design can name it.
  private static final String ITEM = "$item";

  private final Catalog catalog;
  private final Map<String, List<Condition>> own = new HashMap<>();
  private final Map<String, List<Watch>> watches = new LinkedHashMap<>();
  private final Map<String, List<Removal>> removals = new HashMap<>();
  private final Set<Condition> translatable = new HashSet<>();

  /// Rows whose rules look at rows of another entity.
  ///
  /// @param owner the entity whose rules they are
  /// @param look what is looked at
  /// @param reaches the condition over an owner that it looks at the written row
  private record Watch(String owner, List<Condition> rules, Reach.Look look, Expr reaches) {}

  /// A condition over the rows of `owner` whose rules a delete may break.
  private record Removal(String owner, List<Condition> rules, Expr reaches) {}

  Rules(Catalog catalog) {
    this.catalog = catalog;
    var entities = catalog.design().model().entities().values();
    entities.forEach(this::read);
    if (own.values().stream().anyMatch(rules -> !rules.isEmpty())) {
      entities.forEach(entity -> removals.put(entity.name(), removals(entity.name())));
    }
  }

  private void read(Entity entity) {
    var rules =
        Stream.concat(
                entity.holds().stream().map(Rules::lenient),
                ofValues(Catalog.self(entity.name(), true), entity.fields().values()).stream())
            .toList();
    own.put(entity.name(), rules);
    for (var rule : rules) {
      var said = new SqlTranslator(catalog.names()).row("this", entity.name(), "t");
      if (rule.expr().isTranslatable()
          && said.condition(new Expr.Not(rule.expr())) instanceof Checked.Ok) {
        translatable.add(rule);
      }
      for (var look : Reach.of(catalog, entity.name(), rule.expr())) {
        var reaches = look.place().where(entity.name(), row -> written(look.entity(), row));
        watches
            .computeIfAbsent(look.entity(), name -> new ArrayList<>())
            .add(new Watch(entity.name(), List.of(rule), look, reaches));
      }
    }
  }

  private static Expr written(String entity, Expr row) {
    return Visibility.equal(row, new Expr.Root(WRITTEN, new ExprType.RowOf(entity), false));
  }

  /// What holds of every value in the fields of `holder`, said of the row that they are part of.
  private List<Condition> ofValues(Expr holder, Collection<Field> fields) {
    var rules = new ArrayList<Condition>();
    for (var field : fields) {
      var place = Reach.member(holder, field);
      switch (field.type()) {
        case Type.Value(var value) ->
            within(value, place).stream()
                .map(rule -> new Condition(unlessAbsent(field, place, rule.expr()), rule.code()))
                .forEach(rules::add);
        case Type.ListOf(Type.Value(var value), var size) -> {
          var item = new Expr.Variable(ITEM, new ExprType.StructOf(value), false);
          within(value, item).stream()
              .map(rule -> new Condition(ofAll(place, item, rule.expr()), rule.code()))
              .forEach(rules::add);
        }
        default -> {}
      }
    }
    return rules;
  }

  private List<Condition> within(String value, Expr place) {
    var type = Objects.requireNonNull(catalog.design().model().values().get(value));
    var rules = new ArrayList<Condition>();
    for (var rule : type.holds()) {
      var said = lenient(rule);
      rules.add(new Condition(Rewrite.roots(said.expr(), Map.of("this", place)), said.code()));
    }
    rules.addAll(ofValues(place, type.fields().values()));
    return rules;
  }

  private static Expr unlessAbsent(Field field, Expr place, Expr rule) {
    return field.optional()
        ? new Expr.Binary(Operator.OR, new Expr.IsNull(place), rule, ExprType.Scalar.BOOL, false)
        : rule;
  }

  private static Expr ofAll(Expr list, Expr.Variable item, Expr rule) {
    return new Expr.Fold(Macro.ALL, list, item, rule, ExprType.Scalar.BOOL);
  }

  private static Condition lenient(Condition rule) {
    return new Condition(lenient(rule.expr()), rule.code());
  }

  /// The rule, which holds where one side of a comparison is null.
  private static Expr lenient(Expr rule) {
    if (!(rule instanceof Expr.Binary(var operator, var left, var right, var type, var nullable))) {
      return rule;
    }
    return switch (operator) {
      case AND, OR -> new Expr.Binary(operator, lenient(left), lenient(right), type, nullable);
      case EQ, LT, LE, GT, GE -> unlessNull(left, unlessNull(right, rule));
      default -> rule;
    };
  }

  private static Expr unlessNull(Expr side, Expr rule) {
    return side.nullable()
        ? new Expr.Binary(Operator.OR, new Expr.IsNull(side), rule, ExprType.Scalar.BOOL, false)
        : rule;
  }

  private List<Removal> removals(String entity) {
    var found = new ArrayList<Removal>();
    for (var change : Reach.ofDelete(catalog, entity)) {
      for (var watch : watches.getOrDefault(change.entity(), List.of())) {
        if (change.field() == null || watch.look().fields().contains(change.field())) {
          UnaryOperator<Expr> gone = row -> written(entity, change.to().apply(row));
          found.add(
              new Removal(
                  watch.owner(), watch.rules(), watch.look().place().where(watch.owner(), gone)));
        }
      }
      if (change.field() != null && !own(change.entity()).isEmpty()) {
        var self = Catalog.self(change.entity(), true);
        found.add(
            new Removal(
                change.entity(), own(change.entity()), written(entity, change.to().apply(self))));
      }
    }
    return List.copyOf(found);
  }

  private List<Condition> own(String entity) {
    return own.getOrDefault(entity, List.of());
  }

  // ---- what writes owe

  /// A row has been inserted.
  void inserted(Session session, String entity, Object key) {
    session.owes(entity, key, own(entity));
    for (var watch : watches.getOrDefault(entity, List.of())) {
      if (watch.look().born()) {
        owe(session, entity, key, watch.owner(), watch.rules(), watch.reaches());
      }
    }
  }

  /// A row is about to change, or has changed: called before and after, because it may leave one
  /// owner for another.
  ///
  /// @param paths of the fields that change
  void changed(Session session, String entity, Object key, Set<String> paths) {
    session.owes(entity, key, own(entity));
    var fields = new HashSet<String>();
    paths.forEach(path -> fields.add(path.split("\\.", 2)[0]));
    catalog.entity(entity).fields().values().stream()
        .filter(field -> field.is(Modifier.UPDATED) || field.is(Modifier.REVISION))
        .forEach(field -> fields.add(field.name()));
    for (var watch : watches.getOrDefault(entity, List.of())) {
      if (watch.look().fields().stream().anyMatch(fields::contains)) {
        owe(session, entity, key, watch.owner(), watch.rules(), watch.reaches());
      }
    }
  }

  /// A row is hidden: what it owed itself is of no matter any more.
  void hidden(Session session, String entity, Object key) {
    session.settles(entity, key);
  }

  /// A row is about to go.
  void removed(Session session, String entity, Object key) {
    for (var removal : removals.getOrDefault(entity, List.of())) {
      owe(session, entity, key, removal.owner(), removal.rules(), removal.reaches());
    }
    session.settles(entity, key);
  }

  private static void owe(
      Session session,
      String entity,
      Object key,
      String owner,
      List<Condition> rules,
      Expr reaches) {
    var names = session.bindings().with(WRITTEN, Row.ofKey(entity, key));
    session.keys(owner, reaches, names).forEach(each -> session.owes(owner, each, rules));
  }

  // ---- the end of the transaction

  /// Judges what the writes of the transaction owe, and refuses it where a rule does not hold.
  public void judge(Session session) {
    var owed = session.owed();
    owed.keySet().stream()
        .filter(this::looksFurther)
        .sorted()
        .forEach(entity -> lock(session, entity, keys(owed.get(entity))));
    owed.forEach(
        (entity, rules) -> {
          var byRule = new LinkedHashMap<Condition, List<Object>>();
          rules.forEach(
              (key, each) ->
                  each.forEach(
                      rule -> byRule.computeIfAbsent(rule, of -> new ArrayList<>()).add(key)));
          byRule.forEach((rule, keys) -> judge(session, entity, rule, keys));
        });
  }

  private boolean looksFurther(String entity) {
    return watches.values().stream()
        .flatMap(List::stream)
        .anyMatch(watch -> watch.owner().equals(entity));
  }

  /// In one order everywhere, so that fewer requests wait for each other in a ring.
  private static List<Object> keys(@Nullable Map<Object, Set<Condition>> rules) {
    return Objects.requireNonNull(rules).keySet().stream()
        .sorted(Comparator.comparing(Object::toString))
        .toList();
  }

  /// Whoever writes what an owner counts waits here for the one before. The lock does not hinder
  /// new references to the owner. Where a transaction sees only what was there when it began, the
  /// row is written too, so that the database refuses the second of two and it is run again.
  private void lock(Session session, String entity, List<Object> keys) {
    var storage = catalog.design().prose().storage();
    var old = storage != null && storage.isolation() == Storage.Isolation.REPEATABLE_READ;
    session.lock(entity, keys, old);
  }

  private void judge(Session session, String entity, Condition rule, List<Object> keys) {
    if (translatable.contains(rule)) {
      var among =
          new Expr.Binary(
              Operator.IN,
              Catalog.self(entity, true),
              new Expr.Root(OWED, new ExprType.ListOf(new ExprType.RowOf(entity)), false),
              ExprType.Scalar.BOOL,
              false);
      var broken =
          new Expr.Binary(
              Operator.AND, among, new Expr.Not(rule.expr()), ExprType.Scalar.BOOL, false);
      var rows = keys.stream().map(key -> Row.ofKey(entity, key)).toList();
      if (!session.keys(entity, broken, session.bindings().with(OWED, rows)).isEmpty()) {
        throw Refusal.of(rule.code());
      }
      return;
    }
    for (var key : keys) {
      var row = session.row(entity, key);
      if (!row.values().isEmpty() && !session.holds(rule.expr(), row)) {
        throw Refusal.of(rule.code());
      }
    }
  }
}
