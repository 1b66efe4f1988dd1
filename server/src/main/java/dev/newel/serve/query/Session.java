package dev.newel.serve.query;

import dev.newel.design.data.Condition;
import dev.newel.design.data.Type;
import dev.newel.expr.Bindings;
import dev.newel.expr.Evaluator;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.expr.Row;
import dev.newel.expr.Sql;
import dev.newel.expr.SqlTranslator;
import dev.newel.facts.tables.SqlName;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.value.Jdbc;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One transaction of one request: reads rows, and knows what the names of expressions stand for.
public final class Session {
  private static final String KEYS = "$keys";

  private final Connection connection;
  private final Catalog catalog;
  private final RowPlans plans;
  private final Map<String, Map<Object, Set<Condition>>> owed;
  private final List<RoleChange> roleChanges = new ArrayList<>();
  private Bindings bindings;
  private @Nullable Deadline deadline;

  public Session(Connection connection, Catalog catalog, RowPlans plans, Bindings bindings) {
    this.connection = connection;
    this.catalog = catalog;
    this.plans = plans;
    this.bindings = bindings;
    this.owed = new LinkedHashMap<>();
  }

  private Session(Session whole, boolean apart) {
    this.connection = whole.connection;
    this.catalog = whole.catalog;
    this.plans = whole.plans;
    this.bindings = whole.bindings;
    this.owed = apart ? new LinkedHashMap<>() : whole.owed;
    // What a savepoint takes back, the time that the database was told among it, is told anew.
    this.deadline = whole.deadline == null || !apart ? whole.deadline : whole.deadline.anew();
  }

  /// A part of the same transaction: it knows all names that this one knows now, and gives names to
  /// itself alone.
  ///
  /// @param apart whether rules are owed by the part and not by the whole
  public Session part(boolean apart) {
    return new Session(this, apart);
  }

  public Catalog catalog() {
    return catalog;
  }

  public Bindings bindings() {
    return bindings;
  }

  public Instant now() {
    return bindings.now();
  }

  /// Gives a name a value from now on.
  public void bind(String name, @Nullable Object value) {
    bindings = bindings.with(name, value);
  }

  /// Gives names values from now on.
  public void bind(Map<String, ? extends @Nullable Object> values) {
    bindings = bindings.with(values);
  }

  /// Ends the statements of the transaction in time.
  public void until(Deadline end) {
    deadline = end;
  }

  /// What reads one row of a result.
  @FunctionalInterface
  public interface Reader<T extends @Nullable Object> {
    T read(ResultSet row) throws SQLException;
  }

  /// All rows of a query.
  public <T extends @Nullable Object> List<T> query(Sql sql, Bindings names, Reader<T> reader) {
    try (var _ = StatementWatch.begin(sql.text());
        var statement = prepared(sql, names);
        var result = statement.executeQuery()) {
      var rows = new ArrayList<T>();
      while (result.next()) {
        rows.add(reader.read(result));
      }
      return rows;
    } catch (SQLException e) {
      throw new SqlTrouble(e);
    }
  }

  /// How many rows a statement changed.
  public int update(Sql sql, Bindings names) {
    try (var _ = StatementWatch.begin(sql.text());
        var statement = prepared(sql, names)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new SqlTrouble(e);
    }
  }

  private PreparedStatement prepared(Sql sql, Bindings names) throws SQLException {
    if (deadline != null) {
      deadline.before(connection);
    }
    // The text is made of the design and of our own words; whatever a client sent is a parameter.
    @SuppressWarnings("resource")
    var statement = connection.prepareStatement(sql.text());
    var at = 1;
    for (var parameter : sql.parameters()) {
      Jdbc.bind(statement, at++, Evaluator.evaluate(parameter.expr(), names), parameter.type());
    }
    return statement;
  }

  /// A failed statement on its way out of an expression; [dev.newel.serve.store.Database] wants the
  /// cause.
  public static final class SqlTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final SQLException trouble;

    public SqlTrouble(SQLException cause) {
      super(cause);
      this.trouble = cause;
    }

