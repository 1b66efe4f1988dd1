package dev.newel.serve.write;

import dev.newel.serve.query.Session;
import dev.newel.serve.value.Catalog;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Notes who gets which role, whichever write gives it.
final class RoleWatch {
  private final @Nullable String users;
  private final @Nullable String field;
  private final @Nullable String newcomers;

  RoleWatch(Catalog catalog) {
    var identity = catalog.design().identity();
    this.users = identity.users();
    this.field = identity.roleField();
    this.newcomers = identity.newcomers();
  }

  private @Nullable Object role(String entity, Map<String, @Nullable Object> values) {
    return field != null && entity.equals(users) ? values.get(field) : null;
  }

  /// A new row: what everybody gets who registers is no change.
  void made(Session session, String entity, Object key, Map<String, @Nullable Object> values) {
    var role = role(entity, values);
    if (role != null && !role.toString().equals(newcomers)) {
      session.changed(new Session.RoleChange(key, null, role.toString()));
    }
  }

  /// A row that is about to be changed.
  void changed(Session session, String entity, Object key, Map<String, @Nullable Object> values) {
    var role = role(entity, values);
    if (role == null || field == null) {
      return;
    }
    var before = session.row(entity, key).values().get(field);
    if (!role.equals(before)) {
      session.changed(
          new Session.RoleChange(
              key, before == null ? null : Objects.toString(before), role.toString()));
    }
  }
}
