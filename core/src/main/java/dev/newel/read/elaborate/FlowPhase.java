package dev.newel.read.elaborate;

import dev.newel.design.data.Entity;
import dev.newel.design.data.View;
import dev.newel.design.flow.Effects;
import dev.newel.design.flow.Event;
import dev.newel.design.flow.Job;
import dev.newel.design.flow.Selection;
import dev.newel.design.flow.Workflow;
import dev.newel.expr.ExprType;
import dev.newel.expr.FieldKind;
import dev.newel.expr.Scope;
import dev.newel.language.EventText;
import dev.newel.language.Expression;
import dev.newel.language.Http;
import dev.newel.language.JobText;
import dev.newel.language.Rows;
import dev.newel.language.Shape;
import dev.newel.language.WorkflowText;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Events, workflows and jobs: what happens without a client's request.
final class FlowPhase {
  private static final List<Scope.Field> FAILURE =
      List.of(
          new Scope.Field("code", ExprType.Scalar.TEXT, false, FieldKind.COLUMN),
          new Scope.Field("step", ExprType.Scalar.TEXT, false, FieldKind.COLUMN));

  private final Context context;
  private final Typing typing;
  private final Signatures signatures;
  private final Situation outside;
  private final Fields fields;
  private final ViewPhase views;
  private final EffectPhase effects;
  private final String base;
  private final Map<String, Entity> entities;

  /// @param base of the paths of the interface
  FlowPhase(Context context, Elaborator.Ground ground, EffectPhase effects, String base) {
    this.base = base;
    this.context = context;
    this.typing = ground.typing();
    this.signatures = ground.signatures();
    this.outside = ground.outside();
    this.fields = ground.fields();
    this.views = ground.views();
    this.effects = effects;
    this.entities = ground.model().entities();
  }

  Map<String, Event> events() {
    var events = new LinkedHashMap<String, Event>();
    context
        .written
        .events()
        .forEach((name, text) -> events.put(name, event(name, text, Address.of("events", name))));
    return events;
  }

  private Event event(String name, EventText text, Address at) {
    if (text.source() != null) {
      context.names.resolve(
          text.source(), at.at("source"), Names.Kind.DEPENDENCY, Names.Kind.CONSUMER);
    }
    context.oneMethod(text.http(), at.at("http"));
    for (var i = 0; i < text.to().size(); i++) {
      receiver(text.to().get(i), at.at("to").at(i));
    }
    var of = entityOf(name, text);
    var payload = payload(name, text, of, at);
    var scope = outside.withStruct("event", carried(text, of, payload));
    var row = text.row() == null ? null : selection(text.row(), scope, null, at.at("row"));
    var here = row == null ? scope : scope.withRow(row.entity());
    var once = text.once() == null ? null : typing.type(text.once(), scope, null, at.at("once"));
    if (text.partition() != null
        && payload.items().stream().noneMatch(item -> item.wire().equals(text.partition()))) {
      context.names.unknown(
          text.partition(),
          "member of the payload",
          payload.items().stream().map(View.Item::wire).toList(),
          at.at("partition"),
          null);
    }
    return new Event(
        name,
        text.doc(),
        payload,
        of,
        text.to(),
        text.source(),
        text.version() == null ? 1 : text.version(),
        text.http() == null || text.http().path() == null
            ? text.http()
            : new Http(text.http().method(), Endpoints.based(text.http().path(), base)),
        text.signed(),
        row,
        once,
        effects.effects(text.effects(), row == null ? null : row.entity(), here, at),
        text.partition(),
        text.promise(),
        text.example(),
        text.satisfies());
  }

  private void receiver(String to, Address at) {
    if (to.equals("subscribers")) {
      if (context.written.messaging() == null || context.written.messaging().webhooks() == null) {
        context.error(
            LinkId.INCOMPLETE,
            at,
            "`subscribers` needs `messaging.webhooks`.",
            "Say there which entity holds subscriptions.");
      }
      return;
    }
    var dot = to.indexOf('.');
    if (dot < 0) {
      context.names.resolve(to, at, Names.Kind.CONSUMER, Names.Kind.DEPENDENCY);
      return;
    }
    var dependency = to.substring(0, dot);
    if (context.names.resolve(dependency, at, Names.Kind.DEPENDENCY)) {
      var offers =
          java.util.Objects.requireNonNull(context.written.dependencies().get(dependency)).offers();
      if (!offers.containsKey(to.substring(dot + 1))) {
        context.names.missing(
            "operation", dependency, to.substring(dot + 1), offers.keySet(), at, null);
      }
    }
  }

