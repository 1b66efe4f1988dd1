package dev.newel.serve;

import dev.newel.design.access.Identity;
import dev.newel.design.data.Type;
import dev.newel.expr.Bindings;
import dev.newel.expr.Expr;
import dev.newel.expr.Row;
import dev.newel.serve.http.HttpRequest;
import dev.newel.serve.identity.AccessTokens;
import dev.newel.serve.identity.ProgramKeys;
import dev.newel.serve.identity.Viewer;
import dev.newel.serve.query.RowPlans;
import dev.newel.serve.query.Session;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.store.Database;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.value.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds out who asks.
final class Caller {
  private final Catalog catalog;
  private final Identity identity;
  private final Database database;
  private final RowPlans plans;
  private final @Nullable AccessTokens tokens;
  private final @Nullable IssuedPeople issued;
  private final @Nullable ProgramKeys keys;
  private final KeptReads kept;

  Caller(
      Catalog catalog,
      Database database,
      RowPlans plans,
      @Nullable AccessTokens tokens,
      @Nullable IssuedPeople issued,
      KeptReads kept) {
    this.kept = kept;
    this.catalog = catalog;
    this.identity = catalog.design().identity();
    this.database = database;
    this.plans = plans;
    this.tokens = tokens;
    this.issued = issued;
    this.keys = ProgramKeys.of(catalog);
  }

  /// Whether the request says who asks, rightly or not.
  boolean claims(HttpRequest request) {
    return request.header("Authorization") != null
        || (keys != null && request.header(keys.header()) != null);
  }

  /// The viewer; refuses a token that does not count.
  Viewer viewer(HttpRequest request, Instant now) {
    var header = request.header("Authorization");
    if (keys != null && request.header(keys.header()) != null) {
      return program(keys, request, now);
    }
    if (header == null || (tokens == null && issued == null) || identity.users() == null) {
      return Viewer.ANONYMOUS;
    }
    var scheme = identity.access().scheme();
    var space = header.indexOf(' ');
    if (request.headers("Authorization").size() > 1
        || space < 0
        || !header.substring(0, space).equalsIgnoreCase(scheme)) {
      throw Refusal.of("INVALID_TOKEN");
    }
    var token = header.substring(space + 1).strip();
    var person = tokens == null ? null : tokens.person(token, now);
    var viewer =
        person != null ? byKey(person, now) : issued == null ? null : ofIssuer(issued, token, now);
    if (viewer == null) {
      throw Refusal.of("INVALID_TOKEN");
    }
    return viewer;
  }

  private @Nullable Viewer ofIssuer(IssuedPeople people, String token, Instant now) {
    var claims = people.claims(token, now);
    if (claims == null) {
      return null;
    }
    var found = found(people, claims, now);
    if (found.isEmpty()) {
      try (var _ = kept.change(Set.of(String.valueOf(identity.users())))) {
        people.create(database, claims, now);
      }
      found = found(people, claims, now);
    }
    return found.map(Found::viewer).orElse(null);
  }

  private Optional<Found> found(IssuedPeople people, Map<String, Object> claims, Instant now) {
    return reading(
        now,
        session ->
            Optional.ofNullable(people.find(session, claims))
                .map(row -> new Found(viewer(session, row))));
  }

  /// A person who is there, and may be gone or not active.
  private record Found(@Nullable Viewer viewer) {}

  /// One key and no token beside it: nobody asks as two.
  private Viewer program(ProgramKeys known, HttpRequest request, Instant now) {
    var given = request.headers(known.header());
    if (given.size() > 1 || request.header("Authorization") != null) {
      throw Refusal.of("INVALID_TOKEN");
    }
    return reading(
            now,
            session -> Optional.ofNullable(known.program(session, given.getFirst().strip(), now)))
        .orElseThrow(() -> Refusal.of("INVALID_TOKEN"));
  }

  /// Looks at rows before the transaction of a request.
  void within(Instant now, Consumer<Session> what) {
    var _ =
        reading(
            now,
            session -> {
              what.accept(session);
              return Optional.of(true);
            });
  }

  private <T> Optional<T> reading(Instant now, Function<Session, Optional<T>> what) {
    return database.reading(
        connection -> what.apply(new Session(connection, catalog, plans, Bindings.at(now))));
  }

