package dev.newel.write.unfold;

import dev.newel.design.Design;
import dev.newel.design.Prose;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Model;
import dev.newel.design.data.ValueType;
import dev.newel.language.ApiText;
import dev.newel.language.DependencyAddresses;
import dev.newel.language.EntityText;
import dev.newel.language.Json;
import dev.newel.language.Maps;
import dev.newel.language.ValueText;
import dev.newel.language.ViewText;
import dev.newel.language.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The long form of a design: each fact that elaboration expands is said, as far as the
/// language has words for it. Elaborating the long form gives an equal [Design].
///
/// Conventions alone say: that a register, login or refresh answers tokens, the values of a
/// list field, and what the operations of one statement (`delete` with `restore`, `create`
/// with `bulk`) do not share.
public final class Unfolding {
  private Unfolding() {}

  /// The long form of `design`, which was elaborated without errors, in one file.
  public static Written of(Design design) {
    var model = design.model();
    var statements =
        new OperationUnfolding(
            design.api().base(),
            design.api().names() != ApiText.Names.CAMEL_CASE,
            new OperationUnfolding.Filters(model.entities()));
    var resources = new ResourceUnfolding(design, statements);
    var prose = design.prose();
    return new Written(
        Written.VERSION,
        List.of(),
        prose.system(),
        prose.features(),
        prose.facts(),
        prose.stack(),
        prose.clients(),
        prose.consumers(),
        prose.dependencies(),
        prose.components(),
        prose.flows(),
        each(model.entities(), entity -> entity(entity, prose)),
        each(model.values(), Unfolding::value),
        each(model.views(), view -> new ViewText(view.doc(), view.of(), fields(view))),
        rows(model),
        prose.storage(),
        design.tenancy(),
        AccessUnfolding.identity(
            design.identity(),
            prose.satisfiedAt("identity"),
            ResourceUnfolding.identity(design, statements)),
        AccessUnfolding.grants(design.grants()),
        ApiUnfolding.api(design),
        each(design.resources(), resources::of),
        ApiUnfolding.errors(design.errors()),
        each(design.events(), FlowUnfolding::event),
        prose.messaging(),
        each(design.workflows(), FlowUnfolding::workflow),
        each(design.jobs(), FlowUnfolding::job),
        prose.pipelines(),
        prose.goals(),
        prose.observability(),
        prose.security(),
        prose.deployment(),
        DependencyAddresses.without(prose.dependencies(), prose.settings()),
        prose.cli(),
        prose.library(),
        prose.constraints(),
        prose.assumptions(),
        prose.questions(),
        prose.risks(),
        prose.glossary(),
        prose.references(),
        prose.waivers(),
        prose.gate());
  }

  private static dev.newel.language.Shape fields(dev.newel.design.data.View view) {
    return new dev.newel.language.Shape.Fields(ShapeUnfolding.items(view));
  }

  private static EntityText entity(Entity entity, Prose prose) {
    return new EntityText(
        entity.doc(),
        FieldUnfolding.all(entity.fields()),
        EffectsUnfolding.guards(entity.holds()),
        Expressed.orNull(entity.locked()),
        entity.was(),
        prose.satisfiedAt("entities", entity.name()));
  }

  private static ValueText value(ValueType value) {
    return new ValueText(
        value.doc(), FieldUnfolding.all(value.fields()), EffectsUnfolding.guards(value.holds()));
  }

  private static Map<String, List<Json>> rows(Model model) {
    return each(model.rows(), List::<Json>copyOf);
  }

  private static <A, B> Map<String, B> each(Map<String, A> from, Function<A, B> text) {
    var to = new LinkedHashMap<String, B>();
    from.forEach((name, value) -> to.put(name, text.apply(value)));
    return Maps.ordered(to);
  }
}
