package dev.newel.publish.openapi;

import dev.newel.design.access.Grant;
import dev.newel.design.access.Identity;
import dev.newel.design.access.Role;
import dev.newel.design.api.Operation;
import dev.newel.expr.Expr;
import dev.newel.language.Identity.ProviderKind;
import dev.newel.language.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How callers say who they are, and whom an operation lets in.
final class Security {
  private static final String KEY = "apiKey";
  private static final String COOKIE = "refreshCookie";

  private final Identity identity;

  Security(Identity identity) {
    this.identity = identity;
  }

  /// The schemes of the whole document.
  Map<String, Json> schemes() {
    var schemes = new LinkedHashMap<String, Json>();
    var token = tokenName();
    if (token != null) {
      schemes.put(token, token(token));
    }
    var keys = identity.keys();
    if (keys != null) {
      var header = keys.header() == null ? "X-API-Key" : keys.header();
      schemes.put(
          KEY,
          Json.texts(
              "type",
              "apiKey",
              "in",
              "header",
              "name",
              header,
              "description",
              "The key of a program%s; it has the role `%s`.%s"
                  .formatted(
                      keys.of() == null ? "" : ", a row of `%s`".formatted(keys.of()),
                      keys.role(),
                      keys.lasts() == null ? "" : " It is valid for %s.".formatted(keys.lasts()))));
    }
    var refresh = identity.refresh();
    if (refresh != null && refresh.cookie() != null) {
      schemes.put(
          COOKIE,
          Json.texts(
              "type",
              "apiKey",
              "in",
              "cookie",
              "name",
              refresh.cookie(),
              "description",
              "The refresh token, valid for %s, in a cookie that scripts cannot read.%s"
                  .formatted(
                      refresh.lasts(), refresh.rotates() ? " Each use yields a new one." : "")));
    }
    return schemes;
  }

  /// The name of the scheme of access tokens; null where nobody bears one.
  private @Nullable String tokenName() {
    var provider = identity.provider();
    if (provider != null && provider.kind() == ProviderKind.OIDC && provider.discovery() != null) {
      return "openId";
    }
    if (identity.users() == null && provider == null) {
      return null;
    }
    return switch (identity.access().scheme()) {
      case "Bearer" -> "bearer";
      case "Basic" -> "basic";
      default -> "token";
    };
  }

  private Json token(String name) {
    var access = identity.access();
    var person = person();
    var lasts =
        "A JSON Web Token (RFC 7519), signed with %s, valid for %s.%s"
            .formatted(access.algorithm(), access.lasts(), person);
    var provider = identity.provider();
    return switch (name) {
      case "openId" ->
          Json.texts(
              "type",
              "openIdConnect",
              "openIdConnectUrl",
              String.valueOf(provider == null ? null : provider.discovery()),
              "description",
              "A token of the provider." + person);
      case "bearer" ->
          Json.texts(
              "type", "http", "scheme", "bearer", "bearerFormat", "JWT", "description", lasts);
      case "basic" ->
          Json.texts(
              "type",
              "http",
              "scheme",
              "basic",
              "description",
              "Login and password with each request (RFC 7617)." + person);
      // Tools know no scheme but those that IANA lists, so another word is told as a header.
      default ->
          Json.texts(
              "type",
              "apiKey",
              "in",
              "header",
              "name",
              "Authorization",
              "description",
              "`%s`, a space, and a token. %s".formatted(access.scheme(), lasts));
    };
  }

  /// What a client knows of people and their tokens; begins with a space where there is something.
  private String person() {
    var access = identity.access();
    var text = new StringBuilder();
    if (!access.claims().isEmpty()) {
      text.append(" It says ")
          .append(
              access.claims().stream()
                  .map(claim -> "`" + claim.name() + "`")
                  .collect(Collectors.joining(", ")))
          .append(" of the person.");
    }
    if (access.kept() != null) {
      text.append(" To be kept: %s.".formatted(sentence(access.kept())));
    }
    if (identity.active() != null) {
      text.append(" It counts while `%s` holds of the person.".formatted(identity.active().text()));
    }
    if (identity.mfa() != null) {
      text.append(" A second factor: %s.".formatted(sentence(identity.mfa())));
    }
    if (identity.services() != null) {
      text.append(" Programs: %s.".formatted(sentence(identity.services())));
    }
    return text.toString();
  }

  private static String sentence(String text) {
    return text.strip().replaceAll("\\.$", "");
  }

  /// The alternatives of an operation, each the schemes that it takes; an empty one is nobody.
  List<List<String>> of(Operation operation) {
    var refresh = identity.refresh();
    var renews =
        operation.kind() == Operation.Kind.REFRESH || operation.kind() == Operation.Kind.LOGOUT;
    if (renews && refresh != null && refresh.cookie() != null) {
      return operation.isPublic() || tokenName() == null
          ? List.of(List.of(COOKIE))
          : List.of(List.of(String.valueOf(tokenName()), COOKIE));
    }
    if (operation.isPublic() && isIdentity(operation)) {
      return List.of();
    }
    var token = tokenName();
    var alternatives = new ArrayList<List<String>>();
    if (operation.isPublic()) {
      alternatives.add(List.of());
    }
    if (token != null) {
      alternatives.add(List.of(token));
    }
    var keys = identity.keys();
    if (keys != null && (operation.isPublic() || roles(operation).contains(keys.role()))) {
      alternatives.add(List.of(KEY));
    }
    return alternatives;
  }

  private static boolean isIdentity(Operation operation) {
    return switch (operation.kind()) {
      case REGISTER, LOGIN, REFRESH -> true;
      default -> false;
    };
  }

  /// The roles that an operation lets in, as the design lists them; those of the public and of
  /// owners are all.
  List<String> roles(Operation operation) {
    var roles = new LinkedHashSet<String>();
    for (var role : identity.roles().values()) {
      for (var grant : operation.access()) {
        var admits =
            switch (grant) {
              case Grant.Anybody anybody -> true;
              case Grant.ToRole(var name, var when) -> role.includes().contains(name);
              case Grant.ToOwner owner -> !role.name().equals(Role.ANONYMOUS);
              case Grant.Named named -> !role.name().equals(Role.ANONYMOUS);
            };
        if (admits) {
          roles.add(role.name());
        }
      }
    }
    return List.copyOf(roles);
  }

  /// Each grant in words.
  static List<String> grants(Operation operation) {
    return operation.access().stream()
        .map(
            grant ->
                switch (grant) {
                  case Grant.Anybody(var when) -> "anybody" + where(when);
                  case Grant.ToRole(var name, var when) -> "`%s`".formatted(name) + where(when);
                  case Grant.ToOwner(var when, var also) -> "the owner of the row" + where(also);
                  case Grant.Named(var name, var entity, var path, var when, var also) ->
                      "`%s` (`%s` of %s)".formatted(name, when.text(), entity) + where(also);
                })
        .toList();
  }

  private static String where(@Nullable Expr when) {
    return when == null ? "" : " where `%s`".formatted(when.text());
  }
}