  /// The entity that a published event is about: the view's or the one named like the event's first
  /// part.
  private @Nullable String entityOf(String name, EventText text) {
    if (text.payload() instanceof Shape.Named(var view)) {
      var known = views.named(view);
      return known != null && entities.containsKey(known.of()) ? known.of() : null;
    }
    if (text.source() != null || text.payload() instanceof Shape.Members) {
      return null;
    }
    var word = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
    return entities.keySet().stream()
        .filter(entity -> entity.equalsIgnoreCase(word.replace("-", "")))
        .findFirst()
        .orElse(null);
  }

  private View payload(String name, EventText text, @Nullable String of, Address at) {
    var place = at.at("payload");
    return switch (text.payload()) {
      case Shape.Named(var view) -> {
        var known = views.named(view);
        if (known == null && !view.equals("nothing")) {
          context.names.resolve(view, place, Names.Kind.VIEW, Names.Kind.ENTITY, Names.Kind.VALUE);
        }
        yield known == null
            ? empty(name)
            : text.source() == null ? Payloads.of(known, written(view), name) : known;
      }
      case Shape.Fields fields when of != null -> {
        var inline = views.inline(name, of, fields.items(), place);
        yield text.source() == null ? Payloads.of(inline, fields, name) : inline;
      }
      case Shape.Fields(var items) -> {
        if (text.source() == null) {
          context.error(
              LinkId.INCOMPLETE,
              place,
              "The payload of `%s` lists fields, and no entity is called so.".formatted(name),
              "Call the event after its entity (`order.created` is of `Order`), name a view, or write the types: `{ id: uuid }`.");
        }
        yield untyped(name, items);
      }
      case Shape.Members members -> views.made(name, members, of, place);
      case null -> empty(name);
    };
  }

  /// How the design writes a view; all of its entity where it does not.
  private Shape written(String view) {
    var text = context.written.views().get(view);
    return text == null ? new Shape.Fields(List.of(new Shape.Item.All())) : text.fields();
  }

  private static View empty(String name) {
    return new View(name, name, null, false, List.of());
  }

  /// The payload of another's event by names alone: text each.
  private View untyped(String name, List<Shape.Item> items) {
    var shown = new ArrayList<View.Item>();
    for (var item : items) {
      if (item instanceof Shape.Item.Field(var path)) {
        var text =
            new dev.newel.design.data.Type.Text(
                dev.newel.design.data.Type.Text.Kind.STRING, 0, null, null);
        shown.add(views.argument(fields.conventional(path, text, true, null, Event.UNTYPED)));
      }
    }
    return new View(name, name, null, false, shown);
  }

  private List<Scope.Field> carried(EventText text, @Nullable String of, View payload) {
    var carried = new ArrayList<Scope.Field>();
    if (text.payload() instanceof Shape.Members members) {
      carried.addAll(signatures.fields(members.typed()));
    } else if (of != null) {
      carried.addAll(signatures.ofEntity(of));
    } else {
      for (var item : payload.items()) {
        carried.add(new Scope.Field(item.wire(), ExprType.Scalar.OPEN, true, FieldKind.COLUMN));
      }
    }
    // What comes as a plain request has no envelope, and so no id but its payload's.
    if (text.http() == null && carried.stream().noneMatch(field -> field.name().equals("id"))) {
      carried.add(new Scope.Field("id", ExprType.Scalar.TEXT, false, FieldKind.COLUMN));
    }
    return carried;
  }

  Map<String, Workflow> workflows() {
    var workflows = new LinkedHashMap<String, Workflow>();
    context
        .written
        .workflows()
        .forEach(
            (name, text) -> {
              var at = Address.of("workflows", name);
              if (context.names.resolve(text.of(), at.at("of"), Names.Kind.ENTITY)) {
                workflows.put(name, workflow(name, text, at));
              }
            });
    return workflows;
  }

