package dev.newel.read.elaborate;

import dev.newel.design.access.Identity;
import dev.newel.design.api.Query;
import dev.newel.design.api.Query.Filter;
import dev.newel.design.api.Query.Page;
import dev.newel.design.api.Query.Search;
import dev.newel.design.api.Query.Sort;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Model;
import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.language.Expression;
import dev.newel.language.Modifier;
import dev.newel.language.OperationText;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a list chooses, orders and cuts rows.
final class Queries {
  private static final String VALUE = "value";

  private final Context context;
  private final Model data;
  private final Typing typing;
  private final Fields fields;
  private final ApiPhase conventions;
  private final Situation outside;
  private final Identity identity;

  Queries(Context context, Elaborator.Ground ground, ApiPhase conventions, Identity identity) {
    this.context = context;
    this.data = ground.model();
    this.typing = ground.typing();
    this.fields = ground.fields();
    this.conventions = conventions;
    this.outside = ground.outside();
    this.identity = identity;
  }

  Query query(OperationText text, Entity entity, @Nullable Page page, Address at) {
    fields.checkSort(text.sortable(), entity.name(), at.at("sortable")::at);
    fields.checkSort(text.order(), entity.name(), at.at("order")::at);
    var sort = sort(text, entity, at);
    return new Query(
        filters(text.filter(), entity, at.at("filter")),
        search(text, entity, at.at("search")),
        "search",
        sortable(text, entity),
        sort,
        conventions.sorting(!sort.isEmpty() && sort.getFirst().descending()),
        page);
  }

  /// A list of plain values: only order and pages. Its one key is called `value`.
  ///
  /// @param element the type of a value
  Query valuesQuery(OperationText text, Type element, @Nullable Page page, Address at) {
    for (var key : text.order()) {
      if (!bare(key).equals(VALUE)) {
        context.names.unknown(key, "key of a list of values", List.of(VALUE), at.at("order"), null);
      }
    }
    notOfValues(!text.filter().isEmpty(), "filter", at);
    notOfValues(!text.search().isEmpty(), "search", at);
    notOfValues(!text.sortable().isEmpty(), "sortable", at);
    var descends = !text.order().isEmpty() && text.order().getFirst().startsWith("-");
    var value = new Expr.Root(VALUE, element.expr(), false);
    return new Query(
        List.of(),
        List.of(),
        "search",
        List.of(),
        List.of(new Sort(VALUE, VALUE, value, descends)),
        conventions.sorting(descends),
        page);
  }

  private void notOfValues(boolean written, String keyword, Address at) {
    if (written) {
      context.error(
          LinkId.MISPLACED,
          at.at(keyword),
          "`%s` chooses among rows, and this is a list of values.".formatted(keyword),
          "Leave it out, or list the entity itself.");
    }
  }

  private List<Sort> sortable(OperationText text, Entity entity) {
    return text.sortable().stream().map(Queries::bare).flatMap(key -> key(key, entity)).toList();
  }

  private List<Sort> sort(OperationText text, Entity entity, Address at) {
    var keys = text.order();
    if (keys.isEmpty() && !text.sortable().isEmpty()) {
      keys = List.of(text.sortable().getFirst());
    }
    var sort = new ArrayList<>(keys.stream().flatMap(key -> key(key, entity)).toList());
    if (sort.stream().noneMatch(key -> key.field().equals(entity.key()))) {
      key(entity.key(), entity).forEach(sort::add);
      context.convention(
          at.at("order"),
          "stable-sort",
          "the key is the last criterion, so that pages do not overlap",
          at);
    }
    return sort;
  }

  /// The key of an order; none where the field could not be resolved, which has a finding.
  private Stream<Sort> key(String text, Entity entity) {
    var field = entity.fields().get(bare(text));
    return field == null
        ? Stream.empty()
        : Stream.of(
            new Sort(
                field.name(),
                field.wire(),
                data.along(entity.name(), List.of(field.name())),
                text.startsWith("-")));
  }

  private static String bare(String key) {
    return key.startsWith("-") ? key.substring(1) : key;
  }

