package dev.newel.serve;

import dev.newel.expr.Expr;
import dev.newel.expr.Row;
import dev.newel.serve.identity.Viewer;
import dev.newel.serve.query.Session;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.query.Visibility;
import dev.newel.serve.value.Catalog;
import org.jspecify.annotations.Nullable;

/// Finds out which tenant a request is about: that of whoever asks.
final class Tenants {
  private final Catalog catalog;

  Tenants(Catalog catalog) {
    this.catalog = catalog;
  }

  /// Lets the conditions of a session know the tenant of the viewer.
  void bind(Session session, Viewer viewer) {
    session.bind(Visibility.TENANT, of(session, viewer));
  }

  /// The tenant of a person, or whom a program works for; null where there is none.
  @Nullable Row of(Session session, Viewer viewer) {
    var program = viewer.program();
    var person = viewer.row();
    if (program != null) {
      return of(session, program);
    }
    return person == null ? null : of(session, person);
  }

  private @Nullable Row of(Session session, StoredRow row) {
    var entity = catalog.entity(row.type());
    return entity.ofTenant() instanceof Expr.Binary own
            && session.value(own.left(), row.in(session)) instanceof Row tenant
        ? tenant
        : null;
  }
}
