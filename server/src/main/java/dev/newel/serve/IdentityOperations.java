package dev.newel.serve;

import dev.newel.design.access.Identity;
import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Operation.Kind;
import dev.newel.design.flow.Effects;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.expr.Row;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.identity.RefreshTokens;
import dev.newel.serve.json.JsonText;
import dev.newel.serve.limit.Counted;
import dev.newel.serve.limit.Failures;
import dev.newel.serve.query.RowPlans;
import dev.newel.serve.query.Session;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.query.Visibility;
import dev.newel.serve.value.Catalog;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Register, login, refresh, logout and the change of a password.
final class IdentityOperations {
  private static final String GIVEN = "$login";

  private final Catalog catalog;
  private final Identity identity;
  private final Caller caller;
  private final Reads reads;
  private final Writes writes;
  private final Tenants tenants;
  private final @Nullable RefreshTokens refresh;
  private final @Nullable Failures failures;
  private final Origins origins;

  IdentityOperations(
      Catalog catalog,
      Caller caller,
      Reads reads,
      Writes writes,
      @Nullable RefreshTokens refresh,
      Counted counted) {
    this.catalog = catalog;
    this.identity = catalog.design().identity();
    this.caller = caller;
    this.reads = reads;
    this.writes = writes;
    this.tenants = new Tenants(catalog);
    this.refresh = refresh;
    this.origins = new Origins(catalog.design().api().cors());
    var throttle = identity.throttle();
    this.failures =
        throttle == null ? null : counted.failures(throttle.failures(), throttle.per().estimate());
  }

  /// Finds the row of whoever asks where the operation is about that row.
  void find(Exchange exchange) {
    var kind = exchange.operation().kind();
    var viewer = exchange.viewer.row();
    if ((kind == Kind.LOGOUT || kind == Kind.PASSWORD) && viewer != null) {
      var row = locked(exchange.session(), viewer.key());
      if (row == null || caller.viewer(exchange.session(), row) == null) {
        // It was there when the token was judged.
        throw Refusal.of("INVALID_TOKEN");
      }
      exchange.row = row;
    }
  }

  private @Nullable StoredRow locked(Session session, Object key) {
    var users = Objects.requireNonNull(identity.users());
    session.bind(RowPlans.KEY, Row.ofKey(users, key));
    return session.find(
        users,
        Visibility.equal(
            Catalog.self(users, true),
            new Expr.Root(RowPlans.KEY, new ExprType.RowOf(users), false)),
        true);
  }

  HttpAnswer register(Exchange exchange, Connection connection) throws SQLException {
    var row = writes.create(exchange);
    return answer(exchange, connection, row, null);
  }

  HttpAnswer login(Exchange exchange, Connection connection) throws SQLException {
    var login = Objects.requireNonNull(identity.login());
    var given = String.valueOf(exchange.input.get(login));
    var whom = counted(exchange, given);
    if (failures != null) {
      var wait = failures.waitFor(whom, exchange.now);
      if (wait > 0) {
        throw throttled(exchange, wait);
      }
    }
    var row = byLogin(exchange.session(), login, given, hasEffects(exchange));
    var hash = row == null ? null : row.values().get(Objects.requireNonNull(identity.password()));
    var fits =
        exchange.secrets.fits(
            String.valueOf(exchange.input.get(String.valueOf(identity.password()))),
            hash == null ? null : hash.toString());
    if (!fits || row == null || caller.viewer(exchange.session(), row) == null) {
      if (failures != null && !failures.failed(whom, exchange.now)) {
        // Others failed while this password was judged: it counts as if it had come after them.
        throw throttled(exchange, failures.waitFor(whom, exchange.now));
      }
      throw Refusal.of("INVALID_CREDENTIALS");
    }
    if (failures != null) {
      failures.succeeded("login:" + given);
    }
    return answer(exchange, connection, effected(exchange, row), null);
  }

  /// Carries out the effects on the person, whom the credentials or the token have just named.
  private StoredRow effected(Exchange exchange, StoredRow person) {
    exchange.row = person;
    as(exchange, person);
    writes.state(exchange);
    return changed(exchange);
  }

  private StoredRow changed(Exchange exchange) {
    return hasEffects(exchange) ? writes.change(exchange) : exchange.row();
  }

  private static boolean hasEffects(Exchange exchange) {
    var operation = exchange.operation();
    return !operation.effects().equals(Effects.NONE) || operation.undoes() != null;
  }

  private static Refusal throttled(Exchange exchange, long wait) {
    exchange.headers.add(new HttpAnswer.Header("Retry-After", Long.toString(wait)));
    return Refusal.of("RATE_LIMIT_EXCEEDED", Map.of("seconds", wait));
  }

  private List<String> counted(Exchange exchange, String login) {
    var whom = new ArrayList<String>();
    var throttle = identity.throttle();
    var by = throttle == null || throttle.by().isEmpty() ? List.of("ip") : throttle.by();
    for (var each : by) {
      whom.add(each.equals("ip") ? "ip:" + exchange.request.remote() : "login:" + login);
    }
    return whom;
  }

  private @Nullable StoredRow byLogin(Session session, String login, String given, boolean lock) {
    var users = Objects.requireNonNull(identity.users());
    session.bind(GIVEN, given);
    var conditions = new Visibility(catalog).present(users);
    conditions.addAll(tenants.among(users, session));
    conditions.addFirst(
        Visibility.equal(
            catalog.along(Catalog.self(users, true), users, List.of(login)),
            new Expr.Root(GIVEN, catalog.field(users, login).type().expr(), false)));
    return session.find(users, Objects.requireNonNull(Visibility.all(conditions)), lock);
  }

