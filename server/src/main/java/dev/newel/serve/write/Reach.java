package dev.newel.serve.write;

import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.expr.Macro;
import dev.newel.language.Modifier;
import dev.newel.serve.value.Catalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Finds out what an expression over a row looks at in other rows.
final class Reach {
  private final Catalog catalog;
  private final Map<String, Look> looks = new LinkedHashMap<>();
  private int variables;

  private Reach(Catalog catalog) {
    this.catalog = catalog;
  }

  /// Rows of another entity that an expression looks at, all of one kind.
  ///
  /// @param entity of these rows
  /// @param fields of theirs that it depends on
  /// @param born whether a row can be among them as soon as it is inserted: others need not be
  ///     written for it
  /// @param place where they are
  record Look(String entity, TreeSet<String> fields, boolean born, Place place) {}

  /// Where an expression stands.
  ///
  /// @param path a name for it, empty for the row itself
  /// @param type a row or a value
  /// @param within makes of a condition over what is there one over the row itself
  record Place(
      String path, ExprType type, boolean born, UnaryOperator<UnaryOperator<Expr>> within) {
    /// A condition over the row of `entity` itself: it holds where `condition` does of something
    /// that is here.
    Expr where(String entity, UnaryOperator<Expr> condition) {
      return within.apply(condition).apply(Catalog.self(entity, true));
    }
  }

  /// What the names of an expression stand for.
  private record Names(Map<String, List<Place>> roots, Map<String, List<Place>> variables) {
    Names with(String variable, List<Place> places) {
      var all = new HashMap<>(variables);
      all.put(variable, places);
      return new Names(roots, all);
    }
  }

  static List<Look> of(Catalog catalog, String entity, Expr expr) {
    var reach = new Reach(catalog);
    var self = new Place("", new ExprType.RowOf(entity), false, condition -> condition);
    reach.walk(expr, new Names(Map.of("this", List.of(self)), Map.of()));
    return List.copyOf(reach.looks.values());
  }

  /// The rows and values that an expression is, or that are in the list that it is.
  private List<Place> walk(Expr expr, Names names) {
    return switch (expr) {
      case Expr.Root root -> names.roots().getOrDefault(root.name(), List.of());
      case Expr.Variable variable -> names.variables().getOrDefault(variable.name(), List.of());
      case Expr.Member member ->
          walk(member.target(), names).stream()
              .flatMap(place -> member(place, member).stream())
              .toList();
      case Expr.Fold fold -> fold(fold, names);
      case Expr.Conditional(var test, var then, var otherwise, var type) -> {
        walk(test, names);
        var both = new ArrayList<>(walk(then, names));
        both.addAll(walk(otherwise, names));
        yield both;
      }
      case Expr.Items(var items, var type) ->
          items.stream().flatMap(item -> walk(item, names).stream()).toList();
      case Expr.Call(var function, var arguments, var type, var nullable) -> {
        var first = new ArrayList<Place>();
        arguments.forEach(argument -> first.addAll(walk(argument, names)));
        yield first;
      }
      default -> {
        expr.children().forEach(child -> walk(child, names));
        yield List.of();
      }
    };
  }

  private List<Place> fold(Expr.Fold fold, Names names) {
    var places = walk(fold.list(), names);
    var body = walk(fold.body(), names.with(fold.variable().name(), places));
    return switch (fold.macro()) {
      case FILTER -> places;
      case MAP -> body;
      default -> List.of();
    };
  }