    public SQLException trouble() {
      return trouble;
    }
  }

  /// The row with this key, read when something of it is asked for.
  public StoredRow row(String entity, Object key) {
    return new StoredRow(this, entity, key, null);
  }

  /// The first row of `entity` for which `where` holds, and its joins.
  ///
  /// @param lock whether the row is locked against other writers
  public @Nullable StoredRow find(String entity, Expr where, boolean lock) {
    var plan = plans.of(entity);
    var sql = plan.where(where, lock);
    var found = query(sql, bindings, result -> plan.read(result));
    return found.isEmpty()
        ? null
        : new StoredRow(this, entity, plan.key(found.getFirst()), found.getFirst());
  }

  /// The columns of the row with this key; null where there is none.
  @Nullable Map<String, @Nullable Object> load(String entity, Object key) {
    var plan = plans.of(entity);
    var found =
        query(
            plan.byKey(),
            bindings.with(RowPlans.KEY, Row.ofKey(entity, key)),
            result -> plan.read(result));
    return found.isEmpty() ? null : found.getFirst();
  }

  /// The keys that a query yields, as rows.
  List<Row> rows(String entity, Sql sql, Bindings names) {
    var type = catalog.keyType(entity);
    return query(sql, names, result -> row(entity, notNull(Jdbc.read(result, 1, type))));
  }

  private static Object notNull(@Nullable Object key) {
    if (key == null) {
      throw new IllegalStateException("a key is never null");
    }
    return key;
  }

  /// The keys of the rows of `entity` for which a condition over `this` holds.
  public List<Object> keys(String entity, Expr where, Bindings names) {
    var type = catalog.keyType(entity);
    return query(
        plans.of(entity).keys(where), names, result -> notNull(Jdbc.read(result, 1, type)));
  }

  /// Locks rows, in the order given, against all that lock or change them, but not against new
  /// references to them.
  ///
  /// @param written whether a transaction that has begun before must fail at them from now on
  public void lock(String entity, List<Object> keys, boolean written) {
    var key = catalog.key(entity);
    var name = SqlName.quoted(key.name());
    var among =
        Sql.of(
            name + " = ANY({})",
            placeholder(KEYS, new ExprType.ListOf(new ExprType.RowOf(entity)), key.type() + "[]"));
    var table = SqlName.quoted(catalog.table(entity).name());
    var names = bindings.with(KEYS, keys);
    query(
        Sql.of(
            "SELECT 1 FROM %s WHERE {} ORDER BY %s FOR NO KEY UPDATE".formatted(table, name),
            among),
        names,
        row -> true);
    if (written) {
      update(Sql.of("UPDATE %s SET %s = %s WHERE {}".formatted(table, name, name), among), names);
    }
  }

  /// A role that somebody got.
  ///
  /// @param person the key of the person
  /// @param before null where there was none
  public record RoleChange(Object person, @Nullable String before, String after) {}

  /// Says that somebody got a role.
  public void changed(RoleChange change) {
    roleChanges.add(change);
  }

  /// The roles that people got in this transaction.
  public List<RoleChange> roleChanges() {
    return List.copyOf(roleChanges);
  }

  /// Says that rules of a row are to be judged at the end.
  public void owes(String entity, Object key, List<Condition> rules) {
    if (!rules.isEmpty()) {
      owed.computeIfAbsent(entity, name -> new LinkedHashMap<>())
          .computeIfAbsent(key, row -> new LinkedHashSet<>())
          .addAll(rules);
    }
  }

  /// Says that no rule of a row need be judged, whatever was said before.
  public void settles(String entity, Object key) {
    var rows = owed.get(entity);
    if (rows != null) {
      rows.remove(key);
    }
  }

  /// The rules to be judged, by entity and key, in the order in which they came.
  public Map<String, Map<Object, Set<Condition>>> owed() {
    return owed;
  }

  /// Whether a condition holds of a row. One that asks all rows of an entity is asked of the
  /// database, one request after the other, so that each sees what the one before has changed.
  public boolean holds(Expr condition, Row row) {
    var names = bindings.with("this", row);
    if (!condition.asksEntity()) {
      return Evaluator.test(condition, names);
    }
    entities(condition).forEach(this::serialize);
    return !query(asked(catalog, condition), names, found -> true).isEmpty();
  }

  /// In one order for everybody, so that two requests never wait for each other.
  private static TreeSet<String> entities(Expr condition) {
    return condition
        .walk()
        .filter(part -> part instanceof Expr.Root root && root.isEntity())
        .map(part -> ((Expr.Root) part).name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void serialize(String entity) {
    var name = new Expr.Literal(ExprType.Scalar.TEXT, "newel rows of " + entity);
    query(
        new Sql(
            "SELECT pg_advisory_xact_lock(hashtextextended(?::text, 0))",
            List.of(new Sql.Parameter(name, "text"))),
        bindings,
        locked -> true);
  }

  /// One row where a condition that asks all rows of an entity holds, else none.
  public static Sql asked(Catalog catalog, Expr condition) {
    var translator = new SqlTranslator(catalog.names());
    var where = translator.condition(condition).get();
    return Sql.of("SELECT 1 FROM (SELECT 1) AS one {} WHERE {}", translator.joins(), where);
  }

  /// The value of an expression over a row.
  public @Nullable Object value(Expr expr, Row row) {
    return Evaluator.evaluate(expr, bindings.with("this", row));
  }

  /// A placeholder that is filled with the value bound to `root`.
  public static Sql placeholder(String root, ExprType type, String sqlType) {
    return new Sql(
        "?::" + sqlType, List.of(new Sql.Parameter(new Expr.Root(root, type, true), sqlType)));
  }

  /// The items of a list field, in order.
  List<@Nullable Object> items(String entity, String field, Type.ListOf list, Object key) {
    return new ListItems(catalog, entity, field, list).read(this, key);
  }

  /// A copy of values that keeps nulls.
  static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> values) {
    return new LinkedHashMap<>(values);
  }
}
