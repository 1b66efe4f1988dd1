package dev.newel.read.elaborate;

import dev.newel.design.access.Identity;
import dev.newel.design.api.Api;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Operation.Kind;
import dev.newel.design.api.Query;
import dev.newel.design.api.Resource;
import dev.newel.design.flow.Effects;
import dev.newel.design.flow.Workflow;
import dev.newel.expr.ExprType;
import dev.newel.expr.Scope;
import dev.newel.language.OperationText;
import dev.newel.language.Shape;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.Arrays;
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
      Situation outside,
      Fields fields,
      ViewPhase views,
      ApiPhase conventions,
      Api api,
      Identity identity,
      Accesses accesses,
      Endpoints endpoints,
      Targets targets,
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
        (name, place) ->
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
                    Statement.overOf(place.text()),
                    operations(place))));
    return resources;
  }

  private Map<String, Operation> operations(ResourcePhase.Place place) {
    var operations = new LinkedHashMap<String, Operation>();
    var text = place.text();
    standard(operations, place, "list", Kind.LIST, text.list());
    standard(operations, place, "get", Kind.GET, text.get());
    standard(operations, place, "create", Kind.CREATE, text.create());
    standard(operations, place, "replace", Kind.REPLACE, text.replace());
    standard(operations, place, "update", Kind.UPDATE, text.update());
    standard(operations, place, "delete", Kind.DELETE, text.delete());
    text.actions().forEach((name, action) -> action(operations, place, name, action));
    return operations;
  }

  private void standard(
      Map<String, Operation> operations,
      ResourcePhase.Place place,
      String name,
      Kind kind,
      @Nullable OperationText text) {
    if (text == null) {
      return;
    }
    var at = place.at().at(name);
    add(operations, new Statement(place, name, kind, text, at));
    if (kind == Kind.DELETE && text.restore() != null) {
      add(operations, new Statement(place, "restore", Kind.RESTORE, text, at));
    }
    if (text.bulk() != null && kind == Kind.CREATE) {
      add(operations, new Statement(place, "bulkCreate", Kind.BULK_CREATE, text, at));
    }
    if (text.bulk() != null && kind == Kind.UPDATE) {
      add(operations, new Statement(place, "bulkUpdate", Kind.BULK_UPDATE, text, at));
    }
  }

  private void action(
      Map<String, Operation> operations,
      ResourcePhase.Place place,
      String name,
      OperationText text) {
    var at = place.at().at("actions").at(name);
    if (text.links() != null) {
      add(operations, new Statement(place, name, Kind.LINK, text, at));
      add(operations, new Statement(place, "un" + name, Kind.UNLINK, text, at));
      return;
    }
    var kind = text.like() == null ? Kind.ACTION : Kind.valueOf(text.like().name());
    var list = kind == Kind.LIST ? place.text().list() : null;
    var whole = list == null ? text : likeList(text, list, at, place);
    add(operations, new Statement(place, name, kind, whole, at));
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
    return text.likeList(list);
  }

  private void add(Map<String, Operation> operations, Statement statement) {
    operations.put(statement.name(), operation(statement));
  }

  private Operation operation(Statement statement) {
    var text = statement.text();
    var place = statement.place();
    var at = statement.at();
    var http = statement.isOverHttp() ? parts.endpoints().of(statement) : null;
    var access = parts.accesses().of(statement);
    var page =
        statement.kind() == Kind.LIST
            ? parts.conventions().page(Arrays.asList(text.page(), place.text().page()), at)
            : null;
    var envelope =
        parts
            .conventions()
            .envelope(
                Arrays.asList(text.envelope(), place.text().envelope()),
                place.singular(),
                place.plural(),
                page);
    var target = parts.targets().of(statement, http);
    var input = parts.inputs().of(statement, http, envelope);
    var effects = effects(statement);
    var query = query(statement, page);
    var answer = parts.answers().of(statement, envelope, page != null);
    if (text.undoes() != null) {
      parts.context().names.resolve(text.undoes(), at.at("undoes"), Names.Kind.WORKFLOW);
    }
    var draft =
        new Failures.Draft(
            statement.kind(),
            text,
            place.entity(),
            access,
            target,
            query,
            input,
            effects,
            codes(text, effects));
    return new Resolved(
            statement.id(),
            at,
            statement.kind(),
            text.doc(),
            statement.over(),
            http,
            access,
            target,
            query,
            input,
            answer,
            parts.failures().of(draft),
            effects,
            parts.api().unknown())
        .with(text);
  }

  private List<String> codes(OperationText text, Effects effects) {
    var codes = new ArrayList<>(text.fails());
    codes.addAll(Failures.ofWorkflow(parts.workflows(), effects.starts()));
    return codes;
  }

  private Effects effects(Statement statement) {
    if (statement.kind() == Kind.RESTORE) {
      return Effects.NONE;
    }
    var text = statement.text();
    var at = statement.at();
    var entity = statement.entity();
    var scope =
        parts
            .outside()
            .withViewer(parts.identity().users(), isOpen(text))
            .withInput(inputFields(statement));
    var here = entity == null ? scope : scope.withRow(entity);
    text.fails()
        .forEach(code -> parts.context().names.resolve(code, at.at("fails"), Names.Kind.ERROR));
    return text.links() == null
        ? parts.effects().effects(text.effects(), entity, here, at)
        : parts.effects().link(text, statement.kind() == Kind.LINK, entity, here, at);
  }

  private static boolean isOpen(OperationText text) {
    return text.access() != null
        && text.access().grants().stream().anyMatch(grant -> grant.who().equals(Accesses.PUBLIC));
  }

  /// What `input.x` can name: the arguments and the fields among them, or the fields of the entity.
  private List<Scope.Field> inputFields(Statement statement) {
    var entity = statement.entity();
    var ofEntity =
        entity == null
            ? List.<Scope.Field>of()
            : parts.outside().members(new ExprType.RowOf(entity));
    if (!(statement.text().accepts() instanceof Shape.Members members)) {
      return ofEntity;
    }
    var fields = new ArrayList<>(parts.effects().members(members));
    ofEntity.stream()
        .filter(field -> members.members().get(field.name()) instanceof Shape.Member.OfEntity)
        .forEach(fields::add);
    return fields;
  }

  private @Nullable Query query(Statement statement, Query.@Nullable Page page) {
    var place = statement.place();
    if (statement.kind() != Kind.LIST || place.entity() == null) {
      return null;
    }
    return place.values() == null
        ? parts.queries().query(statement.text(), place.entity(), page, statement.at())
        : parts.queries().valuesQuery(statement.text(), place.element(), page, statement.at());
  }
}
