package dev.newel.read.elaborate;

import dev.newel.design.access.Grant;
import dev.newel.design.access.Identity;
import dev.newel.design.api.Answer;
import dev.newel.design.api.Api;
import dev.newel.design.api.Endpoint;
import dev.newel.design.api.Endpoint.PathParameter;
import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Operation.Kind;
import dev.newel.design.api.Query;
import dev.newel.design.api.Resource;
import dev.newel.design.api.Target;
import dev.newel.design.flow.Effects;
import dev.newel.design.flow.Workflow;
import dev.newel.expr.Expr;
import dev.newel.expr.Scope;
import dev.newel.language.Access;
import dev.newel.language.ApiText;
import dev.newel.language.OperationText;
import dev.newel.language.ResourceText;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The operations of resources: each statement with every fact that the conventions give it.
final class OperationPhase {
  private final Parts parts;

  /// What operations are made with.
  record Parts(
      Context context,
      Typing typing,
      Situation outside,
      Fields fields,
      ViewPhase views,
      ApiPhase conventions,
      Api api,
      Identity identity,
      Accesses accesses,
      Queries queries,
      Inputs inputs,
      Answers answers,
      EffectPhase effects,
      Failures failures,
      Map<String, Workflow> workflows) {}

  OperationPhase(Parts parts) {
    this.parts = parts;
  }

  Map<String, Resource> resources(Map<String, ResourcePhase.Place> places) {
    var resources = new LinkedHashMap<String, Resource>();
    places.forEach(
        (name, place) -> {
          var over =
              place.text().over().isEmpty()
                  ? List.of(ResourceText.Interface.HTTP)
                  : place.text().over();
          resources.put(
              name,
              new Resource(
                  name,
                  place.text().doc(),
                  place.entity() == null ? null : place.entity().name(),
                  place.values(),
                  place.text().in(),
                  place.collection(),
                  place.lookup(),
                  place.singular(),
                  place.plural(),
                  over,
                  operations(place, over)));
        });
    return resources;
  }

  private Map<String, Operation> operations(
      ResourcePhase.Place place, List<ResourceText.Interface> over) {
    var operations = new LinkedHashMap<String, Operation>();
    var text = place.text();
    standard(operations, place, over, "list", Kind.LIST, text.list());
    standard(operations, place, over, "get", Kind.GET, text.get());
    standard(operations, place, over, "create", Kind.CREATE, text.create());
    standard(operations, place, over, "replace", Kind.REPLACE, text.replace());
    standard(operations, place, over, "update", Kind.UPDATE, text.update());
    standard(operations, place, over, "delete", Kind.DELETE, text.delete());
    text.actions().forEach((name, action) -> action(operations, place, over, name, action));
    return operations;
  }

  private void standard(
      Map<String, Operation> operations,
      ResourcePhase.Place place,
      List<ResourceText.Interface> over,
      String name,
      Kind kind,
      @Nullable OperationText text) {
    if (text == null) {
      return;
    }
    var at = place.at().at(name);
    operations.put(name, operation(place, over, name, kind, text, at));
    if (kind == Kind.DELETE && Boolean.TRUE.equals(text.restore())) {
      operations.put("restore", operation(place, over, "restore", Kind.RESTORE, text, at));
    }
    if (text.bulk() != null && (kind == Kind.CREATE || kind == Kind.UPDATE)) {
      var bulk = kind == Kind.CREATE ? Kind.BULK_CREATE : Kind.BULK_UPDATE;
      var bulkName = kind == Kind.CREATE ? "bulkCreate" : "bulkUpdate";
      operations.put(bulkName, operation(place, over, bulkName, bulk, text, at));
    }
  }

  private void action(
      Map<String, Operation> operations,
      ResourcePhase.Place place,
      List<ResourceText.Interface> over,
      String name,
      OperationText text) {
    var at = place.at().at("actions").at(name);
    if (text.toggles() != null) {
      operations.put(name, operation(place, over, name, Kind.LINK, text, at));
      var undone = "un" + name;
      operations.put(undone, operation(place, over, undone, Kind.UNLINK, text, at));
      return;
    }
    var kind = text.like() == null ? Kind.ACTION : Kind.valueOf(text.like().name());
    var whole =
        kind == Kind.LIST && place.text().list() != null
            ? likeList(text, place.text().list(), at, place)
            : text;
    operations.put(name, operation(place, over, name, kind, whole, at));
  }

