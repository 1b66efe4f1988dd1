package dev.newel.read.elaborate;

import dev.newel.design.Design;
import dev.newel.design.Prose;
import dev.newel.design.data.Model;
import dev.newel.expr.Scope;
import dev.newel.finding.Finding;
import dev.newel.language.Json;
import dev.newel.language.Maps;
import dev.newel.language.Written;
import dev.newel.source.Address;
import dev.newel.source.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Expands a written design into the whole one.
///
/// The phases, each of which reads only what stands before it: names and signatures, values,
/// entities, views, roles and grants, errors, conventions of the interface, places of resources,
/// events, workflows and jobs, operations, operations of identity, and last the links of everything
/// else.
public final class Elaborator {
  /// What came of it. The design is whole only where no finding is an error; a part with an error
  /// is left out of it.
  ///
  /// @param conventions which convention put a fact there, by address
  public record Elaborated(
      Design design, Map<Address, Origin> conventions, List<Finding> findings) {
    public Elaborated {
      conventions = Maps.ordered(conventions);
      findings = List.copyOf(findings);
    }
  }

  private final Context context;
  private final Written written;

  private Elaborator(Written written, Places places) {
    this.context = new Context(written, places);
    this.written = written;
  }

  public static Elaborated elaborate(Written written, Places places) {
    return new Elaborator(written, places).run();
  }

  /// Names, types and data: what everything else is said of.
  ///
  /// @param model entities and values; its views are still being resolved
  record Ground(
      Signatures signatures,
      Typing typing,
      Situation outside,
      Fields fields,
      Model model,
      ViewPhase views) {}

  private Ground ground() {
    var signatures = new Signatures(written);
    var typing = new Typing(context);
    var outside =
        Situation.empty(
            signatures, List.copyOf(context.names.all(Names.Kind.ROLE)), settings(signatures));
    var viewing = outside.withViewer(users(), true);
    var fields = new Fields(context, signatures, typing, viewing);
    var data = new DataPhase(context, fields, typing, viewing);
    var values = data.values();
    var stored = data.entities();
    new Cycles(context).fields(stored, values);
    new ListsInValues(context, values).check(stored);
    var plain = new Model(stored, values, Map.of(), Map.of());
    var tenants = written.tenancy() == null ? null : written.tenancy().of();
    var entities = new Presence(plain, tenants, users()).entities();
    var model = new Model(entities, values, Map.of(), Map.of());
    var views = new ViewPhase(context, fields, model);
    views.views();
    return new Ground(signatures, typing, outside, fields, model, views);
  }

  private Elaborated run() {
    context.names.declare(Names.Kind.ERROR, ErrorPhase.conventionalNames());
    var ground = ground();
    var typing = ground.typing();
    var outside = ground.outside();
    var model = ground.model();
    var entities = model.entities();
    var access = new AccessPhase(context, typing, outside, ground.fields(), model);
    var identity = access.identity();
    var grants = access.grants();
    var errors = new ErrorPhase(context).errors();
    var conventions = new ApiPhase(context);
    var api = conventions.api();
    var places = new ResourcePhase(context, api, entities).places();
    var effects = new EffectPhase(context, typing, ground.signatures(), entities);
    var flow = new FlowPhase(context, ground, effects, api.base());
    var events = flow.events();
    var workflows = flow.workflows();
    var jobs = flow.jobs();

    var endpoints = new Endpoints(context, api);
    var parts =
        new OperationPhase.Parts(
            context,
            outside,
            ground.fields(),
            ground.views(),
            conventions,
            api,
            identity,
            new Accesses(context, typing, outside, identity, grants, entities),
            endpoints,
            new Targets(typing, outside, identity),
            new Queries(context, ground, conventions, identity),
            new Inputs(context, ground, Moved.of(written)),
            new Answers(context, api, ground),
            effects,
            new Failures(errors, api, identity, entities, model.values()),
            workflows);
    var resources = new OperationPhase(parts).resources(places);
    var identityOperations = new IdentityPhase(parts, entities).operations();

    var design =
        new Design(
            prose(),
            new Model(entities, model.values(), ground.views().views(), rows()),
            written.tenancy(),
            identity,
            identityOperations,
            grants,
            api,
            resources,
            errors,
            events,
            workflows,
            jobs);
    endpoints.check(design.operations());
    links(design);
    return new Elaborated(design, context.conventions(), context.findings());
  }

  private void links(Design design) {
    new OldVersions(context, design).check();
    new LinkPhase(context, design.operations()).run();
  }

  private @Nullable String users() {
    return written.identity() == null ? null : written.identity().users();
  }

  private List<Scope.Field> settings(Signatures signatures) {
    var settings = new ArrayList<Scope.Field>();
    context.settings.forEach(
        (name, setting) ->
            settings.add(
                new Scope.Field(
                    name,
                    setting.type() == null
                        ? dev.newel.expr.ExprType.Scalar.TEXT
                        : signatures.typeOf(setting.type()),
                    setting.initial() == null && !Boolean.TRUE.equals(setting.required()),
                    dev.newel.expr.FieldKind.COLUMN)));
    return settings;
  }

  private Map<String, List<Json.Object>> rows() {
    var rows = new LinkedHashMap<String, List<Json.Object>>();
    written
        .rows()
        .forEach(
            (entity, items) -> {
              var at = Address.of("rows", entity);
              var known = context.names.resolve(entity, at, Names.Kind.ENTITY);
              var fields =
                  known
                      ? java.util.Objects.requireNonNull(written.entities().get(entity))
                          .fields()
                          .keySet()
                      : java.util.Set.<String>of();
              var kept = new ArrayList<Json.Object>();
              for (var i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof Json.Object row) {
                  for (var name : row.members().keySet()) {
                    if (known && !fields.contains(name)) {
                      context.names.missing("field", entity, name, fields, at.at(i).at(name), null);
                    }
                  }
                  kept.add(row);
                } else {
                  context.error(
                      LinkId.MISPLACED,
                      at.at(i),
                      "A row is a mapping of fields to values.",
                      "Write `{ name: Books }`.");
                }
              }
              rows.put(entity, kept);
            });
    return rows;
  }

  private Prose prose() {
    return new Prose(
        written.system(),
        written.features(),
        written.facts(),
        written.stack(),
        written.clients(),
        written.consumers(),
        written.dependencies(),
        written.components(),
        written.flows(),
        written.storage(),
        written.messaging(),
        written.pipelines(),
        written.goals(),
        written.observability(),
        written.security(),
        written.deployment(),
        context.settings,
        written.cli(),
        written.library(),
        written.constraints(),
        written.assumptions(),
        written.questions(),
        written.risks(),
        written.glossary(),
        written.references(),
        written.waivers(),
        written.gate(),
        Satisfied.of(written));
  }
}