  /// The same viewer as the rows say now; refuses one who no longer may.
  Viewer again(Viewer viewer, Instant now) {
    var person = viewer.row();
    return person == null
        ? viewer
        : reading(
                now,
                session ->
                    Optional.ofNullable(viewer(session, session.row(person.type(), person.key()))))
            .orElseThrow(() -> Refusal.of("INVALID_TOKEN"));
  }

  /// The person with this key, as it stands in tokens; null where there is none or whose tokens no
  /// longer count.
  private @Nullable Viewer byKey(String key, Instant now) {
    return reading(now, session -> Optional.ofNullable(byKey(session, key))).orElse(null);
  }

  /// The same, in the transaction of the request: a second connection for one request lets many
  /// requests wait for each other.
  @Nullable Viewer byKey(Session session, String key) {
    var users = String.valueOf(identity.users());
    try {
      return viewer(
          session, session.row(users, Values.ofText(catalog.keyType(users), key, List.of())));
    } catch (Values.Unfit e) {
      return null;
    }
  }

  /// The viewer that a row of a person is; null where it is gone, hidden or not active.
  @Nullable Viewer viewer(Session session, StoredRow row) {
    var deleted = catalog.entity(row.type()).the(dev.newel.language.Modifier.DELETED);
    if (row.values().isEmpty()
        || (deleted.isPresent() && row.values().get(deleted.get().name()) != null)) {
      return null;
    }
    if (identity.active() != null && !session.holds(identity.active(), row)) {
      return null;
    }
    var role = role(row);
    var known = identity.roles().get(role);
    return new Viewer(row, null, role, known == null ? Set.of(role) : Set.copyOf(known.includes()));
  }

  private String role(StoredRow row) {
    var name = identity.roleField();
    var field = name == null ? null : catalog.entity(row.type()).fields().get(name);
    if (field == null || field.type() instanceof Type.ListOf) {
      return String.valueOf(identity.newcomers());
    }
    var role = row.values().get(field.name());
    return role == null ? String.valueOf(identity.newcomers()) : role.toString();
  }

  /// An access token for a person, whose row is of an open transaction.
  String token(StoredRow row, Instant now) {
    if (tokens == null) {
      throw new NotServed("a login without tokens");
    }
    var claims = new LinkedHashMap<String, Object>();
    for (var claim : identity.access().claims()) {
      var text = text(row, claim.value());
      if (text != null) {
        claims.put(claim.name(), text);
      }
    }
    var subject = identity.access().subject();
    var named = subject == null ? null : text(row, subject);
    var key = row.key().toString();
    return tokens.issue(key, named == null ? key : named, claims, now);
  }

  private @Nullable String text(StoredRow row, Expr expr) {
    var value = row.value(expr);
    var plain = value instanceof Row other ? other.key() : value;
    return plain == null ? null : Values.text(plain, catalog.design().api().precision());
  }

  long tokenSeconds() {
    return tokens == null ? 0 : tokens.lasts().toSeconds();
  }

  /// The challenge that goes with a 401 and a 403 (RFC 9110, section 11.6.1; RFC 6750, section 3):
  /// every way in which somebody may say who asks.
  String challenge(String code) {
    var realm = " realm=\"" + catalog.design().prose().system().name() + "\"";
    var ways = new ArrayList<String>();
    if (identity.users() != null || keys == null) {
      ways.add(
          identity.access().scheme()
              + realm
              + switch (code) {
                case "INVALID_TOKEN" -> ", error=\"invalid_token\"";
                case "FORBIDDEN" -> ", error=\"insufficient_scope\"";
                default -> "";
              });
    }
    if (keys != null) {
      ways.add("ApiKey" + realm + ", header=\"" + keys.header() + "\"");
    }
    return String.join(", ", ways);
  }

  /// The headers beside `Authorization` that say who asks and for which tenant, each after a comma.
  String ownHeaders() {
    var tenant = Tenants.header(catalog.design().tenancy());
    return (keys == null ? "" : ", " + keys.header()) + (tenant == null ? "" : ", " + tenant);
  }

  /// What lets a key be found; nothing where there are none.
  List<String> indexes() {
    return keys == null ? List.of() : List.of(keys.index());
  }

  static Map<String, String> cookies(HttpRequest request) {
    var cookies = new LinkedHashMap<String, String>();
    for (var header : request.headers("Cookie")) {
      for (var pair : header.split(";", -1)) {
        var equals = pair.indexOf('=');
        if (equals > 0) {
          cookies.putIfAbsent(
              pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
        }
      }
    }
    return cookies;
  }
}
