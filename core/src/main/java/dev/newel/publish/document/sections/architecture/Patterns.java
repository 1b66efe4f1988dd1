package dev.newel.publish.document.sections.architecture;

import dev.newel.design.api.Operation;
import dev.newel.design.flow.Workflow;
import dev.newel.language.Modifier;
import dev.newel.language.OperationText.CacheHow;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The patterns that the design uses, each with the place where it does.
final class Patterns {
  static final Section SECTION = Section.of("patterns", Patterns::full, Patterns::names);

  private final Place place;
  private final List<String> names = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();

  private Patterns(Place place) {
    this.place = place;
    style();
    flows();
    operations();
    dependencies();
    data();
  }

  private static List<Block> full(Place place) {
    var patterns = new Patterns(place);
    if (patterns.names.isEmpty()) {
      return none(place);
    }
    var items = new ArrayList<String>();
    for (var i = 0; i < patterns.names.size(); i++) {
      items.add("**%s:** %s".formatted(patterns.names.get(i), patterns.reasons.get(i)));
    }
    return List.of(new Block.Bullets(items));
  }

  private static List<Block> names(Place place) {
    var patterns = new Patterns(place);
    return patterns.names.isEmpty()
        ? none(place)
        : List.of(new Block.Paragraph(Phrase.and(patterns.names) + "."));
  }

  private static List<Block> none(Place place) {
    return Unknown.absent(place, "the design uses none of the usual patterns here");
  }

  private void use(String name, String reason) {
    names.add(name);
    reasons.add(reason);
  }

  private void style() {
    var deployment = place.subject().design().prose().deployment();
    if (deployment != null && deployment.style() != null) {
      var because = Phrase.sentence(deployment.because());
      use(
          Phrase.capital(MarkdownText.prose(deployment.style())),
          because.isEmpty() ? "the style of the whole system." : because);
    }
  }

  private void flows() {
    var sagas =
        place.subject().slice().workflows().values().stream()
            .filter(workflow -> workflow.steps().stream().anyMatch(step -> step.undoName() != null))
            .map(Workflow::name)
            .map(Names::workflow)
            .toList();
    if (!sagas.isEmpty()) {
      use(
          "Saga",
          "when a step of %s fails, those before it are taken back, the last first."
              .formatted(Phrase.and(sagas)));
    }
    if (!EventFacts.published(place).isEmpty()) {
      use(
          "Transactional outbox",
          "an event is written in the transaction that causes it and leaves afterwards.");
    }
    if (!EventFacts.received(place).isEmpty()) {
      use("Idempotent receiver", "a second delivery of an event does nothing.");
    }
  }

  private List<String> which(Predicate<Operation> has) {
    return place.subject().slice().operations().stream().filter(has).map(Names::operation).toList();
  }

  private void operations() {
    var aside = which(operation -> cached(operation) && !isThrough(operation));
    if (!aside.isEmpty()) {
      use(
          "Cache-aside",
          "the answer of %s is looked up in the cache first.".formatted(several(aside)));
    }
    var through = which(operation -> cached(operation) && isThrough(operation));
    if (!through.isEmpty()) {
      use("Write-through cache", "a write renews what %s answers.".formatted(several(through)));
    }
    var keys = which(operation -> operation.idempotent() != null);
    if (!keys.isEmpty()) {
      use(
          "Idempotency key",
          "a request of %s that is sent twice is done once.".formatted(several(keys)));
    }
    var matches = which(operation -> operation.match() != null);
    if (!matches.isEmpty()) {
      use(
          "Optimistic locking",
          "the `If-Match` of %s is compared with the row.".formatted(several(matches)));
    }
    var moves = which(operation -> !operation.effects().moves().isEmpty());
    if (!moves.isEmpty()) {
      use(
          "State machine",
          "the state of the row decides whether %s may run.".formatted(several(moves)));
    }
  }

  private static String several(List<String> names) {
    return names.size() > 4 ? Phrase.count(names.size(), "operation") : Phrase.and(names);
  }

  private static boolean cached(Operation operation) {
    return operation.cache() != null && operation.cache().keep() != null;
  }

  private static boolean isThrough(Operation operation) {
    return operation.cache() != null && operation.cache().how() == CacheHow.THROUGH;
  }

  private void dependencies() {
    var dependencies = place.subject().slice().dependencies();
    var breakers =
        dependencies.entrySet().stream()
            .filter(entry -> entry.getValue().breaker() != null)
            .map(entry -> Names.dependency(place, entry.getKey()))
            .toList();
    if (!breakers.isEmpty()) {
      use("Circuit breaker", "calls of %s stop while it fails.".formatted(Phrase.and(breakers)));
    }
    if (dependencies.values().stream().anyMatch(each -> each.retry() != null)) {
      use("Retry with pauses", "a call that does no harm twice is tried again.");
    }
    if (dependencies.values().stream().anyMatch(each -> each.bulkhead() != null)) {
      use("Bulkhead", "a slow dependency holds only so many calls at once.");
    }
  }

  private void data() {
    if (place.subject().design().tenancy() != null) {
      use("Multi-tenancy", "every row belongs to a tenant, and nobody sees another's.");
    }
    var soft =
        place.subject().slice().entities().values().stream()
            .filter(entity -> entity.the(Modifier.DELETED).isPresent())
            .map(entity -> Names.entity(entity.name()))
            .toList();
    if (!soft.isEmpty()) {
      use("Soft delete", "a deleted row of %s is hidden and stays.".formatted(Phrase.or(soft)));
    }
  }
}
