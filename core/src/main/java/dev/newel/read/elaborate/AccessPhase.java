package dev.newel.read.elaborate;

import dev.newel.design.access.Grant;
import dev.newel.design.access.Identity;
import dev.newel.design.access.Identity.Claim;
import dev.newel.design.access.Role;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Model;
import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.language.Identity.Hash;
import dev.newel.language.Identity.Password;
import dev.newel.language.Identity.Place;
import dev.newel.language.Identity.Rotation;
import dev.newel.language.TimeAmount;
import dev.newel.source.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Roles, identity and named grants.
final class AccessPhase {
  /// OWASP's password storage cheat sheet: argon2id with 19 MiB and two passes, bcrypt with a work
  /// factor of 10 or more.
  private static final Password DEFAULT_PASSWORD = new Password(Hash.ARGON2ID, 2, false, null);

  private static final int DEFAULT_BCRYPT_COST = 12;
  private static final int DEFAULT_ARGON_PASSES = 2;

  private static final Address AT = Address.of("identity");

  private final Context context;
  private final Typing typing;
  private final Situation outside;
  private final Fields fields;
  private final Model data;
  private final Map<String, Entity> entities;

  AccessPhase(Context context, Typing typing, Situation outside, Fields fields, Model data) {
    this.context = context;
    this.typing = typing;
    this.outside = outside;
    this.fields = fields;
    this.data = data;
    this.entities = data.entities();
  }

  Identity identity() {
    var text = context.written.identity();
    if (text == null) {
      return new Identity(
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          DEFAULT_PASSWORD,
          accessToken(null, null),
          null,
          null,
          null,
          null,
          null,
          null,
          Map.of());
    }
    var roles = roles(text.roles());
    var users = users(text);
    if (text.keys() != null) {
      context.names.resolve(text.keys().role(), AT.at("keys").at("role"), Names.Kind.ROLE);
      if (text.keys().of() != null) {
        context.names.resolve(text.keys().of(), AT.at("keys").at("of"), Names.Kind.ENTITY);
        keys(entities.get(text.keys().of()));
      }
    }
    throttle(text.throttle(), text.login());
    return new Identity(
        users == null ? null : users.name(),
        login(text, users),
        users == null ? null : fieldOf(users, Type.Text.Kind.PASSWORD),
        users == null ? null : roleField(users),
        active(text, users),
        tenantActive(),
        newcomers(text, roles),
        hashing(text.password()),
        accessToken(text.tokens(), users),
        refreshToken(text.tokens()),
        text.throttle(),
        text.keys(),
        text.provider(),
        text.services(),
        text.mfa(),
        roles);
  }

  /// Failed logins are counted by the login that was tried and by the address that tried it.
  private void throttle(
      dev.newel.language.Identity.@Nullable Throttle throttle, @Nullable String login) {
    var known = new TreeSet<String>();
    known.add("ip");
    if (login != null) {
      known.add(login);
    }
    var by = throttle == null ? List.<String>of() : throttle.by();
    for (var i = 0; i < by.size(); i++) {
      if (!known.contains(by.get(i))) {
        context.error(
            LinkId.UNKNOWN_NAME,
            AT.at("throttle").at("by").at(i),
            "Failed logins are counted by `%s`, not by `%s`."
                .formatted(String.join("` and `", known), by.get(i)),
            context
                .names
                .closest(by.get(i), known)
                .map("Did you mean `%s`?"::formatted)
                .orElse("Write `by: [%s]`.".formatted(String.join(", ", known))));
      }
    }
  }

  /// A row that is an API key has one secret, which is the key, and the tenant whom it works for
  /// where there are tenants.
  private void keys(@Nullable Entity entity) {
    if (entity == null) {
      return;
    }
    var at = AT.at("keys").at("of");
    var secrets =
        entity.fields().values().stream()
            .filter(
                field ->
                    field.type() instanceof Type.Text text && text.kind() == Type.Text.Kind.SECRET)
            .map(Field::name)
            .toList();
    if (secrets.size() != 1) {
      context.error(
          LinkId.INCOMPLETE,
          at,
          secrets.isEmpty()
              ? "`%s` holds API keys and has no field of type `secret`.".formatted(entity.name())
              : "`%s` holds API keys and has %d fields of type `secret`: `%s`, expected one."
                  .formatted(entity.name(), secrets.size(), String.join("`, `", secrets)),
          secrets.isEmpty() ? "Add `key: secret(32)`." : "Keep the one that is the key.");
    }
    var tenancy = context.written.tenancy();
    if (tenancy != null && entity.ofTenant() == null) {
      context.error(
          LinkId.INCOMPLETE,
          at,
          "`%s` holds API keys and has no `tenant` field, so that a key works for nobody."
              .formatted(entity.name()),
          "Add `%s: %s tenant`."
              .formatted(ResourcePhase.decapitalized(tenancy.of()), tenancy.of()));
    }
  }

