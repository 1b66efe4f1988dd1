package dev.newel.read.elaborate;

import dev.newel.design.access.Grant;
import dev.newel.design.access.Identity;
import dev.newel.design.access.Role;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.language.Access;
import dev.newel.language.Expression;
import dev.newel.language.Modifier;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Resolves who may: the words of `access` into grants over the row of the operation.
final class Accesses {
  static final String PUBLIC = "public";
  static final String OWNER = "owner";

  /// The word that says that a conventional operation does not exist.
  static final String OFF = "off";

  private final Context context;
  private final Typing typing;
  private final Situation outside;
  private final Identity identity;
  private final Map<String, Grant.Named> named;
  private final Map<String, Entity> entities;

  Accesses(
      Context context,
      Typing typing,
      Situation outside,
      Identity identity,
      Map<String, Grant.Named> named,
      Map<String, Entity> entities) {
    this.context = context;
    this.typing = typing;
    this.outside = outside;
    this.identity = identity;
    this.named = named;
    this.entities = entities;
  }

  /// Who may do what a statement says: its own word, that of its resource, that of the interface.
  List<Grant> of(Statement statement) {
    var place = statement.place();
    var at = statement.at();
    var access = statement.text().access();
    if (access != null) {
      return grants(access, place.entity(), at.at("access"));
    }
    var api = context.written.api();
    var ofResource = place.text().access();
    access = ofResource != null ? ofResource : api == null ? null : api.access();
    if (access != null) {
      var inherited = ofResource != null ? place.at().at("access") : Address.of("api", "access");
      context.convention(
          at.at("access"),
          "access-default",
          "an operation without `access` takes that of its resource, then of the interface",
          inherited);
      return grants(access, place.entity(), inherited);
    }
    if (!statement.isOverHttp()) {
      return List.of(new Grant.Anybody());
    }
    context.error(
        LinkId.NO_ACCESS,
        at,
        "`%s` does not say who may, and neither do `%s` nor `api`."
            .formatted(at.name(), place.name()),
        "Add `access: public` or a role.");
    return List.of();
  }

  static boolean isOff(@Nullable Access access) {
    return access != null
        && access.grants().size() == 1
        && access.grants().getFirst().who().equals(OFF);
  }

  List<Grant> grants(Access access, @Nullable Entity entity, Address at) {
    var grants = new ArrayList<Grant>();
    for (var text : access.grants()) {
      var grant = grant(text, entity, at);
      if (grant != null) {
        grants.add(grant);
      }
    }
    return grants;
  }

  private @Nullable Grant grant(Access.Grant text, @Nullable Entity entity, Address at) {
    var who = text.who();
    var isWord = who.equals(PUBLIC) || who.equals(OWNER);
    var known = isWord ? null : named.get(who);
    if (!isWord && known == null && !isRole(who, at)) {
      return null;
    }
    var anonymous = who.equals(PUBLIC) || who.equals(Role.ANONYMOUS);
    var when =
        text.when() == null
            ? null
            : typing.condition(text.when(), situation(entity, anonymous), at);
    if (text.when() != null && when == null) {
      // What cannot be read grants nothing.
      return null;
    }
    if (known != null) {
      return alongPath(known, when, entity, at);
    }
    return switch (who) {
      case PUBLIC -> new Grant.Anybody(when);
      case OWNER -> owner(entity, when, at);
      default -> new Grant.ToRole(who, when);
    };
  }

  private boolean isRole(String who, Address at) {
    if (!context.names.has(Names.Kind.ROLE, who)) {
      if (!context.names.has(Names.Kind.GRANT, who)) {
        var candidates = new LinkedHashSet<>(context.names.all(Names.Kind.ROLE));
        candidates.addAll(context.names.all(Names.Kind.GRANT));
        candidates.addAll(List.of(PUBLIC, OWNER));
        context.names.unknown(
            who, "role or grant", candidates, at, "Declare it under `identity/roles` or `grants`.");
      }
      return false;
    }
    return true;
  }

