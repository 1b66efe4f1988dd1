package dev.newel.facts.slices;

import dev.newel.design.data.Field;
import dev.newel.design.data.Model;
import dev.newel.design.data.Type;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/// Which entities the rows of others refer to: what a row keeps, a reference, a link or a list of
/// them, in a value of it too. What is found when it is read is no reference.
final class References {
  private final Model model;
  private final Set<String> known;
  private final Set<String> entities = new LinkedHashSet<>();
  private final Set<String> values = new LinkedHashSet<>();

  private References(Model model, Set<String> known) {
    this.model = model;
    this.known = known;
  }

  /// The entities to which those named refer, and to which these refer in turn, in the order found.
  ///
  /// @param known entities that are neither answered nor looked into
  static Set<String> from(Model model, Collection<String> entities, Set<String> known) {
    var references = new References(model, known);
    entities.stream().filter(model.entities()::containsKey).forEach(references::entity);
    return references.entities;
  }

  private void entity(String name) {
    model.entity(name).fields().values().forEach(this::field);
  }

  private void field(Field field) {
    type(field.type());
  }

  private void type(Type type) {
    switch (type) {
      case Type.Reference(var to) -> to(to);
      case Type.Link(var to) -> to(to);
      case Type.ListOf(var of, var size) -> type(of);
      case Type.MapOf(var of) -> type(of);
      case Type.Value(var name) -> {
        var value = model.values().get(name);
        if (value != null && values.add(name)) {
          value.fields().values().forEach(this::field);
        }
      }
      default -> {
        // Keeps nothing of another row.
      }
    }
  }

  private void to(String entity) {
    if (!known.contains(entity) && entities.add(entity) && model.entities().containsKey(entity)) {
      entity(entity);
    }
  }
}