  private Workflow workflow(String name, WorkflowText text, Address at) {
    var row = outside.withRow(text.of());
    var failing = row.withStruct("failure", FAILURE);
    var steps = new ArrayList<Workflow.Step>();
    var local = true;
    var names = new ArrayList<String>();
    for (var i = 0; i < text.steps().size(); i++) {
      var step = text.steps().get(i);
      var place = at.at("steps").at(i);
      if (names.contains(step.step())) {
        context.error(
            LinkId.TAKEN_NAME,
            place,
            "There is a step `%s` already.".formatted(step.step()),
            "Give each step a name of its own.");
      }
      names.add(step.step());
      local &=
          step.effects().calls() == null
              && step.effects().handler() == null
              && step.waits() == null;
      steps.add(step(step, text.of(), local, row, place));
    }
    return new Workflow(
        name,
        text.doc(),
        text.of(),
        steps,
        text.done() == null
            ? Effects.NONE
            : effects.effects(text.done(), text.of(), row, at.at("done")),
        text.failed() == null
            ? Effects.NONE
            : effects.effects(text.failed(), text.of(), failing, at.at("failed")),
        text.timeout(),
        text.satisfies());
  }

  private Workflow.Step step(
      WorkflowText.StepText text, String of, boolean local, Situation row, Address at) {
    if (text.in() != null) {
      context.names.resolve(text.in(), at.at("in"), Names.Kind.COMPONENT);
    }
    if (text.fails() != null) {
      context.names.resolve(text.fails(), at.at("fails"), Names.Kind.ERROR);
    }
    var waits = text.waits();
    if (waits != null) {
      context.names.resolve(waits.event(), at.at("waits"), Names.Kind.EVENT);
    }
    var each = text.each() == null ? null : selection(text.each(), row, of, at.at("each"));
    var here = each == null ? row : within(each, row);
    var entity = each == null ? of : entities.containsKey(each.entity()) ? each.entity() : null;
    var undo =
        text.undo() == null
            ? Effects.NONE
            : effects.effects(text.undo().effects(), entity, here, at.at("undo"));
    return new Workflow.Step(
        text.step(),
        text.doc(),
        text.in(),
        local,
        each,
        effects.effects(text.effects(), entity, here, at),
        waits == null ? null : new Workflow.Wait(waits.event(), waits.within()),
        text.fails(),
        text.undo() == null ? null : text.undo().nameOf(text.step()),
        undo,
        text.retry(),
        text.timeout(),
        Boolean.TRUE.equals(text.pivot()));
  }

  private Situation within(Selection each, Situation row) {
    return entities.containsKey(each.entity())
        ? row.withRow(each.entity())
        : row.withValueRow(each.entity());
  }

  Map<String, Job> jobs() {
    var jobs = new LinkedHashMap<String, Job>();
    context
        .written
        .jobs()
        .forEach(
            (name, text) -> {
              var at = Address.of("jobs", name);
              var each =
                  text.each() == null ? null : selection(text.each(), outside, null, at.at("each"));
              var here = each == null ? outside : within(each, outside);
              jobs.put(
                  name,
                  new Job(
                      name,
                      text.doc(),
                      text.every(),
                      each,
                      effects.effects(
                          text.effects(), each == null ? null : each.entity(), here, at),
                      text.overlap() == null ? JobText.Overlap.SKIP : text.overlap(),
                      text.timeout(),
                      text.satisfies()));
            });
    return jobs;
  }

  /// Rows of an entity, or a list of the row at hand.
  private @Nullable Selection selection(
      Rows rows, Situation scope, @Nullable String of, Address at) {
    var path = rows.entity();
    if (context.names.has(Names.Kind.ENTITY, path)) {
      var where =
          rows.where() == null ? null : typing.condition(rows.where(), scope.withRow(path), at);
      return rows.where() != null && where == null ? null : new Selection(path, List.of(), where);
    }
    if (of == null) {
      context.names.resolve(path, at, Names.Kind.ENTITY);
      return null;
    }
    var list = typing.type(new Expression(path), scope, null, at);
    if (list == null) {
      return null;
    }
    var name =
        list.type() instanceof ExprType.ListOf(ExprType.RowOf(var entity))
            ? entity
            : list.type() instanceof ExprType.ListOf(ExprType.StructOf(var value)) ? value : null;
    if (name == null) {
      context.error(
          LinkId.BAD_TYPE,
          at,
          "`each` goes over rows or values, and `%s` is %s."
              .formatted(path, list.type().describe()),
          null);
      return null;
    }
    var all = new Selection(name, List.of(path.split("\\.")), null);
    if (rows.where() == null) {
      return all;
    }
    var where = typing.condition(rows.where(), within(all, scope), at);
    return where == null ? null : new Selection(name, all.path(), where);
  }
}