  /// A list beside the list: it shows, sorts and cuts as that one does, and has parameters of its
  /// own.
  private OperationText likeList(
      OperationText text, OperationText list, Address at, ResourcePhase.Place place) {
    parts
        .context()
        .convention(
            at.at("like"),
            "like-list",
            "an action `like: list` shows and sorts as the list does",
            place.at().at("list"));
    return new OperationText(
        text.doc(),
        text.access(),
        text.http(),
        text.like(),
        text.accepts(),
        text.answers() == null ? list.answers() : text.answers(),
        text.status(),
        text.filter(),
        text.search(),
        text.sortable().isEmpty() ? list.sortable() : text.sortable(),
        text.sort().isEmpty() ? list.sort() : text.sort(),
        text.page() == null ? list.page() : text.page(),
        text.cache(),
        text.idempotent(),
        text.match(),
        text.bulk(),
        text.restore(),
        text.unknown(),
        text.limit(),
        text.weight(),
        text.timeout(),
        text.where(),
        text.toggles(),
        text.effects(),
        text.undoes(),
        text.fails(),
        text.envelope() == null ? list.envelope() : text.envelope(),
        text.over(),
        text.satisfies(),
        text.rules(),
        text.sensitive(),
        text.audit(),
        text.deprecated(),
        text.example());
  }

  private Operation operation(
      ResourcePhase.Place place,
      List<ResourceText.Interface> resourceOver,
      String name,
      Kind kind,
      OperationText text,
      Address at) {
    var over = text.over().isEmpty() ? resourceOver : text.over();
    var http =
        over.contains(ResourceText.Interface.HTTP) ? endpoint(place, name, kind, text, at) : null;
    var access = access(place, text, http != null, at);
    var page =
        kind == Kind.LIST
            ? parts
                .conventions()
                .page(java.util.Arrays.asList(text.page(), place.text().page()), at)
            : null;
    var envelope =
        parts
            .conventions()
            .envelope(
                java.util.Arrays.asList(text.envelope(), place.text().envelope()),
                place.singular(),
                place.plural(),
                page);
    var target = target(place, kind, text, http, at);
    var input = input(place, name, kind, text, http, envelope, at);
    var effects = effects(place, kind, text, input, at);
    var query = query(place, kind, text, page, at);
    var answer = answer(place, kind, text, envelope, page != null, at);
    var failures = failures(place, kind, text, access, target, query, input, effects);
    return new Operation(
        place.name() + "." + name,
        at,
        kind,
        text.doc(),
        over,
        http,
        access,
        target,
        query,
        input,
        answer,
        failures,
        effects,
        undoes(text, at),
        text.cache(),
        text.idempotent(),
        text.match(),
        bulk(kind, text),
        ignoresUnknown(text),
        text.limit(),
        text.weight() == null ? 1 : text.weight(),
        text.timeout(),
        text.satisfies(),
        text.rules(),
        Boolean.TRUE.equals(text.sensitive()),
        Boolean.TRUE.equals(text.audit()),
        Boolean.TRUE.equals(text.deprecated()),
        text.example());
  }

  private @Nullable String undoes(OperationText text, Address at) {
    if (text.undoes() != null) {
      parts.context().names.resolve(text.undoes(), at.at("undoes"), Names.Kind.WORKFLOW);
    }
    return text.undoes();
  }

  private static Operation.@Nullable Bulk bulk(Kind kind, OperationText text) {
    return text.bulk() == null || (kind != Kind.BULK_CREATE && kind != Kind.BULK_UPDATE)
        ? null
        : new Operation.Bulk(text.bulk().max(), !Boolean.FALSE.equals(text.bulk().atomic()));
  }

  private boolean ignoresUnknown(OperationText text) {
    return (text.unknown() == null ? parts.api().unknown() : text.unknown())
        == ApiText.Unknown.IGNORE;
  }

  private Endpoint endpoint(
      ResourcePhase.Place place, String name, Kind kind, OperationText text, Address at) {
    var given = text.http();
    var method =
        given == null ? methodOf(kind, at) : kind == Kind.UNLINK ? "DELETE" : given.method();
    var collective =
        kind == Kind.LIST
            || kind == Kind.CREATE
            || kind == Kind.BULK_CREATE
            || kind == Kind.BULK_UPDATE;
    var isAction = at.parent().name().equals("actions");
    var onCollection = collective || place.lookup() == null;
    var start = onCollection ? place.collection() : place.item();
    var path = given == null ? null : given.path();
    if (path != null) {
      path = path.startsWith("/") ? parts.api().base() + path : start + "/" + path;
    } else if (isAction) {
      path = start + "/" + (kind == Kind.UNLINK ? name.substring(2) : name);
    } else {
      path =
          switch (kind) {
            case BULK_CREATE, BULK_UPDATE -> start + "/bulk";
            case RESTORE -> start + "/restore";
            default -> start;
          };
    }
    return new Endpoint(method, path, parameters(path, place));
  }

