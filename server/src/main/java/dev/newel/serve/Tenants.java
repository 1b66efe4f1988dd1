package dev.newel.serve;

import dev.newel.design.access.Grant;
import dev.newel.expr.Expr;
import dev.newel.expr.Row;
import dev.newel.language.Tenancy;
import dev.newel.serve.http.HttpRequest;
import dev.newel.serve.identity.Viewer;
import dev.newel.serve.query.Session;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.query.Visibility;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Finds out which tenant a request is about: that of whoever asks, or the one that a header or the
/// host names.
final class Tenants {
  private static final String CROSSING = "$crossing";

  private final Catalog catalog;
  private final @Nullable Tenancy tenancy;

  Tenants(Catalog catalog) {
    this.catalog = catalog;
    this.tenancy = catalog.design().tenancy();
  }

  /// Whether the request itself names its tenant.
  boolean isNamed() {
    return tenancy != null && tenancy.from() != null && tenancy.from() != Tenancy.Source.TOKEN;
  }

  /// The header that names the tenant; null where none does.
  static @Nullable String header(@Nullable Tenancy tenancy) {
    if (tenancy == null || tenancy.from() != Tenancy.Source.HEADER) {
      return null;
    }
    return tenancy.header() == null ? "X-Tenant" : tenancy.header();
  }

  /// Whether rows tell what becomes of a request for its tenant.
  boolean isAsked(Exchange exchange) {
    var isJudged = catalog.design().identity().tenantActive() != null;
    return isNamed() || (isJudged && !exchange.viewer.isAnonymous());
  }

  /// Finds the tenant that the request names, whether the viewer is of another, and whether it may
  /// work.
  void find(Exchange exchange, Session session) {
    if (isNamed()) {
      named(exchange, session);
    }
    var active = catalog.design().identity().tenantActive();
    var tenant = of(exchange, session);
    exchange.suspended =
        active != null
            && tenant != null
            && !session.holds(
                active, session.row(tenant.type(), Objects.requireNonNull(tenant.key())));
  }

  private void named(Exchange exchange, Session session) {
    var known = tenancy;
    var text = known == null ? null : text(exchange.request, known);
    if (known == null || text == null) {
      return;
    }
    var texts = new GivenTexts(catalog, session);
    try {
      var row = texts.find(known.of(), texts.naming(known.of()), text);
      exchange.tenant = row == null ? null : Row.ofKey(known.of(), row.key());
    } catch (Values.Unfit e) {
      // No tenant has such a name.
    }
    exchange.stranger =
        exchange.tenant != null
            && !exchange.viewer.isAnonymous()
            && !isOf(exchange, session, exchange.viewer);
  }

  /// The name of a tenant in a request; null where there is none, or more than one.
  private static @Nullable String text(HttpRequest request, Tenancy tenancy) {
    var header = header(tenancy);
    if (header != null) {
      var given = request.headers(header);
      return given.size() == 1 ? given.getFirst().strip() : null;
    }
    var host = request.header("Host");
    var dot = host == null ? -1 : host.indexOf('.');
    return host == null || dot < 1 ? null : host.substring(0, dot).toLowerCase(Locale.ROOT);
  }

  /// Whether somebody works in the tenant of the request, or in all.
  boolean isOf(Exchange exchange, Session session, Viewer viewer) {
    return crosses(viewer) || Objects.equals(of(session, viewer), exchange.tenant);
  }

  private boolean crosses(Viewer viewer) {
    return tenancy != null && tenancy.cross().stream().anyMatch(viewer.roles()::contains);
  }

  /// Refuses whoever is of another tenant than the request; without one, what is not public; and
  /// what is asked for a tenant that may not work.
  void judge(Exchange exchange) {
    if (crosses(exchange.viewer)) {
      return;
    }
    if (exchange.suspended) {
      throw Refusal.of("FORBIDDEN");
    }
    if (!isNamed()) {
      return;
    }
    var isOpen =
        exchange.operation().access().stream().anyMatch(grant -> grant instanceof Grant.Anybody);
    if (exchange.stranger || (exchange.tenant == null && !isOpen)) {
      throw Refusal.of("FORBIDDEN");
    }
  }

  /// Lets the conditions of a session know the tenant of the request.
  void bind(Exchange exchange, Session session) {
    session.bind(Visibility.TENANT, of(exchange, session));
  }

  /// The tenant of a request; null where there is none.
  @Nullable Row of(Exchange exchange, Session session) {
    return isNamed() ? exchange.tenant : of(session, exchange.viewer);
  }

  /// The tenant that a viewer is of and does not leave; null where there is none.
  @Nullable Row held(Session session, Viewer viewer) {
    return crosses(viewer) ? null : of(session, viewer);
  }

  /// The tenant of a person, or whom a program works for; null where there is none.
  private @Nullable Row of(Session session, Viewer viewer) {
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
        ? Row.ofKey(tenant.type(), Objects.requireNonNull(tenant.key()))
        : null;
  }

  /// What holds of a person who may log in with this request: one of its tenant, or one whose role
  /// crosses; nothing where every tenant's people are told apart by their login.
  List<Expr> among(String users, Session session) {
    var known = tenancy;
    if (!isNamed() || known == null) {
      return List.of();
    }
    var any = new ArrayList<Expr>();
    new Visibility(catalog).ofTenant(users).ifPresent(any::add);
    var role = catalog.design().identity().roleField();
    for (var cross : role == null ? List.<String>of() : known.cross()) {
      var root = CROSSING + any.size();
      session.bind(root, cross);
      any.add(
          Visibility.equal(
              catalog.along(Catalog.self(users, true), users, List.of(String.valueOf(role))),
              new Expr.Root(
                  root, catalog.field(users, String.valueOf(role)).type().expr(), false)));
    }
    var either = Visibility.any(any);
    return either == null ? List.of() : List.of(either);
  }
}
