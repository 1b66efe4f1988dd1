package dev.newel.write.unfold;

import dev.newel.design.api.Answer;
import dev.newel.design.api.Endpoint;
import dev.newel.design.api.Failure;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Operation.Kind;
import dev.newel.design.api.Query;
import dev.newel.design.data.Type;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.expr.FieldKind;
import dev.newel.expr.Operator;
import dev.newel.language.Access;
import dev.newel.language.ApiText;
import dev.newel.language.Count;
import dev.newel.language.DeprecationText;
import dev.newel.language.Expression;
import dev.newel.language.Http;
import dev.newel.language.OperationText;
import dev.newel.language.Reading;
import dev.newel.language.Since;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The statements that operations come from. One statement may yield several (`delete` with
/// `restore`, a toggle, a create with `bulk`): what these do not share, only a convention can
/// say, and it stays unsaid.
final class OperationUnfolding {
  private final String base;
  private final boolean renames;
  private final Filters filters;

  /// @param base the path before every resource
  /// @param renames whether names differ on the wire
  OperationUnfolding(String base, boolean renames, Filters filters) {
    this.base = base;
    this.renames = renames;
    this.filters = filters;
  }

  /// The statement of a conventional operation that does not exist.
  static OperationText off() {
    return OperationText.of(new Access(List.of(new Access.Grant("off", null))));
  }

  /// @param group the operations of one statement, the first of which bears its name
  OperationText of(List<Operation> group) {
    var first = group.getFirst();
    var isIdentity = first.address().names().getFirst().equals("identity");
    var isAction = first.address().parent().name().equals("actions");
    var query = first.query();
    var isLink = first.kind() == Kind.LINK;
    return new OperationText(
        first.doc(),
        isIdentity ? null : AccessUnfolding.access(first.access()),
        http(group),
        isAction ? like(first.kind()) : null,
        ShapeUnfolding.accepted(first.input(), renames),
        shared(group, operation -> ShapeUnfolding.answered(operation.answer())),
        status(group),
        query == null ? Map.of() : filters.of(first, query),
        query == null ? List.of() : query.search().stream().map(Query.Search::field).toList(),
        query == null ? List.of() : query.sortable().stream().map(Query.Sort::field).toList(),
        query == null ? List.of() : query.sort().stream().map(Query.Sort::text).toList(),
        query == null ? null : page(query.page()),
        first.cache(),
        first.idempotent(),
        first.match(),
        bulk(group),
        isAction ? null : restored(group),
        isIdentity
            ? null
            : first.ignoresUnknown() ? ApiText.Unknown.IGNORE : ApiText.Unknown.REJECT,
        first.limit(),
        new Count.RequestCount(first.countsAs()),
        first.timeout(),
        Expressed.orNull(first.target().where()),
        isLink ? linked(first) : null,
        isLink
            ? EffectsUnfolding.besideLink(first.effects())
            : EffectsUnfolding.of(first.effects()),
        first.undoes(),
        fails(first),
        envelope(group),
        isIdentity ? List.of() : first.over(),
        first.satisfies(),
        first.rules(),
        first.sensitive(),
        first.audited(),
        deprecated(first),
        first.example(),
        first.openapi());
  }

  private static @Nullable DeprecationText deprecated(Operation operation) {
    var given = operation.deprecated();
    return given == null
        ? null
        : new DeprecationText(new Since(given.since()), given.sunset(), given.use());
  }

  /// The standard method whose conventions an action of this kind follows; null for one of its own.
  private static OperationText.@Nullable Method like(Kind kind) {
    return switch (kind) {
      case LIST -> OperationText.Method.LIST;
      case GET -> OperationText.Method.GET;
      case CREATE -> OperationText.Method.CREATE;
      case REPLACE -> OperationText.Method.REPLACE;
      case UPDATE -> OperationText.Method.UPDATE;
      case DELETE -> OperationText.Method.DELETE;
      default -> null;
    };
  }

  /// What all operations of the statement have alike; null where they differ.
  private static <T> @Nullable T shared(
      List<Operation> group, Function<Operation, @Nullable T> fact) {
    var first = fact.apply(group.getFirst());
    return group.stream().allMatch(operation -> Objects.equals(fact.apply(operation), first))
        ? first
        : null;
  }

  /// A bulk says its own; a restore cannot.
  private static @Nullable Integer status(List<Operation> group) {
    var alike = group.stream().filter(operation -> operation.bulk() == null).toList();
    return shared(alike, operation -> operation.answer().status());
  }

  private @Nullable Http http(List<Operation> group) {
    var endpoint = group.getFirst().http();
    if (endpoint == null) {
      return null;
    }
    return written(new Http(endpoint.method(), ending(group), path(endpoint)));
  }

  private String path(Endpoint endpoint) {
    return endpoint.path().substring(base.length());
  }

  /// The path of a resource may hold what that of an operation may not; then it is the convention.
  private static @Nullable Http written(Http http) {
    return Http.read(http.toString()) instanceof Reading.Value<Http> ? http : null;
  }

  /// Where the operation of that kind answers; null where the statement makes none.
  private @Nullable Http beside(Operation operation) {
    var endpoint = operation.http();
    if (endpoint == null) {
      return null;
    }
    var http = written(new Http(endpoint.method(), path(endpoint)));
    return http == null ? new Http(endpoint.method(), null) : http;
  }

  private @Nullable Http restored(List<Operation> group) {
    return group.stream()
        .filter(operation -> operation.kind() == Kind.RESTORE)
        .findFirst()
        .map(this::beside)
        .orElse(null);
  }

  /// The method that ends the link; null where the statement makes none.
  private static @Nullable String ending(List<Operation> group) {
    var last = group.getLast();
    return last.kind() == Kind.UNLINK && last.http() != null ? last.http().method() : null;
  }

  private static ApiText.PageText page(Query.@Nullable Page page) {
    return page == null
        ? new ApiText.PageText(ApiText.PageStyle.NONE, List.of(), null, null, null, null)
        : new ApiText.PageText(
            page.style(),
            List.of(page.at(), page.many()),
            page.size(),
            page.max(),
            page.first(),
            page.over());
  }

  private OperationText.@Nullable BulkText bulk(List<Operation> group) {
    for (var operation : group) {
      var bulk = operation.bulk();
      if (bulk != null) {
        return new OperationText.BulkText(
            bulk.max(), beside(operation), bulk.atomic(), operation.answer().status());
      }
    }
    return null;
  }

  /// `viewer in followers`: what the operation links, and by which relation.
  private static @Nullable Expression linked(Operation link) {
    var entity = link.target().entity();
    var adds = link.effects().adds().entrySet();
    if (adds.isEmpty() || entity == null) {
      return null;
    }
    var added = adds.iterator().next();
    var row = new Expr.Root("this", new ExprType.RowOf(entity), false);
    var rows = new ExprType.ListOf(added.getValue().type());
    var relation = new Expr.Member(row, added.getKey(), rows, false, FieldKind.LINK);
    return Expressed.of(
        new Expr.Binary(Operator.IN, added.getValue(), relation, ExprType.Scalar.BOOL, false));
  }

  private static List<String> fails(Operation operation) {
    return operation.failures().stream()
        .filter(failure -> failure.because().equals(Failure.NAMED))
        .map(Failure::code)
        .toList();
  }

  private static ApiText.@Nullable EnvelopeText envelope(List<Operation> group) {
    dev.newel.language.Json request = null;
    dev.newel.language.Json one = null;
    dev.newel.language.Json many = null;
    dev.newel.language.Json page = null;
    for (var operation : group) {
      var answer = operation.answer();
      // The list of a bulk is its own convention.
      if (operation.input() != null && operation.bulk() == null) {
        request = operation.input().envelope();
      }
      switch (answer.content()) {
        case Answer.Content.One row -> one = answer.envelope();
        case Answer.Content.Many rows when isPaged(operation) -> page = answer.envelope();
        case Answer.Content.Values values when isPaged(operation) -> page = answer.envelope();
        case Answer.Content.Many rows -> many = answer.envelope();
        case Answer.Content.Values values -> many = answer.envelope();
        default -> {
          // No body, or one that nothing stands around.
        }
      }
    }
    return request == null && one == null && many == null && page == null
        ? null
        : new ApiText.EnvelopeText(null, request, one, many, page);
  }

  private static boolean isPaged(Operation operation) {
    return operation.query() != null && operation.query().page() != null;
  }

  /// The filters of a list, each as the field's name where it is the field's own.
  static final class Filters {
    private final Map<String, dev.newel.design.data.Entity> entities;

    Filters(Map<String, dev.newel.design.data.Entity> entities) {
      this.entities = entities;
    }

    Map<String, Expression> of(Operation operation, Query query) {
      var entity = entities.get(String.valueOf(operation.target().entity()));
      var texts = new LinkedHashMap<String, Expression>();
      for (var filter : query.filters()) {
        var own = entity == null ? null : own(entity, filter);
        texts.put(
            own == null ? filter.name() : own,
            own == null ? Expressed.of(filter.where()) : new Expression(own));
      }
      return texts;
    }

    /// The field that the parameter is called after, where the parameter asks for it as such.
    private static @Nullable String own(dev.newel.design.data.Entity entity, Query.Filter filter) {
      return entity.fields().values().stream()
          .filter(field -> field.wire().equals(filter.name()) && isOwn(field, filter))
          .map(dev.newel.design.data.Field::name)
          .findFirst()
          .orElse(null);
    }

    private static boolean isOwn(dev.newel.design.data.Field field, Query.Filter filter) {
      var name = field.name();
      return switch (filter.where()) {
        case Expr.Not(Expr.IsNull(var operand)) -> filter.flag() && isField(operand, name);
        case Expr.Binary(var operator, var left, var right, var type, var nullable) ->
            operator == Operator.EQ
                ? isField(left, name)
                    && isValue(right)
                    && (filter.repeats() || field.type() == Type.Scalar.BOOLEAN)
                : operator == Operator.IN
                    && isValue(left)
                    && isField(right, name)
                    && filter.repeats();
        default -> false;
      };
    }

    private static boolean isField(Expr expr, String name) {
      return expr instanceof Expr.Member(Expr.Root root, var member, var type, var no, var kind)
          && root.name().equals("this")
          && member.equals(name);
    }

    private static boolean isValue(Expr expr) {
      return expr instanceof Expr.Root root && root.name().equals("value");
    }
  }
}
