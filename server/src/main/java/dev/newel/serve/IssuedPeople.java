package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.design.api.Operation.Kind;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.expr.Bindings;
import dev.newel.language.Identity.Provider;
import dev.newel.language.Identity.ProviderKind;
import dev.newel.language.Identity.Unknown;
import dev.newel.language.Modifier;
import dev.newel.serve.identity.IssuedTokens;
import dev.newel.serve.query.RowPlans;
import dev.newel.serve.query.Session;
import dev.newel.serve.query.StoredRow;
import dev.newel.serve.store.Database;
import dev.newel.serve.store.DatabaseException;
import dev.newel.serve.value.Catalog;
import dev.newel.serve.value.Values;
import dev.newel.serve.write.RowWriter;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The people whom an external issuer knows: whom its tokens are about, and a row for somebody who
/// comes for the first time where the design wants that.
final class IssuedPeople {
  private static final String EMAIL = "email";

  private final Catalog catalog;
  private final Provider provider;
  private final String users;
  private final IssuedTokens tokens;
  private final Appointments appointments;

  private IssuedPeople(
      Catalog catalog,
      Provider provider,
      String users,
      IssuedTokens tokens,
      Appointments appointments) {
    this.catalog = catalog;
    this.provider = provider;
    this.users = users;
    this.tokens = tokens;
    this.appointments = appointments;
  }

  /// Null where the design names no issuer, or one whose tokens are not read.
  ///
  /// @param told hears when the issuer does not answer as it must
  static @Nullable IssuedPeople of(
      Catalog catalog, Appointments appointments, Consumer<IOException> told) {
    var identity = catalog.design().identity();
    var provider = identity.provider();
    var users = identity.users();
    var discovery = provider == null ? null : discovery(provider);
    if (provider == null || users == null || discovery == null) {
      return null;
    }
    var audience =
        provider.audience() == null
            ? catalog.design().prose().system().name()
            : provider.audience();
    return new IssuedPeople(
        catalog, provider, users, IssuedTokens.of(discovery, audience, told), appointments);
  }

  /// Whether somebody gets a token here: with an external issuer only where the design says so.
  static boolean leavesTokens(Design design) {
    return design.identity().provider() == null
        || design.identityOperations().values().stream()
            .anyMatch(each -> each.kind() == Kind.LOGIN || each.kind() == Kind.REGISTER);
  }

  /// Where the issuer publishes what it is; null where nobody can read or trust that.
  static @Nullable URI discovery(Provider provider) {
    try {
      var address = provider.discovery() == null ? null : new URI(provider.discovery());
      return address != null
              && provider.kind() == ProviderKind.OIDC
              && IssuedTokens.isTrusted(address)
          ? address
          : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /// The claims of a token; null where it does not count.
  ///
  /// @throws Refusal where the issuer is away and its keys are unknown
  @Nullable Map<String, Object> claims(String token, Instant now) {
    try {
      return tokens.claims(token, now);
    } catch (IssuedTokens.AwayException e) {
      throw Refusal.of("UNAVAILABLE");
    }
  }

  /// The person whom claims are about; null where we have none.
  @Nullable StoredRow find(Session session, Map<String, Object> claims) {
    var by = naming();
    var text = by == null ? null : text(claims, by);
    try {
      return by == null || text == null
          ? null
          : new GivenTexts(catalog, session).find(users, by, text);
    } catch (Values.Unfit e) {
      return null;
    }
  }

  /// Makes a row for somebody who comes for the first time, where the design wants that.
  void create(Database database, Map<String, Object> claims, Instant now) {
    var by = naming();
    if (provider.unknown() != Unknown.CREATE || by == null || text(claims, by) == null) {
      return;
    }
    try {
      var _ =
          database.inTransaction(
              connection -> {
                var session =
                    new Session(connection, catalog, new RowPlans(catalog), Bindings.at(now));
                try {
                  return created(session, claims, by);
                } catch (Session.SqlTrouble e) {
                  throw e.trouble();
                }
              });
    } catch (DatabaseException e) {
      // Another request of the same person was faster, or the row that the claims make does not
      // fit: whoever looks again learns which.
    }
  }

  private boolean created(Session session, Map<String, Object> claims, Field by)
      throws SQLException {
    var texts = new GivenTexts(catalog, session);
    var values = new LinkedHashMap<String, @Nullable Object>();
    var entity = catalog.entity(users);
    try {
      for (var field : entity.fields().values()) {
        var text = isMapped(field, by) ? text(claims, field) : null;
        if (text != null) {
          values.put(field.name(), texts.value(field, text));
        }
      }
    } catch (Values.Unfit e) {
      return false;
    }
    appointments.fill(values);
    texts.fill(users, values, session.now());
    var identity = catalog.design().identity();
    var role = identity.roleField();
    if (role != null
        && identity.newcomers() != null
        && values.get(role) == null
        && catalog.field(users, role).type() == Type.Scalar.ROLE) {
      values.put(role, identity.newcomers());
    }
    Slugs.fill(catalog, session, entity, values);
    var writer = new RowWriter(catalog);
    writer.insert(session, users, values);
    writer.rules().judge(session);
    return true;
  }

  private boolean isMapped(Field field, Field by) {
    return field.isStored()
        && !field.isConfidential()
        && (field.equals(by) || provider.maps().containsKey(field.name()));
  }

  /// The field by which a person is known: the first that `maps` names and that is unique, else the
  /// login.
  private @Nullable Field naming() {
    var fields = catalog.entity(users).fields();
    return provider.maps().keySet().stream()
        .map(fields::get)
        .filter(Objects::nonNull)
        .filter(field -> field.is(Modifier.UNIQUE) && field.isStored())
        .findFirst()
        .orElseGet(
            () -> {
              var login = catalog.design().identity().login();
              return login == null ? null : fields.get(login);
            });
  }

  /// The claim for a field as a text; null where there is none, and for an address of mail that the
  /// issuer does not stand for.
  private @Nullable String text(Map<String, Object> claims, Field field) {
    var name = provider.maps().getOrDefault(field.name(), field.name());
    var unsure = name.equals(EMAIL) && "false".equals(String.valueOf(claims.get("email_verified")));
    var claim = claims.get(name);
    return !unsure
            && (claim instanceof String || claim instanceof Number || claim instanceof Boolean)
        ? claim.toString()
        : null;
  }
}
