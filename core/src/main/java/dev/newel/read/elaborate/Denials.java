package dev.newel.read.elaborate;

import dev.newel.design.access.Grant;
import dev.newel.design.access.Identity;
import dev.newel.design.access.Role;
import dev.newel.design.api.Api;
import dev.newel.design.api.Operation.Kind;
import dev.newel.design.api.Target;
import dev.newel.design.data.Entity;
import java.util.List;
import java.util.Map;

/// Whom operations refuse, and whether they say so or look as if there were nothing.
///
/// @param entities by name
record Denials(Api api, Identity identity, Map<String, Entity> entities) {
  /// Whether some role is let in for no row at all. A grant by row lets everybody in as far as the
  /// row.
  boolean refusesRoles(List<Grant> access) {
    return identity.roles().values().stream()
        .filter(role -> !role.name().equals(Role.ANONYMOUS))
        .anyMatch(role -> access.stream().noneMatch(grant -> admits(grant, role)));
  }

  private static boolean admits(Grant grant, Role role) {
    return switch (grant) {
      case Grant.ToRole(var name, var when) -> role.includes().contains(name);
      case Grant.Anybody _, Grant.ToOwner _, Grant.Named _ -> true;
    };
  }

  /// Whether rows of others are refused and not hidden: after they are found, so that 404 comes
  /// before 403.
  boolean refusesRows(Failures.Draft draft) {
    var byRow = draft.access().stream().anyMatch(grant -> !grant.isForEveryRow());
    if (draft.kind() == Kind.CREATE || draft.kind() == Kind.BULK_CREATE) {
      // The row that it would make is nobody's secret, so that nothing is hidden.
      return byRow;
    }
    var aboutRow =
        !draft.target().parents().isEmpty()
            || draft.kind() == Kind.BULK_UPDATE
            || !(draft.target().choice() instanceof Target.Choice.Many);
    return byRow && aboutRow && tellsDenial(draft.kind());
  }

  /// Whether a row that is denied may answer 403: a write tells the one that its caller sees apart.
  private boolean tellsDenial(Kind kind) {
    var denied = api.denied();
    return denied.read() == 403 || (denied.write() == 403 && kind != Kind.GET && kind != Kind.LIST);
  }

  boolean isOfTenant(String entity) {
    var of = entities.get(entity);
    return of != null && of.ofTenant() != null;
  }

  /// Whether a row that is there may look absent: it is of another tenant, outside what the
  /// operation speaks of, or one that the caller may not know. Parents are not held to the grants.
  boolean hidesRows(Failures.Draft draft) {
    var entity = draft.entity();
    var denied = api.denied();
    var hides =
        denied.read() == 404
            || (denied.write() == 404 && draft.kind() != Kind.GET && draft.kind() != Kind.LIST);
    return (entity != null && isOfTenant(entity.name()))
        || draft.target().where() != null
        || (hides && draft.access().stream().anyMatch(grant -> !grant.isForEveryRow()));
  }
}
