package dev.newel.write.unfold;

import dev.newel.design.access.Grant;
import dev.newel.design.access.Role;
import dev.newel.expr.Expr;
import dev.newel.language.Access;
import dev.newel.language.Identity;
import dev.newel.language.OperationText;
import dev.newel.language.Rows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Identity, roles and grants.
final class AccessUnfolding {
  private AccessUnfolding() {}

  /// Null where nobody is named.
  static @Nullable Access access(List<Grant> grants) {
    return grants.isEmpty()
        ? null
        : new Access(grants.stream().map(AccessUnfolding::grant).toList());
  }

  private static Access.Grant grant(Grant grant) {
    return switch (grant) {
      case Grant.Anybody(var when) -> new Access.Grant("public", Expressed.orNull(when));
      case Grant.ToOwner owner -> new Access.Grant("owner", Expressed.orNull(owner.also()));
      case Grant.Named named -> new Access.Grant(named.name(), Expressed.orNull(named.also()));
      case Grant.ToRole(var role, var when) -> new Access.Grant(role, Expressed.orNull(when));
    };
  }

  static Map<String, Rows> grants(Map<String, Grant.Named> grants) {
    var texts = new LinkedHashMap<String, Rows>();
    grants.forEach(
        (name, grant) -> texts.put(name, new Rows(grant.entity(), Expressed.of(grant.when()))));
    return texts;
  }

  /// Null where a design has no identity: where it has one there is at least the role
  /// `anonymous`.
  static @Nullable Identity identity(
      dev.newel.design.access.Identity identity,
      List<String> satisfied,
      Map<String, OperationText> operations) {
    if (identity.roles().isEmpty()) {
      return null;
    }
    var access = identity.access();
    var refresh = identity.refresh();
    return new Identity(
        identity.users(),
        identity.login(),
        Expressed.orNull(identity.active()),
        identity.newcomers(),
        identity.hashing(),
        new Identity.Tokens(
            access.scheme(),
            new Identity.Access(
                access.lasts(),
                access.claims().stream().map(claim -> claim.name()).toList(),
                access.subject() instanceof Expr.Member subject ? subject.name() : null,
                access.kept(),
                access.algorithm()),
            refresh == null
                ? null
                : new Identity.Refresh(
                    refresh.lasts(),
                    refresh.cookie() == null
                        ? Identity.Place.BODY
                        : Identity.Place.HTTP_ONLY_COOKIE,
                    refresh.rotates() ? Identity.Rotation.ALWAYS : Identity.Rotation.NEVER)),
        identity.throttle(),
        identity.keys(),
        identity.provider(),
        identity.services(),
        identity.mfa(),
        roles(identity.roles()),
        satisfied,
        operations);
  }

  private static Map<String, Identity.Role> roles(Map<String, Role> roles) {
    var texts = new LinkedHashMap<String, Identity.Role>();
    roles.forEach(
        (name, role) ->
            texts.put(
                name,
                new Identity.Role(
                    role.doc(),
                    role.includes().size() > 1 ? role.includes().get(1) : null,
                    role.limit())));
    return texts;
  }
}
