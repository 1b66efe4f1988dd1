package dev.newel.cli;

import dev.newel.design.Design;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.flow.Event;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.List;

/// What conventions promise of a place that is no operation: when a bound is checked, what a lock
/// bars, what answers whom.
final class PlaceFacts {
  private final Design design;
  private final List<String> facts = new ArrayList<>();

  private PlaceFacts(Design design) {
    this.design = design;
  }

  /// One line for each fact; empty where the place has none.
  static List<String> of(Address place, Design design) {
    var facts = new PlaceFacts(design);
    var names = place.names();
    if (names.getFirst().equals("identity") && names.size() < 3) {
      facts.identity();
    }
    if (names.size() > 1) {
      var entity = design.model().entities().get(names.get(1));
      var event = design.events().get(names.get(1));
      if (names.getFirst().equals("entities") && entity != null) {
        facts.entity(entity, names.subList(2, names.size()));
      } else if (names.getFirst().equals("events") && event != null) {
        facts.event(event);
      }
    }
    return List.copyOf(facts.facts);
  }

  /// The status and the code of an error, as the design words it.
  static String answer(String name, Design design) {
    var error = design.errors().get(name);
    return error == null ? name : "%d %s".formatted(error.status(), error.code());
  }

  private String answer(String name) {
    return answer(name, design);
  }

  private void identity() {
    var active = design.identity().active();
    if (active != null) {
      facts.add(
          "where `%s` does not hold: %s at login, %s to any other request with a token"
              .formatted(active.text(), answer("INVALID_CREDENTIALS"), answer("INVALID_TOKEN")));
    }
  }

  /// @param rest the names below the entity
  private void entity(Entity entity, List<String> rest) {
    var below =
        !rest.isEmpty() && rest.getFirst().equals("fields") ? rest.subList(1, rest.size()) : rest;
    var field = below.isEmpty() ? null : entity.fields().get(below.getFirst());
    if (field != null) {
      field(field);
    } else if (entity.locked() != null) {
      facts.add(
          "while `%s`: update, replace and delete answer %s; actions do not"
              .formatted(entity.locked().text(), answer("LOCKED")));
    }
  }

  private void field(Field field) {
    for (var bound : field.bounds()) {
      facts.add(
          "`%s %s` is checked at create, and when a request changes one of the two sides"
              .formatted(bound.operator(), bound.limit().text()));
    }
    if (!field.write().isEmpty()) {
      facts.add(
          "written by %s; anybody else who sends it gets %s"
              .formatted(String.join(", ", field.write()), answer("NOT_WRITABLE")));
    }
    if (!field.read().isEmpty()) {
      facts.add("read by %s; absent for anybody else".formatted(String.join(", ", field.read())));
    }
  }

  private void event(Event event) {
    if (event.http() != null) {
      facts.add("arrives at `%s`, which is the whole path".formatted(event.http()));
    }
  }
}
