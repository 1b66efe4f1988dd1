package dev.newel.read.elaborate;

import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.design.data.ValueType;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.source.Address;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Data that would never end: values that hold themselves, fields that are computed from
/// themselves, and values with more columns than a table can have.
final class Cycles {
  /// The most columns of a table of PostgreSQL (its documentation, Appendix K "PostgreSQL Limits").
  static final int MOST_COLUMNS = 1_600;

  private final Context context;

  Cycles(Context context) {
    this.context = context;
  }

  /// Says which values hold themselves or unfold into too many columns, and leaves those fields out
  /// that would, so that nobody unfolds them.
  Map<String, ValueType> values(Map<String, ValueType> values) {
    var chains = Chains.of(values.keySet(), name -> held(values.get(name)));
    for (var cycle : chains.cycles()) {
      context.error(
          LinkId.CYCLE,
          Address.of("values", cycle.getFirst()),
          "Value `%s` holds itself: `%s`.".formatted(cycle.getFirst(), path(cycle)),
          "Make one of them an entity, and refer to it.");
    }
    var columns = new LinkedHashMap<String, Integer>();
    var bounded = new LinkedHashMap<>(values);
    for (var name : chains.inward()) {
      var value = values.get(name);
      if (value == null) {
        continue;
      }
      var count = value.fields().values().stream().mapToLong(field -> width(field, columns)).sum();
      if (count > MOST_COLUMNS) {
        tooWide("Value", name, count, Address.of("values", name));
        bounded.put(name, new ValueType(name, value.doc(), Map.of(), List.of()));
      }
      columns.put(name, count > MOST_COLUMNS ? 0 : (int) count);
    }
    for (var cycle : chains.cycles()) {
      cycle.forEach(name -> bounded.computeIfPresent(name, (same, value) -> emptied(value, cycle)));
    }
    return bounded;
  }

  private static ValueType emptied(ValueType value, List<String> cycle) {
    var kept = new LinkedHashMap<>(value.fields());
    kept.values()
        .removeIf(field -> held(field.type()) instanceof String held && cycle.contains(held));
    return new ValueType(value.name(), value.doc(), kept, List.of());
  }

  private void tooWide(String kind, String name, long count, Address at) {
    context.error(
        LinkId.TOO_WIDE,
        at,
        "%s `%s` unfolds into %,d columns, and a table has at most %,d."
            .formatted(kind, name, count, MOST_COLUMNS),
        "Make an entity of a part of it, and refer to that, or hold it as `json`.");
  }

  private static int width(Field field, Map<String, Integer> columns) {
    if (!field.isStored()) {
      return 0;
    }
    return switch (field.type()) {
      case Type.Value(var name) -> columns.getOrDefault(name, 0);
      case Type.File file -> 4;
      case Type.ListOf list -> 0;
      default -> 1;
    };
  }

  private static Set<String> held(@Nullable ValueType value) {
    var held = new LinkedHashSet<String>();
    if (value != null) {
      for (var field : value.fields().values()) {
        if (held(field.type()) instanceof String name) {
          held.add(name);
        }
      }
    }
    return held;
  }

  /// Which value a type holds.
  private static @Nullable String held(Type type) {
    return switch (type) {
      case Type.Value(var name) -> name;
      case Type.ListOf(var of, var size) -> held(of);
      case Type.MapOf(var of) -> held(of);
      default -> null;
    };
  }

  /// A field of an entity or of a value.
  private record Place(String holder, String field) {
    @Override
    public String toString() {
      return holder + "." + field;
    }
  }