  private Situation situation(@Nullable Entity entity, boolean maybeAnonymous) {
    var viewing = outside.withViewer(identity.users(), maybeAnonymous);
    return entity == null ? viewing : viewing.withRow(entity.name());
  }

  private @Nullable Grant owner(@Nullable Entity entity, @Nullable Expr also, Address at) {
    var path = entity == null ? null : ownerPath(entity, new HashSet<>());
    if (path == null || entity == null) {
      context.error(
          LinkId.INCOMPLETE,
          at,
          entity == null
              ? "There is no row here that anybody could own."
              : "Nobody owns a row of `%s`: neither it nor a parent of it has an `owner` field."
                  .formatted(entity.name()),
          "Add `owner` to the reference to the person, or name a role.");
      return null;
    }
    if (identity.users() == null) {
      context.error(
          LinkId.INCOMPLETE,
          at,
          "`owner` needs `identity.users`.",
          "Say under `identity` who the users are.");
      return null;
    }
    var text = path.isEmpty() ? "this == viewer" : "this." + String.join(".", path) + " == viewer";
    var when = typing.condition(new Expression(text), situation(entity, false), at);
    return when == null ? null : new Grant.ToOwner(when, also);
  }

  /// The references from a row of `entity` to whom it belongs; empty for a user's own row; null
  /// where nobody owns it.
  private @Nullable List<String> ownerPath(Entity entity, Set<String> seen) {
    if (!seen.add(entity.name())) {
      return null;
    }
    var owner = entity.the(Modifier.OWNER);
    if (owner.isPresent()) {
      return List.of(owner.get().name());
    }
    var parent = entity.the(Modifier.PARENT);
    if (parent.isPresent()
        && parent.get().type() instanceof Type.Reference(var name)
        && entities.get(name) != null) {
      var further = ownerPath(java.util.Objects.requireNonNull(entities.get(name)), seen);
      if (further != null) {
        var path = new ArrayList<String>();
        path.add(parent.get().name());
        path.addAll(further);
        return path;
      }
    }
    return entity.name().equals(identity.users()) ? List.of() : null;
  }

  private @Nullable Grant alongPath(
      Grant.Named grant, @Nullable Expr also, @Nullable Entity entity, Address at) {
    var path = entity == null ? null : pathTo(grant.entity(), entity, new HashSet<>());
    if (path == null) {
      context.error(
          LinkId.INCOMPLETE,
          at,
          "Grant `%s` speaks of rows of `%s`, and no reference leads there from `%s`."
              .formatted(grant.name(), grant.entity(), entity == null ? "nothing" : entity.name()),
          "Name a role, or write the condition here: `{role: expression}`.");
      return null;
    }
    return new Grant.Named(grant.name(), grant.entity(), path, grant.when(), also);
  }

  /// The shortest way of `parent` and other single references; null where there is none.
  private @Nullable List<String> pathTo(String goal, Entity from, Set<String> seen) {
    if (from.name().equals(goal)) {
      return List.of();
    }
    if (!seen.add(from.name())) {
      return null;
    }
    for (var field : references(from)) {
      if (field.type() instanceof Type.Reference(var name) && entities.get(name) != null) {
        var further = pathTo(goal, java.util.Objects.requireNonNull(entities.get(name)), seen);
        if (further != null) {
          var path = new ArrayList<String>();
          path.add(field.name());
          path.addAll(further);
          return path;
        }
      }
    }
    return null;
  }

  /// A row's references, its parent first.
  private static List<Field> references(Entity entity) {
    var references =
        new ArrayList<>(
            entity.fields().values().stream()
                .filter(field -> field.type() instanceof Type.Reference)
                .toList());
    references.sort(
        (one, other) -> Boolean.compare(other.is(Modifier.PARENT), one.is(Modifier.PARENT)));
    return references;
  }
}