  private List<Place> member(Place at, Expr.Member member) {
    var holder =
        switch (at.type()) {
          case ExprType.RowOf(var entity) -> entity;
          case ExprType.StructOf(var value) -> value;
          default -> null;
        };
    if (holder == null) {
      return List.of();
    }
    var field = catalog.field(holder, member.name());
    note(at, field.name());
    if (field.computed() != null) {
      return walk(field.computed(), new Names(Map.of("this", List.of(at)), Map.of()));
    }
    return switch (field.type()) {
      case Type.Value value -> List.of(one(at, field));
      case Type.Reference reference -> List.of(one(at, field));
      case Type.ListOf(var of, var size) -> List.of(many(at, field, of.expr(), at.born()));
      case Type.Inverse(var entity, var via) -> related(at, field, via, true);
      case Type.Link link -> related(at, field, null, false);
      case Type.LinkInverse(var entity, var via) -> related(at, field, via, false);
      case Type.Derived derived -> derived(at, field, derived);
      default -> List.of();
    };
  }

  private void note(Place place, String field) {
    if (place.type() instanceof ExprType.RowOf(var entity) && !place.path().isEmpty()) {
      looks
          .computeIfAbsent(
              place.path(), path -> new Look(entity, new TreeSet<>(), place.born(), place))
          .fields()
          .add(field);
    }
  }

  private static Place one(Place at, Field field) {
    return new Place(
        at.path() + "." + field.name(),
        field.type().expr(),
        at.born() && field.type() instanceof Type.Value,
        condition -> at.within().apply(row -> condition.apply(member(row, field))));
  }

  private Place many(Place at, Field field, ExprType element, boolean born) {
    var variable = new Expr.Variable("w" + variables++, element, false);
    return new Place(
        at.path() + "." + field.name() + "[]",
        element,
        born,
        condition ->
            at.within()
                .apply(
                    row ->
                        new Expr.Fold(
                            Macro.EXISTS,
                            member(row, field),
                            variable,
                            condition.apply(variable),
                            ExprType.Scalar.BOOL)));
  }

  /// @param via the field of the other rows that makes them belong; null where none does
  private List<Place> related(Place at, Field field, @Nullable String via, boolean born) {
    if (!(field.type().expr() instanceof ExprType.ListOf(var element))) {
      return List.of();
    }
    var place = many(at, field, element, born);
    // That there is such a row matters, even where no field of it does.
    note(place, via == null ? "" : via);
    return List.of(place);
  }

  private List<Place> derived(Place at, Field field, Type.Derived derived) {
    var places = related(at, field, null, true);
    walk(derived.where(), new Names(Map.of("this", List.of(at), "it", places), Map.of()));
    places.forEach(
        place ->
            derived.sort().forEach(by -> note(place, by.startsWith("-") ? by.substring(1) : by)));
    return places;
  }

  static Expr member(Expr row, Field field) {
    return new Expr.Member(
        row,
        field.name(),
        field.type().expr(),
        field.optional() && !field.type().isMany(),
        field.kind());
  }

  /// What a delete of a row of `entity` changes besides: rows that go with it and references that
  /// become null. Of a tree of rows of one entity the first level is seen.
  ///
  /// @param entity of the rows that change
  /// @param field the reference that becomes null; null where the row goes
  /// @param to makes of such a row the row that is deleted
  record Change(String entity, @Nullable String field, UnaryOperator<Expr> to) {}

  static List<Change> ofDelete(Catalog catalog, String entity) {
    var changes = new ArrayList<Change>();
    follow(catalog, new Change(entity, null, row -> row), new TreeSet<>(), changes);
    return List.copyOf(changes);
  }

  private static void follow(
      Catalog catalog, Change gone, TreeSet<String> seen, List<Change> changes) {
    changes.add(gone);
    if (!seen.add(gone.entity())) {
      return;
    }
    for (var other : catalog.design().model().entities().values()) {
      for (var field : other.fields().values()) {
        if (field.isStored() && field.type().equals(new Type.Reference(gone.entity()))) {
          UnaryOperator<Expr> to = row -> gone.to().apply(member(row, field));
          if (field.is(Modifier.PARENT)) {
            follow(catalog, new Change(other.name(), null, to), seen, changes);
          } else if (field.is(Modifier.CLEARED)) {
            changes.add(new Change(other.name(), field.name(), to));
          }
        }
      }
    }
  }
}
