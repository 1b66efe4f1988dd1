package dev.newel.serve;

import dev.newel.design.data.Type;
import dev.newel.expr.Bindings;
import dev.newel.expr.Expr;
import dev.newel.language.Modifier;
import dev.newel.serve.query.RowPlans;
import dev.newel.serve.query.Session;
import dev.newel.serve.query.Visibility;
import dev.newel.serve.store.Database;
import dev.newel.serve.store.StartFailure;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.write.RowWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Roles that whoever starts the server gives by hand: the first administrator is nobody whom
/// another could appoint.
final class Appointments {
  private static final String LOGIN = "$login";

  private final Catalog catalog;
  private final Map<String, String> roles;

  private Appointments(Catalog catalog, Map<String, String> roles) {
    this.catalog = catalog;
    this.roles = Map.copyOf(roles);
  }

  /// @param roles by login
  /// @throws StartFailure where the design keeps no role with its people, or not this one
  static Appointments of(Catalog catalog, Map<String, String> roles) {
    var identity = catalog.design().identity();
    var known = identity.roles().keySet().stream().filter(name -> !name.equals("anonymous"));
    var names = known.sorted().toList();
    var made = new LinkedHashMap<String, String>();
    roles.forEach(
        (login, role) -> {
          if (identity.users() == null || identity.login() == null || !keepsRole(catalog)) {
            throw new StartFailure(
                "The design keeps no role with those who log in, so `%s` cannot get `%s`."
                    .formatted(login, role),
                "Leave `--role` out, or give the entity under `identity.users` a field of the type `role`.");
          }
          if (!names.contains(role)) {
            throw new StartFailure(
                "The design has no role `%s`; it has `%s`."
                    .formatted(role, String.join("`, `", names)),
                "Name one of them: `--role %s=%s`."
                    .formatted(names.isEmpty() ? "ROLE" : names.getFirst(), login));
          }
          made.put(normal(catalog, login), role);
        });
    return new Appointments(catalog, made);
  }

  private static boolean keepsRole(Catalog catalog) {
    var identity = catalog.design().identity();
    return identity.roleField() != null
        && catalog.field(String.valueOf(identity.users()), identity.roleField()).type()
            == Type.Scalar.ROLE;
  }

  /// The login as the database keeps it.
  private static String normal(Catalog catalog, String login) {
    var identity = catalog.design().identity();
    var field = catalog.field(String.valueOf(identity.users()), String.valueOf(identity.login()));
    var text = login.strip();
    return field.is(Modifier.LOWERCASE) ? text.toLowerCase(Locale.ROOT) : text;
  }

  /// Gives somebody who registers the role that waits for the login.
  void fill(Map<String, @Nullable Object> values) {
    var identity = catalog.design().identity();
    var login = identity.login() == null ? null : values.get(identity.login());
    var role = login == null ? null : roles.get(login.toString());
    if (role != null) {
      values.put(Objects.requireNonNull(identity.roleField()), role);
    }
  }

  /// Gives the roles to those who are registered already.
  ///
  /// @param audit records which
  void carryOut(Database database, RowPlans plans, Audit audit, Instant now) {
    if (roles.isEmpty()) {
      return;
    }
    var identity = catalog.design().identity();
    var users = Objects.requireNonNull(identity.users());
    var login = Objects.requireNonNull(identity.login());
    var field = Objects.requireNonNull(identity.roleField());
    var _ =
        database.inTransaction(
            connection -> {
              var session = new Session(connection, catalog, plans, Bindings.at(now));
              var given = 0;
              for (var each : roles.entrySet()) {
                session.bind(LOGIN, each.getKey());
                var row =
                    session.find(
                        users,
                        Visibility.equal(
                            catalog.along(Catalog.self(users, true), users, List.of(login)),
                            new Expr.Root(LOGIN, catalog.field(users, login).type().expr(), false)),
                        true);
                if (row != null && !each.getValue().equals(row.values().get(field))) {
                  var values = new LinkedHashMap<String, @Nullable Object>();
                  values.put(field, each.getValue());
                  new RowWriter(catalog).update(session, users, row.key(), values);
                  given++;
                }
              }
              audit.appointed(session, connection, now);
              return given;
            });
  }
}