  private List<Search> search(OperationText text, Entity entity, Address at) {
    var searched = new ArrayList<Search>();
    for (var name : text.search()) {
      var field = entity.fields().get(name);
      if (field == null) {
        context.names.missing("field", entity.name(), name, entity.fields().keySet(), at, null);
      } else if (!(field.type() instanceof Type.Text)) {
        context.error(
            LinkId.BAD_TYPE,
            at,
            "`search` looks in texts, and `%s` is none.".formatted(name),
            "Filter by it instead.");
      } else {
        searched.add(new Search(name, data.along(entity.name(), List.of(name))));
      }
    }
    return searched;
  }

  private List<Filter> filters(Map<String, Expression> texts, Entity entity, Address at) {
    var filters = new ArrayList<Filter>();
    texts.forEach(
        (name, text) -> {
          var filter = filter(name, text, entity, at.at(name));
          if (filter != null) {
            filters.add(filter);
          }
        });
    return filters;
  }

  private @Nullable Filter filter(String name, Expression text, Entity entity, Address at) {
    var situation =
        outside.withRow(entity.name()).withViewer(identity.users(), true).withParameterValue();
    var wire = fields.wire(name);
    var field = text.text().equals(name) ? entity.fields().get(name) : null;
    if (field != null) {
      return byField(wire, field, situation, at);
    }
    if (text.text().equals(name)) {
      context.names.missing(
          "field",
          entity.name(),
          name,
          entity.fields().keySet(),
          at,
          "Write an expression over `value`: `%s: ... == value`.".formatted(name));
      return null;
    }
    var where = typing.condition(text, situation, at);
    if (where == null) {
      return null;
    }
    var value =
        where
            .walk()
            .filter(part -> part instanceof Expr.Root root && root.name().equals("value"))
            .findFirst();
    return value.isPresent()
        ? new Filter(wire, typeOf(value.get().type()), where, false, false)
        : new Filter(wire, Type.Scalar.BOOLEAN, where, false, true);
  }

  private @Nullable Filter byField(String wire, Field field, Situation situation, Address at) {
    if (field.is(Modifier.DELETED)) {
      context.convention(
          at,
          "filter-deleted",
          "a filter on the `deleted` field asks whether the row is deleted",
          at);
      var where =
          typing.condition(new Expression("this." + field.name() + " != null"), situation, at);
      return where == null ? null : new Filter(wire, Type.Scalar.BOOLEAN, where, false, true);
    }
    if (field.type().isMany()) {
      var where = typing.condition(new Expression("value in this." + field.name()), situation, at);
      var element =
          field.type() instanceof Type.ListOf(var of, var size) ? of : referenceTo(field.type());
      return where == null ? null : new Filter(wire, element, where, true, false);
    }
    var where =
        typing.condition(new Expression("this." + field.name() + " == value"), situation, at);
    // Two values of a boolean choose every row: to repeat it says nothing.
    return where == null
        ? null
        : new Filter(wire, field.type(), where, field.type() != Type.Scalar.BOOLEAN, false);
  }

  private static Type referenceTo(Type relation) {
    var target = ViewPhase.target(relation);
    return target == null ? relation : new Type.Reference(target);
  }

  /// The type of a parameter that meets this type.
  static Type typeOf(ExprType type) {
    return switch (type) {
      case ExprType.Scalar scalar ->
          switch (scalar) {
            case BOOL -> Type.Scalar.BOOLEAN;
            case INT -> Type.Scalar.LONG;
            case DECIMAL -> new Type.Decimal(38, 10);
            case UUID -> Type.Scalar.UUID;
            case DATE -> Type.Scalar.DATE;
            case TIME -> Type.Scalar.TIME;
            case TIMESTAMP -> Type.Scalar.TIMESTAMP;
            case DURATION -> Type.Scalar.DURATION;
            case ROLE -> Type.Scalar.ROLE;
            case JSON -> Type.Scalar.JSON;
            case TEXT, FILE, NULL, OPEN -> new Type.Text(Type.Text.Kind.STRING, 0, null, null);
          };
      case ExprType.EnumOf(var words) -> new Type.Enumeration(words);
      case ExprType.RowOf(var entity) -> new Type.Reference(entity);
      case ExprType.StructOf(var name) -> new Type.Value(name);
      case ExprType.ListOf(var element) -> new Type.ListOf(typeOf(element), null);
      case ExprType.MapOf(var value) -> new Type.MapOf(typeOf(value));
    };
  }
}
