package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.expr.Bindings;
import dev.newel.expr.ExprType;
import dev.newel.expr.Sql;
import dev.newel.facts.tables.SqlName;
import dev.newel.language.Modifier;
import dev.newel.serve.identity.Passwords;
import dev.newel.serve.query.RowPlans;
import dev.newel.serve.query.Session;
import dev.newel.serve.seed.SeedValues;
import dev.newel.serve.store.Database;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.write.RowWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Fills empty tables with plausible rows, the same in every database, once for each entity.
///
/// Each row goes through what judges rows of users: types, references, unique fields, checks and
/// `holds`. One that is refused is tried again with other values, then with as few as may be, and
/// left out in the end.
public final class Seeding {
  /// The entities that were filled.
  static final String TABLE =
      "CREATE TABLE IF NOT EXISTS \"newel_seeded\" (entity text PRIMARY KEY)";

  private static final int ATTEMPTS = 12;

  private final Catalog catalog;
  private final Connection connection;
  private final RowWriter writer;
  private final RowPlans plans;
  private final int most;
  private final @Nullable String password;
  private final @Nullable String hash;
  private final Map<String, List<SeededRow>> rows = new LinkedHashMap<>();
  private final Map<String, String> logins = new LinkedHashMap<>();
  private final Map<String, Integer> added = new LinkedHashMap<>();

  /// What was added.
  ///
  /// @param rows how many, by entity
  /// @param logins one for each role, by the role
  /// @param password of all of them; null where there are none
  public record Seeded(
      Map<String, Integer> rows, Map<String, String> logins, @Nullable String password) {
    static final Seeded NOTHING = new Seeded(Map.of(), Map.of(), null);

    /// How many rows in all.
    public int total() {
      return rows.values().stream().mapToInt(each -> each).sum();
    }
  }

  private Seeding(Catalog catalog, Connection connection, Passwords passwords, int most) {
    this.catalog = catalog;
    this.connection = connection;
    this.writer = new RowWriter(catalog);
    this.plans = new RowPlans(catalog);
    this.most = most;
    var identity = catalog.design().identity();
    this.password =
        identity.users() == null || identity.password() == null
            ? null
            : SeedValues.password(catalog.field(identity.users(), identity.password()));
    this.hash = password == null ? null : passwords.hash(password);
  }

  /// Fills every table that is empty and never was filled.
  ///
  /// @param most rows of each
  static Seeded add(Database database, Design design, Passwords passwords, int most) {
    if (most == 0) {
      return Seeded.NOTHING;
    }
    var catalog = Catalog.of(design);
    return database.inTransaction(
        connection -> {
          var seeding = new Seeding(catalog, connection, passwords, most);
          for (var entity : seeding.ordered()) {
            seeding.fill(entity);
          }
          return new Seeded(
              seeding.added, seeding.logins, seeding.logins.isEmpty() ? null : seeding.password);
        });
  }

  /// The entities, each behind those that its rows need.
  private Set<Entity> ordered() {
    var ordered = new LinkedHashSet<Entity>();
    var entities = catalog.design().model().entities();
    entities.values().forEach(entity -> put(entity, ordered, new LinkedHashSet<>()));
    return ordered;
  }

  private void put(Entity entity, Set<Entity> ordered, Set<String> above) {
    if (ordered.contains(entity) || !above.add(entity.name())) {
      return;
    }
    for (var field : entity.fields().values()) {
      if (field.type() instanceof Type.Reference(var other) && !other.equals(entity.name())) {
        put(catalog.entity(other), ordered, above);
      }
    }
    ordered.add(entity);
  }

