package dev.newel.publish.document.sections.tracing;

import dev.newel.design.access.Role;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.publish.diagram.StateDiagram;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The terms of a document: those that the design defines, and those of the craft that its facts
/// bring into the document.
final class Terms {
  private final Place place;
  private final Map<String, String> terms = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private Terms(Place place) {
    this.place = place;
  }

  /// Each term with what it means, in the order of the alphabet; the design's own meaning wins.
  static Map<String, String> of(Place place) {
    var terms = new Terms(place);
    terms.domain();
    terms.flows();
    terms.interfaces();
    terms.running();
    place.subject().design().prose().glossary().forEach(terms::own);
    return terms.terms;
  }

  private void own(String term, String meaning) {
    terms.remove(term);
    terms.put(term, meaning);
  }

  private void add(boolean used, String term, String meaning) {
    if (used) {
      terms.put(term, meaning);
    }
  }

  /// What there is, the states that it passes, who deals with it, and what happens.
  private void domain() {
    var design = place.subject().design();
    var slice = place.subject().slice();
    slice
        .entities()
        .forEach(
            (name, entity) -> {
              add(entity.doc() != null, name, String.valueOf(entity.doc()));
              entity.fields().values().forEach(field -> states(name, field));
            });
    slice
        .events()
        .forEach((name, event) -> add(event.doc() != null, name, String.valueOf(event.doc())));
    if (!slice.operations().isEmpty()) {
      design
          .identity()
          .roles()
          .values()
          .forEach(role -> add(true, role.name() + " (role)", role(role)));
    }
  }

  private void states(String entity, Field field) {
    if (field.type() instanceof Type.Enumeration(var words, var told)
        && StateDiagram.of(place.subject().design(), List.of(entity))
            .containsKey(entity + "." + field.name())) {
      var initial = field.initial() == null ? words.getFirst() : field.initial().text();
      var later = words.stream().filter(word -> !word.equals(initial)).toList();
      add(
          words.contains(initial) && !later.isEmpty(),
          entity + "." + field.name(),
          "The state of a row of %s: %s at first, later %s."
              .formatted(entity, initial, Phrase.or(later)));
    }
  }

  private String role(Role role) {
    if (role.doc() != null) {
      return role.doc();
    }
    var keys = place.subject().design().identity().keys();
    if (keys != null && role.name().equals(keys.role())) {
      return "A program that shows an API key has it.";
    }
    if (role.name().equals(Role.ANONYMOUS)) {
      return "Callers without a token have it.";
    }
    var others = role.includes().stream().filter(other -> !other.equals(role.name())).toList();
    return others.isEmpty()
        ? "Whoever has logged in with this role has it."
        : "It has the rights of %s and more.".formatted(Phrase.and(others));
  }

  private void flows() {
    var slice = place.subject().slice();
    var published = slice.events().values().stream().anyMatch(event -> event.source() == null);
    add(
        published,
        "Outbox",
        "The table that holds an event from the transaction that causes it until it has been sent.");
    add(
        published,
        "Dead letters",
        "Events that could not be delivered after all attempts, kept for somebody to look at.");
    add(
        slice.workflows().values().stream()
            .anyMatch(
                workflow -> workflow.steps().stream().anyMatch(step -> step.undoName() != null)),
        "Compensation",
        "The step that takes back what an earlier step of a workflow has done.");
    var called = slice.dependencies().values();
    add(
        called.stream().anyMatch(dependency -> dependency.breaker() != null),
        "Circuit breaker",
        "What stops the calls of a system that fails, and tries again after a pause.");
    add(
        called.stream().anyMatch(dependency -> dependency.bulkhead() != null),
        "Bulkhead",
        "The bound on how many calls of one system run at once.");
  }

  private void interfaces() {
    var operations = place.subject().slice().operations();
    add(
        operations.stream().anyMatch(operation -> operation.idempotent() != null),
        "Idempotency key",
        "A name that the client gives a request, so that one sent twice is done once.");
    add(
        operations.stream()
            .flatMap(operation -> operation.answer().headers().stream())
            .anyMatch(header -> header.name().equals("ETag")),
        "Entity tag",
        "The version of a row as an answer names it (RFC 9110, section 8.8.3).");
    var identity = place.subject().design().identity();
    add(
        identity.users() != null && !identity.access().scheme().equalsIgnoreCase("basic"),
        "JWT",
        "A token of claims that its issuer has signed (RFC 7519).");
    add(
        identity.refresh() != null,
        "Refresh token",
        "The token that gives its holder a new access token without a new login.");
  }

  private void running() {
    var prose = place.subject().design().prose();
    var backup = prose.storage() == null ? null : prose.storage().backup();
    add(
        backup != null && backup.rpo() != null,
        "RPO",
        "Recovery point objective: how much work may be lost, as a time.");
    add(
        backup != null && backup.rto() != null,
        "RTO",
        "Recovery time objective: how long until the data is back.");
    add(
        !place.subject().decisions().isEmpty(),
        "ADR",
        "Architecture decision record: a decision with its context, its options and its consequences.");
    var reads = prose.goals() == null ? null : prose.goals().reads();
    var writes = prose.goals() == null ? null : prose.goals().writes();
    add(
        (reads != null && reads.p99() != null) || (writes != null && writes.p99() != null),
        "p99",
        "The time within which 99 of 100 requests are answered; p50 and p95 accordingly.");
  }
}