  /// Says which fields are computed from themselves, at read or at create, and which entities have
  /// more columns than a table can have.
  void fields(Map<String, Entity> entities, Map<String, ValueType> values) {
    var all = new LinkedHashMap<Place, Field>();
    values.forEach(
        (name, value) ->
            value.fields().forEach((field, it) -> all.put(new Place(name, field), it)));
    entities.forEach(
        (name, entity) ->
            entity.fields().forEach((field, it) -> all.put(new Place(name, field), it)));
    report(Chains.of(all.keySet(), place -> read(place, all)).cycles(), entities, all);
    var atCreate = Chains.of(all.keySet(), place -> made(place, all)).cycles();
    // Two defaults may well stand in for each other: whoever gives neither is told so. A computed
    // field cannot be given.
    report(
        atCreate.stream()
            .filter(cycle -> cycle.stream().anyMatch(place -> initial(all.get(place)) != null))
            .filter(
                cycle ->
                    cycle.size() == 1
                        || cycle.stream()
                            .anyMatch(place -> expressions(all.get(place)).findAny().isPresent()))
            .toList(),
        entities,
        all);
    var columns = new LinkedHashMap<String, Integer>();
    for (var name : Chains.of(values.keySet(), each -> held(values.get(each))).inward()) {
      var value = values.get(name);
      if (value != null) {
        columns.put(
            name, value.fields().values().stream().mapToInt(field -> width(field, columns)).sum());
      }
    }
    entities.forEach(
        (name, entity) -> {
          var count =
              entity.fields().values().stream().mapToLong(field -> width(field, columns)).sum();
          if (count > MOST_COLUMNS) {
            tooWide("Entity", name, count, Address.of("entities", name));
          }
        });
  }

  private void report(
      List<List<Place>> cycles, Map<String, Entity> entities, Map<Place, Field> all) {
    for (var cycle : cycles) {
      var first = cycle.getFirst();
      context.error(
          LinkId.CYCLE,
          Address.of(
              entities.containsKey(first.holder()) ? "entities" : "values",
              first.holder(),
              "fields",
              first.field()),
          "Field `%s` is %s itself: `%s`."
              .formatted(
                  first,
                  initial(all.get(first)) == null ? "computed from" : "filled from",
                  path(cycle)),
          "Store one of them, or compute it from other fields.");
    }
  }

  /// What a read of `place` reads with it: computed fields and derived relations of any row. What
  /// is stored ends the way.
  private static Set<Place> read(Place place, Map<Place, Field> all) {
    var next = new LinkedHashSet<Place>();
    expressions(all.get(place)).flatMap(Expr::walk).forEach(part -> addRead(part, all, next));
    return next;
  }

  private static void addRead(Expr part, Map<Place, Field> all, Set<Place> next) {
    if (part instanceof Expr.Member member && place(member) instanceof Place to) {
      if (expressions(all.get(to)).findAny().isPresent()) {
        next.add(to);
      }
    }
  }

  /// What must be known before `place` of a new row is: fields of the same row that are computed or
  /// filled in. Another row is there already.
  private static Set<Place> made(Place place, Map<Place, Field> all) {
    var next = new LinkedHashSet<Place>();
    var initial = initial(all.get(place));
    Stream.concat(expressions(all.get(place)), Stream.ofNullable(initial))
        .flatMap(Expr::walk)
        .forEach(
            part -> {
              if (part instanceof Expr.Member member
                  && member.target() instanceof Expr.Root root
                  && root.name().equals("this")
                  && place(member) instanceof Place to
                  && (expressions(all.get(to)).findAny().isPresent()
                      || initial(all.get(to)) != null)) {
                next.add(to);
              }
            });
    return next;
  }

  /// What a field is at every read.
  private static Stream<Expr> expressions(@Nullable Field field) {
    if (field == null) {
      return Stream.empty();
    }
    var where = field.type() instanceof Type.Derived derived ? derived.where() : null;
    return Stream.concat(Stream.ofNullable(field.computed()), Stream.ofNullable(where));
  }

  private static @Nullable Expr initial(@Nullable Field field) {
    return field == null ? null : field.initial();
  }

  private static @Nullable Place place(Expr.Member member) {
    return switch (member.target().type()) {
      case ExprType.RowOf(var entity) -> new Place(entity, member.name());
      case ExprType.StructOf(var value) -> new Place(value, member.name());
      default -> null;
    };
  }

  private static String path(List<?> cycle) {
    var way = cycle.stream().map(String::valueOf).toList();
    return String.join(" -> ", way) + " -> " + way.getFirst();
  }
}
