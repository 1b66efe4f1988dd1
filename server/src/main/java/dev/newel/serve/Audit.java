package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Operation.Kind;
import dev.newel.language.Modifier;
import dev.newel.language.Security;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.query.Session;
import dev.newel.serve.query.Session.RoleChange;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.store.Database;
import dev.newel.serve.value.Catalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Records who did what, as a design wants it recorded: what was done in the transaction that did
/// it, and each login that was refused in one of its own.
final class Audit {
  private final Catalog catalog;
  /// The name under `logs` that means whatever gives somebody a role.
  private static final String ROLE_CHANGE = "role change";

  private final Set<String> recorded;
  private final boolean recordsRoles;

  Audit(Catalog catalog) {
    this.catalog = catalog;
    this.recorded = recorded(catalog.design());
    this.recordsRoles = recordsRoles(catalog.design());
  }

  /// The ids of the operations that a design wants recorded.
  private static Set<String> recorded(Design design) {
    var audit = of(design);
    var ids =
        design.operations().stream()
            .filter(operation -> operation.audited() || isWanted(audit, operation))
            .map(Operation::id)
            .collect(Collectors.toCollection(TreeSet::new));
    if (audit != null) {
      for (var name : audit.resources()) {
        var resource = design.resources().get(name);
        if (resource != null) {
          resource.operations().values().forEach(operation -> ids.add(operation.id()));
        }
      }
    }
    return Set.copyOf(ids);
  }

  private static boolean recordsRoles(Design design) {
    var audit = of(design);
    return audit != null
        && design.identity().roleField() != null
        && audit.logs().stream().anyMatch(Audit::isRoleChange);
  }

  private static boolean isRoleChange(String name) {
    return name.equalsIgnoreCase(ROLE_CHANGE) || name.equalsIgnoreCase(ROLE_CHANGE + "s");
  }

  private static Security.@Nullable Audit of(Design design) {
    var security = design.prose().security();
    return security == null ? null : security.audit();
  }

  private static boolean isWanted(Security.@Nullable Audit audit, Operation operation) {
    return audit != null
        && ((Boolean.TRUE.equals(audit.writes()) && !operation.isRead())
            || audit.logs().stream().anyMatch(name -> isNamed(name, operation)));
  }

  /// Whether a name under `logs` means an operation: its id, that of identity without its resource,
  /// or an event that it emits.
  private static boolean isNamed(String name, Operation operation) {
    return operation.id().equals(name)
        || operation.id().equals("identity." + name)
        || operation.effects().emits().contains(name);
  }

  /// Whether anything is recorded.
  static boolean isNeeded(Design design) {
    return recordsRoles(design) || !recorded(design).isEmpty();
  }

  /// The names under `logs` that mean no operation of the design.
  static List<String> unkept(Design design) {
    var audit = of(design);
    return audit == null
        ? List.of()
        : audit.logs().stream()
            .filter(name -> !(isRoleChange(name) && recordsRoles(design)))
            .filter(name -> design.operations().stream().noneMatch(each -> isNamed(name, each)))
            .toList();
  }

  /// Whether an operation is recorded, so that it writes even where it only reads.
  boolean records(Operation operation) {
    return recorded.contains(operation.id());
  }

  /// Records what was done, in the transaction that did it.
  void done(Exchange exchange, Connection connection, HttpAnswer answer) throws SQLException {
    if (records(exchange.operation())) {
      var viewer = exchange.viewer.key();
      var who = viewer == null ? null : viewer.toString();
      AuditRecords.add(
          connection, entry(exchange, who, exchange.row, answer.status(), AuditRecords.DONE));
    }
    for (var change : recordsRoles ? exchange.session().roleChanges() : List.<RoleChange>of()) {
      var key = exchange.viewer.key();
      AuditRecords.add(
          connection,
          new AuditRecords.Entry(
              exchange.now,
              ROLE_CHANGE,
              key == null ? null : key.toString(),
              exchange.viewer.role(),
              exchange.request.remote(),
              catalog.design().identity().users(),
              change.person().toString(),
              tenant(person(exchange.session(), change)),
              answer.status(),
              told(change),
              exchange.requestId));
    }
  }

  private StoredRow person(Session session, RoleChange change) {
    return session.row(String.valueOf(catalog.design().identity().users()), change.person());
  }

  private static String told(RoleChange change) {
    return change.before() == null
        ? change.after()
        : "%s to %s".formatted(change.before(), change.after());
  }

  /// Records the roles that whoever started the server gave.
  void appointed(Session session, Connection connection, Instant now) throws SQLException {
    for (var change : recordsRoles ? session.roleChanges() : List.<RoleChange>of()) {
      AuditRecords.add(
          connection,
          new AuditRecords.Entry(
              now,
              ROLE_CHANGE,
              null,
              "--role",
              "this machine",
              catalog.design().identity().users(),
              change.person().toString(),
              tenant(person(session, change)),
              200,
              told(change),
              "start"));
    }
  }

  /// Records a login that was refused, in a transaction of its own.
  void refused(Exchange exchange, Refusal refusal, int status, Database database) {
    if (records(exchange.operation()) && exchange.operation().kind() == Kind.LOGIN) {
      var login = catalog.design().identity().login();
      var tried = login == null ? null : exchange.input.get(login);
      var entry =
          entry(exchange, tried == null ? null : tried.toString(), null, status, refusal.code());
      database.inTransaction(
          connection -> {
            AuditRecords.add(connection, entry);
            return true;
          });
    }
  }

  private AuditRecords.Entry entry(
      Exchange exchange,
      @Nullable String who,
      @Nullable StoredRow row,
      int status,
      String outcome) {
    return new AuditRecords.Entry(
        exchange.now,
        exchange.operation().id(),
        who,
        exchange.viewer.role(),
        exchange.request.remote(),
        row == null ? null : row.type(),
        row == null ? null : row.key().toString(),
        row == null ? null : tenant(row),
        status,
        outcome,
        exchange.requestId);
  }

  private @Nullable String tenant(StoredRow row) {
    var tenancy = catalog.design().tenancy();
    if (tenancy == null) {
      return null;
    }
    if (row.type().equals(tenancy.of())) {
      return row.key().toString();
    }
    var entity = catalog.entity(row.type());
    var field = entity.the(Modifier.TENANT);
    if (field.isPresent()) {
      var tenant = row.values().get(field.get().name());
      return tenant == null ? null : tenant.toString();
    }
    // What hangs below a row is of the same tenant.
    var parent = entity.the(Modifier.PARENT);
    return parent.isPresent() && row.get(parent.get().name()) instanceof StoredRow above
        ? tenant(above)
        : null;
  }
}