  private String methodOf(Kind kind, Address at) {
    var changed =
        kind == Kind.UPDATE && parts.context().written.api() != null
            ? parts.context().written.api().methods().get("update")
            : null;
    if (changed != null && changed.http() != null) {
      return changed.http().method();
    }
    var method =
        switch (kind) {
          case LIST, GET -> "GET";
          case REPLACE -> "PUT";
          case UPDATE, BULK_UPDATE -> "PATCH";
          case DELETE, UNLINK -> "DELETE";
          default -> "POST";
        };
    parts
        .context()
        .convention(
            at.at("http"),
            "method",
            "`%s` is %s".formatted(kind.name().toLowerCase(java.util.Locale.ROOT), method),
            at);
    return method;
  }

  private static List<PathParameter> parameters(String path, ResourcePhase.Place place) {
    return place.parameters().stream()
        .filter(parameter -> path.contains("{" + parameter.name() + "}"))
        .toList();
  }

  private List<Grant> access(
      ResourcePhase.Place place, OperationText text, boolean http, Address at) {
    var api = parts.context().written.api();
    Access access = text.access();
    if (access == null) {
      access = place.text().access();
      if (access == null) {
        access = api == null ? null : api.access();
      }
      if (access != null) {
        var from =
            place.text().access() != null ? place.at().at("access") : Address.of("api", "access");
        parts
            .context()
            .convention(
                at.at("access"),
                "access-default",
                "an operation without `access` takes that of its resource, then of the interface",
                from);
      }
    }
    if (access == null) {
      if (http) {
        parts
            .context()
            .error(
                LinkId.NO_ACCESS,
                at,
                "`%s` does not say who may, and neither do `%s` nor `api`."
                    .formatted(at.name(), place.name()),
                "Add `access: public` or a role.");
      }
      return http ? List.of() : List.of(new Grant.Anybody());
    }
    return parts.accesses().grants(access, place.entity(), at.at("access"));
  }

  private Target target(
      ResourcePhase.Place place,
      Kind kind,
      OperationText text,
      @Nullable Endpoint http,
      Address at) {
    if (place.entity() == null) {
      return Target.NONE;
    }
    var entity = place.entity().name();
    var where =
        text.where() == null
            ? null
            : parts
                .typing()
                .condition(
                    text.where(),
                    parts.outside().withRow(entity).withViewer(parts.identity().users(), false),
                    at.at("where"));
    var own = place.own();
    var inPath = http == null || (own != null && http.parameters().contains(own));
    Target.Choice choice =
        switch (kind) {
          case LIST ->
              place.values() == null
                  ? new Target.Choice.Many()
                  : new Target.Choice.Values(place.values());
          case CREATE, BULK_CREATE -> new Target.Choice.None();
          case BULK_UPDATE -> new Target.Choice.Many();
          default -> single(place, own, inPath);
        };
    return new Target(entity, place.parents(), choice, where, kind == Kind.RESTORE);
  }

  private Target.Choice single(
      ResourcePhase.Place place, @Nullable PathParameter own, boolean inPath) {
    if (place.text().row() != null) {
      var row = singleton(place);
      return row == null ? new Target.Choice.None() : new Target.Choice.Single(row);
    }
    return own == null || !inPath
        ? new Target.Choice.None()
        : new Target.Choice.ByKey(own.name(), own.field().name());
  }

  private final Map<String, Expr> singletons = new LinkedHashMap<>();

  private @Nullable Expr singleton(ResourcePhase.Place place) {
    var known = singletons.get(place.name());
    if (known != null || place.text().row() == null || place.entity() == null) {
      return known;
    }
    var row =
        parts
            .typing()
            .type(
                place.text().row(),
                parts.outside().withViewer(parts.identity().users(), false),
                new dev.newel.expr.ExprType.RowOf(place.entity().name()),
                place.at().at("row"));
    if (row != null) {
      singletons.put(place.name(), row);
    }
    return row;
  }

  private @Nullable Input input(
      ResourcePhase.Place place,
      String name,
      Kind kind,
      OperationText text,
      @Nullable Endpoint http,
      Api.Envelope envelope,
      Address at) {
    var asks =
        switch (kind) {
          case CREATE, REPLACE, UPDATE, ACTION, BULK_CREATE, BULK_UPDATE -> true;
          default -> text.accepts() != null && kind != Kind.RESTORE;
        };
    if (!asks) {
      return null;
    }
    var base =
        kind == Kind.BULK_CREATE ? Kind.CREATE : kind == Kind.BULK_UPDATE ? Kind.UPDATE : kind;
    var parent = place.parents().isEmpty() ? null : place.parents().getLast().via();
    var members = parts.inputs().members(base, text.accepts(), place.entity(), parent, at);
    var in =
        http != null && (http.method().equals("GET") || http.method().equals("DELETE"))
            ? Input.In.QUERY
            : Input.In.BODY;
    var word = ResourcePhase.capitalized(place.singular());
    var schema =
        switch (base) {
          case CREATE -> "New" + word;
          case REPLACE -> word + "Replace";
          case UPDATE -> word + "Update";
          default -> word + ResourcePhase.capitalized(name) + "Input";
        };
    var otherwise =
        ResourcePhase.capitalized(place.name()) + ResourcePhase.capitalized(name) + "Input";
    var patches = base == Kind.UPDATE && http != null && http.method().equals("PATCH");
    return parts.inputs().input(schema, otherwise, in, members, envelope.request(), patches);
  }

