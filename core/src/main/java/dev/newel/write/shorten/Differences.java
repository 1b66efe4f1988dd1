package dev.newel.write.shorten;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Resource;
import dev.newel.design.data.Field;
import dev.newel.source.Address;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The parts in which two designs differ, by the addresses of their statements.
final class Differences {
  private final Set<Address> found = new LinkedHashSet<>();

  private Differences() {}

  static Set<Address> between(Design one, Design other) {
    var differences = new Differences();
    differences.data(one, other);
    differences.satisfied(one.prose().satisfied(), other.prose().satisfied());
    differences.named("views", one.model().views(), other.model().views());
    differences.identity(one, other);
    differences.named("grants", one.grants(), other.grants());
    differences.whole("api", one.api(), other.api());
    differences.resources(one.resources(), other.resources());
    differences.named("errors", one.errors(), other.errors());
    differences.named("events", one.events(), other.events());
    differences.named("workflows", one.workflows(), other.workflows());
    differences.named("jobs", one.jobs(), other.jobs());
    return differences.found;
  }

  private void satisfied(Map<Address, List<String>> one, Map<Address, List<String>> other) {
    one.forEach(
        (at, requirements) -> {
          if (!requirements.equals(other.get(at))) {
            found.add(at);
          }
        });
  }

  private void data(Design one, Design other) {
    one.model()
        .entities()
        .forEach(
            (name, entity) -> {
              var now = other.model().entities().get(name);
              if (!entity.equals(now)) {
                var at = Address.of("entities", name);
                fields(entity.fields(), now == null ? Map.of() : now.fields(), at);
                whole("entities", name, "holds", entity.holds(), now == null ? null : now.holds());
              }
            });
    one.model()
        .values()
        .forEach(
            (name, value) -> {
              var now = other.model().values().get(name);
              if (!value.equals(now)) {
                var at = Address.of("values", name);
                fields(value.fields(), now == null ? Map.of() : now.fields(), at);
                whole("values", name, "holds", value.holds(), now == null ? null : now.holds());
              }
            });
  }

  private void fields(Map<String, Field> one, Map<String, Field> other, Address at) {
    one.forEach(
        (name, field) -> {
          if (!field.equals(other.get(name))) {
            found.add(at.at("fields").at(name));
          }
        });
  }

  private void identity(Design one, Design other) {
    named(
        one.identityOperations(), other.identityOperations(), Address.of("identity", "operations"));
    if (!one.identity().equals(other.identity())) {
      var before = found.size();
      named(one.identity().roles(), other.identity().roles(), Address.of("identity", "roles"));
      if (found.size() == before) {
        found.add(Address.of("identity"));
      }
    }
  }

  private void resources(Map<String, Resource> one, Map<String, Resource> other) {
    one.forEach(
        (name, resource) -> {
          var now = other.get(name);
          if (resource.equals(now)) {
            return;
          }
          var before = found.size();
          operations(
              List.copyOf(resource.operations().values()),
              now == null ? Map.of() : now.operations());
          if (now != null) {
            operations(List.copyOf(now.operations().values()), resource.operations());
          }
          if (found.size() == before) {
            found.add(Address.of("resources", name));
          }
        });
  }

  private void operations(List<Operation> operations, Map<String, Operation> others) {
    for (var operation : operations) {
      var name = operation.id().substring(operation.id().indexOf('.') + 1);
      if (!operation.equals(others.get(name))) {
        found.add(operation.address());
      }
    }
  }

  private void named(String key, Map<String, ?> one, Map<String, ?> other) {
    named(one, other, Address.of(key));
  }

  private void named(Map<String, ?> one, Map<String, ?> other, Address at) {
    var names = new LinkedHashMap<String, @Nullable Object>(one);
    other.forEach(names::putIfAbsent);
    for (var name : names.keySet()) {
      if (!Objects.equals(one.get(name), other.get(name))) {
        found.add(at.at(name));
      }
    }
  }

  private void whole(String key, @Nullable Object one, @Nullable Object other) {
    if (!Objects.equals(one, other)) {
      found.add(Address.of(key));
    }
  }

  private void whole(
      String key, String name, String part, @Nullable Object one, @Nullable Object other) {
    if (!Objects.equals(one, other)) {
      found.add(Address.of(key, name, part));
    }
  }
}
