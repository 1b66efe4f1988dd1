package dev.newel.facts.versions;

import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Model;
import dev.newel.design.data.ValueType;
import dev.newel.design.data.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The data as an old version of the interface knows it.
final class OldData {
  private final Model current;
  private final Differs differs;
  private final Model model;

  OldData(Model current, Differs differs) {
    this.current = current;
    this.differs = differs;
    this.model = made();
  }

  Model model() {
    return model;
  }

  private Model made() {
    var entities = new LinkedHashMap<String, Entity>();
    current
        .entities()
        .forEach(
            (name, entity) ->
                entities.put(
                    name,
                    new Entity(
                        name,
                        entity.doc(),
                        fields(name, entity.fields()),
                        entity.key(),
                        entity.holds(),
                        entity.locked(),
                        entity.present(),
                        entity.ofTenant(),
                        entity.was())));
    var values = new LinkedHashMap<String, ValueType>();
    current
        .values()
        .forEach(
            (name, value) ->
                values.put(
                    name,
                    new ValueType(name, value.doc(), fields(name, value.fields()), value.holds())));
    var views = new LinkedHashMap<String, View>();
    current.views().forEach((name, view) -> views.put(name, view(view)));
    return new Model(entities, values, views, current.rows());
  }

  private Map<String, Field> fields(String holder, Map<String, Field> fields) {
    var olds = new LinkedHashMap<String, Field>();
    fields.forEach((name, field) -> olds.put(name, differs.field(holder, field)));
    return olds;
  }

  /// The fields of an entity or a value as the current version knows them.
  Collection<Field> fields(String holder) {
    return current.fields(holder).values();
  }

  /// A field on a way through the data.
  ///
  /// @param holder the entity or value that it belongs to
  record Step(String holder, Field field) {}

  /// The fields of a path; none where it leads through no fields, as an argument does.
  List<Step> steps(@Nullable String from, List<String> path) {
    var steps = new ArrayList<Step>();
    var holder = from;
    for (var name : path) {
      var field = holder == null ? null : current.fields(holder).get(name);
      if (field == null) {
        return List.of();
      }
      steps.add(new Step(String.valueOf(holder), field));
      holder = field.type().target();
    }
    return steps;
  }

  boolean isAbsent(List<Step> steps) {
    return steps.stream().anyMatch(step -> differs.isAbsent(step.holder(), step.field().name()));
  }

  /// The name of what stands at the end of a path: one that was made of the names of fields is made
  /// of their old names, one that the design gives stays.
  String wire(String wire, List<Step> steps) {
    var parts = new ArrayList<>(List.of(wire.split("\\.", -1)));
    for (var i = 0; i < parts.size() && parts.size() <= steps.size(); i++) {
      var step = steps.get(i);
      if (parts.get(i).equals(step.field().wire())
          && (parts.size() == steps.size() || parts.size() > 1)) {
        parts.set(i, differs.field(step.holder(), step.field()).wire());
      }
    }
    return String.join(".", parts);
  }

  /// The last field of a path as the old version knows it.
  ///
  /// @param field where the path leads through no fields
  Field last(Field field, List<Step> steps) {
    return steps.isEmpty() ? field : differs.field(steps.getLast().holder(), field);
  }

  View view(View view) {
    var items = new ArrayList<View.Item>();
    for (var item : view.items()) {
      var steps = steps(view.of(), item.path());
      if (!isAbsent(steps)) {
        items.add(
            new View.Item(
                wire(item.wire(), steps),
                item.path(),
                last(item.field(), steps),
                item.value(),
                item.nullable(),
                item.opened() == null ? null : view(item.opened()),
                item.many(),
                item.roles()));
      }
    }
    return new View(view.name(), view.of(), view.doc(), view.named(), items);
  }
}