  private @Nullable Entity users(dev.newel.language.Identity text) {
    if (text.users() == null) {
      return null;
    }
    context.names.resolve(text.users(), AT.at("users"), Names.Kind.ENTITY);
    return entities.get(text.users());
  }

  private @Nullable String login(dev.newel.language.Identity text, @Nullable Entity users) {
    if (text.login() == null || users == null) {
      return text.login();
    }
    if (!users.fields().containsKey(text.login())) {
      context.names.missing(
          "field", users.name(), text.login(), users.fields().keySet(), AT.at("login"), null);
    }
    return text.login();
  }

  private static @Nullable String fieldOf(Entity users, Type.Text.Kind kind) {
    return users.fields().values().stream()
        .filter(field -> field.type() instanceof Type.Text text && text.kind() == kind)
        .map(field -> field.name())
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String roleField(Entity users) {
    return users.fields().values().stream()
        .filter(
            field ->
                field.type() == Type.Scalar.ROLE
                    || (field.type() instanceof Type.ListOf(var of, var size)
                        && of == Type.Scalar.ROLE))
        .map(field -> field.name())
        .findFirst()
        .orElse(null);
  }

  private @Nullable Expr active(dev.newel.language.Identity text, @Nullable Entity users) {
    return text.active() == null || users == null
        ? null
        : typing.condition(text.active(), outside.withRow(users.name()), AT.at("active"));
  }

  private @Nullable Expr tenantActive() {
    var tenancy = context.written.tenancy();
    return tenancy == null || tenancy.active() == null || !entities.containsKey(tenancy.of())
        ? null
        : typing.condition(
            tenancy.active(), outside.withRow(tenancy.of()), Address.of("tenancy").at("active"));
  }

  private @Nullable String newcomers(dev.newel.language.Identity text, Map<String, Role> roles) {
    if (text.newcomers() != null) {
      context.names.resolve(text.newcomers(), AT.at("newcomers"), Names.Kind.ROLE);
      return text.newcomers();
    }
    var first =
        roles.keySet().stream()
            .filter(role -> !role.equals(Role.ANONYMOUS))
            .findFirst()
            .orElse(null);
    if (first != null) {
      context.convention(
          AT.at("newcomers"),
          "newcomers",
          "who registers has the first role that is not `anonymous`",
          AT.at("roles"));
    }
    return first;
  }

  private static Password hashing(@Nullable Password text) {
    if (text == null) {
      return DEFAULT_PASSWORD;
    }
    var hash = text.hash() == null ? Hash.ARGON2ID : text.hash();
    var cost = hash == Hash.BCRYPT ? DEFAULT_BCRYPT_COST : DEFAULT_ARGON_PASSES;
    return new Password(
        hash,
        text.cost() == null ? cost : text.cost(),
        Boolean.TRUE.equals(text.breached()),
        text.doc());
  }

  private Identity.AccessToken accessToken(
      dev.newel.language.Identity.@Nullable Tokens tokens, @Nullable Entity users) {
    var access = tokens == null ? null : tokens.access();
    var at = AT.at("tokens").at("access");
    var claims = new ArrayList<Claim>();
    Expr subject = null;
    if (users != null) {
      for (var name : access == null ? List.<String>of() : access.claims()) {
        var value = claimed(name, users, at.at("claims"));
        if (value != null) {
          claims.add(new Claim(name, value));
        }
      }
      subject =
          access == null || access.subject() == null
              ? claimed(users.key(), users, at)
              : claimed(access.subject(), users, at.at("subject"));
    }
    return new Identity.AccessToken(
        tokens == null || tokens.scheme() == null ? "Bearer" : tokens.scheme(),
        access == null || access.lasts() == null
            ? TimeAmount.of(Duration.ofMinutes(15))
            : access.lasts(),
        claims,
        subject,
        access == null ? null : access.kept(),
        access == null || access.algorithm() == null ? "ES256" : access.algorithm());
  }

  /// What a token can say of a person; null with a finding where it cannot.
  private @Nullable Expr claimed(String name, Entity users, Address at) {
    var field = users.fields().get(name);
    if (field == null) {
      context.names.missing("field", users.name(), name, users.fields().keySet(), at, null);
      return null;
    }
    if (field.isConfidential() || field.type().isMany()) {
      context.error(
          LinkId.MISPLACED,
          at,
          "A token does not bear `%s`: anybody who holds it can read it, and it stays small."
              .formatted(name),
          "Name the key, the role or another plain field.");
      return null;
    }
    return data.along(users.name(), List.of(name));
  }

  private Identity.@Nullable RefreshToken refreshToken(
      dev.newel.language.Identity.@Nullable Tokens tokens) {
    var refresh = tokens == null ? null : tokens.refresh();
    if (refresh == null) {
      return null;
    }
    return new Identity.RefreshToken(
        refresh.lasts() == null ? TimeAmount.of(Duration.ofDays(7)) : refresh.lasts(),
        refresh.in() == Place.HTTP_ONLY_COOKIE ? fields.wire("refreshToken") : null,
        refresh.rotate() != Rotation.NEVER);
  }

  private Map<String, Role> roles(Map<String, dev.newel.language.Identity.Role> texts) {
    var roles = new LinkedHashMap<String, Role>();
    texts.forEach(
        (name, text) -> {
          var at = AT.at("roles").at(name);
          var includes = includes(name, texts, at);
          var limit =
              includes.stream()
                  .map(texts::get)
                  .filter(role -> role != null && role.limit() != null)
                  .findFirst();
          roles.put(
              name,
              new Role(
                  name,
                  text.doc(),
                  includes,
                  limit.map(dev.newel.language.Identity.Role::limit).orElse(null)));
        });
    if (!roles.containsKey(Role.ANONYMOUS)) {
      roles.put(
          Role.ANONYMOUS,
          new Role(Role.ANONYMOUS, "Somebody without a token.", List.of(Role.ANONYMOUS), null));
      context.convention(
          AT.at("roles").at(Role.ANONYMOUS),
          "anonymous",
          "somebody without a token is `anonymous`",
          AT.at("roles"));
    }
    return roles;
  }

  /// The role itself and what it `is`, and so on, the nearest first.
  private List<String> includes(
      String name, Map<String, dev.newel.language.Identity.Role> texts, Address at) {
    var chain = new ArrayList<String>();
    String role = name;
    while (role != null) {
      if (chain.contains(role)) {
        context.error(
            LinkId.CYCLE,
            at,
            "Role `%s` includes itself: `%s -> %s`."
                .formatted(name, String.join(" -> ", chain), role),
            "Break the chain at one of them.");
        return chain;
      }
      if (!chain.isEmpty() && !context.names.resolve(role, at.at("is"), Names.Kind.ROLE)) {
        return chain;
      }
      chain.add(role);
      var text = texts.get(role);
      role = text == null ? null : text.is();
    }
    return chain;
  }

  Map<String, Grant.Named> grants() {
    var grants = new LinkedHashMap<String, Grant.Named>();
    var users = context.written.identity() == null ? null : context.written.identity().users();
    context
        .written
        .grants()
        .forEach(
            (name, rows) -> {
              var at = Address.of("grants", name);
              var known = context.names.resolve(rows.entity(), at, Names.Kind.ENTITY);
              if (rows.where() == null) {
                context.error(
                    LinkId.INCOMPLETE,
                    at,
                    "Grant `%s` says of which rows, and not what must hold of them."
                        .formatted(name),
                    "Write `%s where viewer in ...`.".formatted(rows.entity()));
              } else if (known) {
                var when =
                    typing.condition(
                        rows.where(), outside.withRow(rows.entity()).withViewer(users, false), at);
                if (when != null) {
                  grants.put(name, new Grant.Named(name, rows.entity(), List.of(), when, null));
                }
              }
            });
    return grants;
  }
}