  /// Refreshes; a null answer is a refusal whose end of a family is to be committed.
  @Nullable HttpAnswer refresh(Exchange exchange, Connection connection) throws SQLException {
    var tokens = refresh;
    var token = given(exchange);
    if (tokens == null || token == null) {
      return null;
    }
    var use = tokens.use(connection, token, exchange.now);
    var next = use.next();
    if (use.person() == null || next == null) {
      return null;
    }
    var viewer = caller.byKey(exchange.session(), use.person());
    if (viewer == null || viewer.row() == null) {
      tokens.endAllOf(connection, use.person());
      return null;
    }
    if (tenants.isNamed() && !tenants.isOf(exchange, exchange.session(), viewer)) {
      return null;
    }
    var person =
        hasEffects(exchange) ? locked(exchange.session(), viewer.row().key()) : viewer.row();
    return person == null ? null : answer(exchange, connection, effected(exchange, person), next);
  }

  private @Nullable String given(Exchange exchange) {
    var settings = identity.refresh();
    if (settings != null && settings.cookie() != null) {
      return origins.trustsCookies(exchange.request)
          ? Caller.cookies(exchange.request).get(settings.cookie())
          : null;
    }
    var token = exchange.input.get("refreshToken");
    return token == null ? null : token.toString();
  }

  HttpAnswer logout(Exchange exchange, Connection connection) throws SQLException {
    var token = given(exchange);
    if (refresh != null && token != null) {
      refresh.endFamilyOf(connection, token);
    }
    var cookie = refresh == null ? null : refresh.settings().cookie();
    if (cookie != null) {
      exchange.headers.add(cookie(exchange, cookie, "", 0));
    }
    return reads.one(exchange, changed(exchange));
  }

  HttpAnswer password(Exchange exchange, Connection connection) throws SQLException {
    var row = exchange.row();
    var field = Objects.requireNonNull(identity.password());
    var hash = row.values().get(field);
    if (!exchange.secrets.fits(
        String.valueOf(exchange.input.get("oldPassword")), hash == null ? null : hash.toString())) {
      throw Refusal.of("INVALID_CREDENTIALS");
    }
    var values = new LinkedHashMap<String, @Nullable Object>();
    values.put(field, exchange.input.get("newPassword"));
    var changed = writes.change(exchange, values);
    endOthers(exchange, connection, row);
    return reads.one(exchange, changed);
  }

  /// A new password ends every login of its person but the one that the request bears.
  private void endOthers(Exchange exchange, Connection connection, StoredRow person)
      throws SQLException {
    if (refresh == null) {
      return;
    }
    var token = given(exchange);
    if (token == null) {
      refresh.endAllOf(connection, person.key().toString());
    } else {
      refresh.endOthersOf(connection, person.key().toString(), token);
    }
  }

  /// The same for a password that an operation of a resource has written.
  void written(Exchange exchange, Connection connection) throws SQLException {
    var row = exchange.row;
    var field = identity.password();
    if (row == null || field == null || !row.type().equals(identity.users())) {
      return;
    }
    var kind = exchange.operation().kind();
    var given = (kind == Kind.UPDATE || kind == Kind.REPLACE) && exchange.input.get(field) != null;
    var set =
        exchange.operation().effects().sets().stream()
            .anyMatch(each -> each.path().equals(List.of(field)));
    if (given || set) {
      endOthers(exchange, connection, row);
    }
  }

  private HttpAnswer answer(
      Exchange exchange, Connection connection, StoredRow row, @Nullable String next)
      throws SQLException {
    if (!(exchange.operation().answer().content() instanceof Content.Tokens tokens)) {
      return reads.one(as(exchange, row), row);
    }
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put(tokens.access(), caller.token(row, exchange.now));
    members.put(tokens.type(), identity.access().scheme());
    members.put(tokens.lasts(), caller.tokenSeconds());
    if (refresh != null) {
      var token =
          next == null ? refresh.begin(connection, row.key().toString(), exchange.now) : next;
      var settings = refresh.settings();
      if (tokens.refresh() != null) {
        members.put(tokens.refresh(), token);
      }
      if (settings.cookie() != null) {
        var seconds = settings.lasts().estimate().toSeconds();
        exchange.headers.add(cookie(exchange, settings.cookie(), token, seconds));
      }
    }
    var out = new ByteArrayOutputStream();
    try (var json = JsonText.writer(out)) {
      json.writeStartObject();
      members.forEach(
          (name, value) -> {
            json.writeName(name);
            JsonText.write(json, value);
          });
      var person = tokens.person();
      if (person != null) {
        json.writeName(person.wire());
        reads.shown(as(exchange, row), person.view(), row).write(json);
      }
      json.writeEndObject();
    }
    return HttpAnswer.of(
        exchange.operation().answer().status(), "application/json", out.toByteArray());
  }

  /// Whoever has just logged in sees the answer with the eyes of the person.
  private Exchange as(Exchange exchange, StoredRow row) {
    var viewer = caller.viewer(exchange.session(), row);
    if (viewer != null) {
      exchange.viewer = viewer;
      exchange.session().bind(Reads.VIEWER, row);
      tenants.bind(exchange, exchange.session());
    }
    return exchange;
  }

  private static HttpAnswer.Header cookie(
      Exchange exchange, String name, String value, long seconds) {
    var http = exchange.operation().http();
    var path =
        http == null ? "/" : http.path().substring(0, Math.max(1, http.path().lastIndexOf('/')));
    var secure =
        "https".equalsIgnoreCase(exchange.request.header("X-Forwarded-Proto")) ? "; Secure" : "";
    return new HttpAnswer.Header(
        "Set-Cookie",
        "%s=%s; Path=%s; Max-Age=%d; HttpOnly; SameSite=Strict%s"
            .formatted(name, value, path, seconds, secure));
  }
}