  private void fill(Entity entity) throws SQLException {
    var here = rows.computeIfAbsent(entity.name(), name -> new ArrayList<>());
    if (!isEmpty(entity.name()) || !isNew(entity.name())) {
      here.addAll(found(entity));
      return;
    }
    for (var number = 0; number < most; number++) {
      for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
        var made = inserted(entity, number, attempt);
        if (made != null) {
          here.add(made);
          added.merge(entity.name(), 1, Integer::sum);
          break;
        }
      }
    }
  }

  private Session session() {
    var session = new Session(connection, catalog, plans, Bindings.at(Instant.now()));
    session.bind(Reads.VIEWER, null);
    session.bind("request", new Facts("$request", Map.of()));
    session.bind("setting", new Facts("$setting", Map.of()));
    return session;
  }

  private boolean isNew(String entity) {
    var session = session();
    return session.update(
            Sql.of(
                "INSERT INTO \"newel_seeded\" (entity) VALUES ({}) ON CONFLICT DO NOTHING",
                Session.placeholder("$entity", ExprType.Scalar.TEXT, "text")),
            session.bindings().with("$entity", entity))
        == 1;
  }

  private boolean isEmpty(String entity) {
    return found(catalog.entity(entity)).isEmpty();
  }

  /// Rows that were there before, for others to refer to.
  private List<SeededRow> found(Entity entity) {
    var session = session();
    var key = SqlName.quoted(catalog.key(entity.name()).name());
    var sql =
        "SELECT %1$s FROM %2$s ORDER BY 1 LIMIT %3$d"
            .formatted(key, SqlName.quoted(catalog.table(entity.name()).name()), most);
    var type = catalog.keyType(entity.name());
    var rows = new ArrayList<SeededRow>();
    for (var found :
        session.query(
            new Sql(sql, List.of()),
            session.bindings(),
            row -> dev.newel.serve.value.Jdbc.read(row, 1, type))) {
      var known = Objects.requireNonNull(found);
      rows.add(new SeededRow(known, session.row(entity.name(), known).values()));
    }
    return rows;
  }

  private @Nullable SeededRow inserted(Entity entity, int number, int attempt) throws SQLException {
    var before = connection.setSavepoint();
    try {
      var session = session();
      var row = new SeedRow(catalog, session, entity, number, attempt, rows);
      var values = row.values();
      if (values != null) {
        var login = people(entity, number, values);
        Slugs.fill(catalog, session, entity, values);
        for (var field : entity.fields().values()) {
          if (field.type() instanceof Type.Sequence) {
            values.put(field.name(), writer.next(session, entity.name(), field, values));
          }
        }
        var stored = writer.insert(session, entity.name(), values);
        writer.rules().judge(session);
        if (login == null || isActive(session, stored)) {
          connection.releaseSavepoint(before);
          if (login != null) {
            logins.putIfAbsent(login.role(), login.name());
          }
          return new SeededRow(stored.key(), new LinkedHashMap<>(stored.values()));
        }
      }
    } catch (Session.SqlTrouble | Refusal | IllegalArgumentException e) {
      // These values do not fit; others may.
    }
    connection.rollback(before);
    return null;
  }

  private boolean isActive(Session session, dev.newel.serve.query.StoredRow stored) {
    var active = catalog.design().identity().active();
    return active == null || session.holds(active, stored);
  }

  private record Login(String role, String name) {}

  /// Gives a person role and password; null for those whose login nobody needs to know.
  private @Nullable Login people(Entity entity, int number, Map<String, @Nullable Object> values) {
    var identity = catalog.design().identity();
    if (!entity.name().equals(identity.users())) {
      return null;
    }
    var roles =
        identity.roles().keySet().stream().filter(role -> !role.equals("anonymous")).toList();
    var fallback = identity.newcomers();
    var role = number < roles.size() ? roles.get(number) : fallback;
    Field field = identity.roleField() == null ? null : entity.fields().get(identity.roleField());
    if (field != null && role != null) {
      values.put(field.name(), field.type() instanceof Type.ListOf ? List.of(role) : role);
    }
    if (identity.password() != null && hash != null) {
      values.put(identity.password(), hash);
    }
    var known = field == null ? fallback : role;
    var name = identity.login() == null ? null : values.get(identity.login());
    return hash == null || known == null || name == null || number >= Math.max(1, roles.size())
        ? null
        : new Login(known, name.toString());
  }

  /// Whether the store fills a field by itself, or nobody may.
  static boolean isLeftOut(Field field) {
    return field.computed() != null
        || field.slugOf() != null
        || field.type() instanceof Type.Sequence
        || field.type() instanceof Type.Inverse
        || field.type() instanceof Type.LinkInverse
        || field.type() instanceof Type.Derived
        || field.type() instanceof Type.File
        || field.is(Modifier.DELETED);
  }
}