  private Effects effects(
      ResourcePhase.Place place, Kind kind, OperationText text, @Nullable Input input, Address at) {
    if (kind == Kind.RESTORE) {
      return Effects.NONE;
    }
    var entity = place.entity() == null ? null : place.entity().name();
    var scope =
        parts
            .outside()
            .withViewer(parts.identity().users(), isOpen(text))
            .withInput(inputFields(text, place, at));
    var here = entity == null ? scope : scope.withRow(entity);
    text.fails()
        .forEach(code -> parts.context().names.resolve(code, at.at("fails"), Names.Kind.ERROR));
    return text.toggles() == null
        ? parts.effects().effects(text.effects(), entity, here, at)
        : parts.effects().toggle(text, kind == Kind.LINK, entity, here, at);
  }

  private static boolean isOpen(OperationText text) {
    return text.access() != null
        && text.access().grants().stream().anyMatch(grant -> grant.who().equals(Accesses.PUBLIC));
  }

  /// What `input.x` can name: the arguments, or the fields of the entity.
  private List<Scope.Field> inputFields(OperationText text, ResourcePhase.Place place, Address at) {
    var fields =
        new ArrayList<>(
            parts
                .effects()
                .members(
                    text.accepts() instanceof dev.newel.language.Shape.Members
                        ? text.accepts()
                        : null));
    if (place.entity() != null && fields.isEmpty()) {
      fields.addAll(
          parts.outside().members(new dev.newel.expr.ExprType.RowOf(place.entity().name())));
    }
    return fields;
  }

  private @Nullable Query query(
      ResourcePhase.Place place,
      Kind kind,
      OperationText text,
      Query.@Nullable Page page,
      Address at) {
    if (kind != Kind.LIST || place.entity() == null) {
      return null;
    }
    return place.values() == null
        ? parts.queries().query(text, place.entity(), page, at)
        : parts.queries().valuesQuery(page);
  }

  private Answer answer(
      ResourcePhase.Place place,
      Kind kind,
      OperationText text,
      Api.Envelope envelope,
      boolean paged,
      Address at) {
    if (place.values() != null
        && place.entity() != null
        && place.entity().field(place.values()).type()
            instanceof dev.newel.design.data.Type.ListOf list) {
      return new Answer(
          200,
          new Answer.Content.Values(list.of()),
          paged ? envelope.page() : envelope.many(),
          "application/json",
          List.of());
    }
    var view =
        place.entity() == null
            ? null
            : place.text().view() == null ? place.entity().name() : place.text().view();
    return parts
        .answers()
        .answer(
            kind,
            text,
            view,
            place.entity() == null ? null : place.entity().name(),
            envelope,
            paged,
            at);
  }

  private List<dev.newel.design.api.Failure> failures(
      ResourcePhase.Place place,
      Kind kind,
      OperationText text,
      List<Grant> access,
      Target target,
      @Nullable Query query,
      @Nullable Input input,
      Effects effects) {
    var codes = new ArrayList<>(text.fails());
    codes.addAll(Failures.ofWorkflow(parts.workflows(), effects.starts()));
    var limited =
        text.limit() != null
            || parts.identity().roles().values().stream().anyMatch(role -> role.limit() != null);
    return parts
        .failures()
        .of(
            new Failures.Draft(
                kind, text, place.entity(), access, target, query, input, effects, limited, codes));
  }

  /// Says which operations answer at the same method and path.
  void checkRoutes(List<Operation> operations) {
    var seen = new LinkedHashMap<String, Operation>();
    for (var operation : operations) {
      var http = operation.http();
      if (http != null) {
        var shape = http.method() + " " + http.path().replaceAll("\\{[^}]*}", "{}");
        var other = seen.putIfAbsent(shape, operation);
        if (other != null) {
          parts
              .context()
              .error(
                  LinkId.SAME_ROUTE,
                  operation.address(),
                  "`%s` and `%s` both answer at `%s %s`."
                      .formatted(operation.id(), other.id(), http.method(), http.path()),
                  "Give one of them a path of its own with `http`.");
        }
      }
    }
  }
}
