package dev.newel.read.elaborate;

import dev.newel.design.access.Identity;
import dev.newel.design.api.Endpoint;
import dev.newel.design.api.Operation.Kind;
import dev.newel.design.api.Target;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which rows operations are about.
final class Targets {
  private final Typing typing;
  private final Situation outside;
  private final Identity identity;
  private final Map<String, Expr> singletons = new LinkedHashMap<>();

  Targets(Typing typing, Situation outside, Identity identity) {
    this.typing = typing;
    this.outside = outside;
    this.identity = identity;
  }

  Target of(Statement statement, @Nullable Endpoint http) {
    var entity = statement.entity();
    if (entity == null) {
      return Target.NONE;
    }
    var place = statement.place();
    var text = statement.text();
    var where =
        text.where() == null
            ? null
            : typing.condition(
                text.where(),
                outside.withRow(entity).withViewer(identity.users(), false),
                statement.at().at("where"));
    var own = place.own();
    var inPath = http == null || (own != null && http.parameters().contains(own));
    Target.Choice choice =
        switch (statement.kind()) {
          case LIST ->
              place.values() == null
                  ? new Target.Choice.Many()
                  : new Target.Choice.Values(place.values());
          case CREATE, BULK_CREATE -> new Target.Choice.None();
          case BULK_UPDATE -> new Target.Choice.Many();
          default -> single(place, inPath);
        };
    return new Target(
        entity, place.singular(), place.parents(), choice, where, statement.kind() == Kind.RESTORE);
  }

  private Target.Choice single(ResourcePhase.Place place, boolean inPath) {
    if (place.text().row() != null) {
      var row = singleton(place);
      return row == null ? new Target.Choice.None() : new Target.Choice.Single(row);
    }
    var own = place.own();
    return own == null || !inPath
        ? new Target.Choice.None()
        : new Target.Choice.ByKey(own.name(), own.field().name());
  }

  private @Nullable Expr singleton(ResourcePhase.Place place) {
    var known = singletons.get(place.name());
    if (known != null || place.text().row() == null || place.entity() == null) {
      return known;
    }
    var row =
        typing.type(
            place.text().row(),
            outside.withViewer(identity.users(), false),
            new ExprType.RowOf(place.entity().name()),
            place.at().at("row"));
    if (row != null) {
      singletons.put(place.name(), row);
    }
    return row;
  }
}
