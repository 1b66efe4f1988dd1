package dev.newel.publish.document.sections.security;

import dev.newel.design.Design;
import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Target;
import dev.newel.design.data.Field;
import dev.newel.finding.Finding;
import dev.newel.language.Modifier;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.RowRights;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;

/// What is to be built for security, a box each: ticked where the design says it and no rule
/// objects, open for what only a running server shows.
final class Measures {
  static final Section SECTION = Section.of("security-checklist", Measures::render);

  private final Place place;
  private final Design design;
  private final List<Operation> operations;
  private final List<Block.Box> boxes = new ArrayList<>();

  private Measures(Place place) {
    this.place = place;
    this.design = place.subject().design();
    this.operations = Callers.operations(place);
  }

  private static List<Block> render(Place place) {
    var measures = new Measures(place);
    measures.people();
    measures.rows();
    measures.data();
    measures.inputs();
    measures.running();
    return measures.boxes.isEmpty()
        ? Unknown.absent(place, "the design offers nothing over a network and stores nothing")
        : List.of(new Block.Boxes(measures.boxes));
  }

  private void people() {
    var identity = design.identity();
    if (identity.users() == null || operations.isEmpty()) {
      return;
    }
    held(
        "Access tokens expire, after %s here".formatted(Amounts.time(identity.access().lasts())),
        "ACC008");
    if (identity.refresh() != null) {
      held("A refresh token is replaced at each use", "ACC007");
    }
    var throttle = identity.throttle();
    held(
        throttle == null
            ? "Guessing of passwords is slowed"
            : "Guessing of passwords is slowed: %s in %s, then 429"
                .formatted(
                    Phrase.count(throttle.failures(), "failure"), Amounts.time(throttle.per())),
        "ACC006");
  }

  private void rows() {
    if (operations.isEmpty()) {
      return;
    }
    if (belong()) {
      held(
          "No write is open to strangers, and nobody reaches another's rows",
          "ACC001",
          "ACC002",
          "ACC004");
    } else {
      held("No write is open to strangers", "ACC002", "ACC004");
    }
    if (design.tenancy() != null) {
      held("Every row that clients reach belongs to a tenant", "ACC003");
    }
    limits();
    held("No cookie is sent along for a foreign origin", "API010");
  }

  /// Whether any row that is reached here is somebody's: a person's own, or one with an owner.
  private boolean belong() {
    return RowRights.of(operations) == RowRights.PERSON
        || operations.stream().anyMatch(this::isOfOwned);
  }

  private boolean isOfOwned(Operation operation) {
    var choice = operation.target().choice();
    if (!(choice instanceof Target.Choice.ByKey) && !(choice instanceof Target.Choice.Many)) {
      return false;
    }
    var entity = design.model().entities().get(String.valueOf(operation.target().entity()));
    return entity != null
        && (entity.name().equals(design.identity().users())
            || entity.the(Modifier.OWNER).isPresent());
  }

  private void limits() {
    var limited =
        design.identity().roles().values().stream().anyMatch(role -> role.limit() != null)
            || operations.stream().allMatch(operation -> operation.limit() != null);
    if (limited) {
      held("Requests are limited, sensitive flows by limits of their own", "API012");
    } else {
      boxes.add(new Block.Box(false, "Requests are limited: open, no role has a `limit`."));
    }
  }

  private void data() {
    if (has(field -> field.is(Modifier.PERSONAL))) {
      held(
          "Personal data is shown to nobody without a token, and the design says how long it is kept",
          "ACC005",
          "DATA001");
    }
    held("No secret stands in the design or in the log", "SEC001", "SEC002");
    var storage = design.prose().storage();
    var rest = storage == null ? null : storage.encryption();
    if (!place.subject().slice().entities().isEmpty()) {
      boxes.add(
          new Block.Box(
              rest != null,
              rest == null
                  ? "Data is encrypted where it is kept: open, `storage.encryption` says how."
                  : "Data is encrypted on its way (%s) and where it is kept (%s): stated in the design."
                      .formatted(DataProtection.transit(design), Phrase.clause(rest))));
    }
  }

  private void inputs() {
    if (operations.stream().anyMatch(Measures::hasBody)) {
      held("An address that a client gives is not called without a bound", "API013");
    }
    // What a broker hands over is not judged by the rule.
    if (place.subject().slice().events().values().stream()
        .anyMatch(event -> event.source() != null && event.http() != null)) {
      held("An event from outside is believed only where its sender is proven", "API015");
    }
  }

  private void running() {
    if (!operations.isEmpty()) {
      boxes.add(
          new Block.Box(
              false,
              "Every case of the security tests is answered as expected: `newel verify` decides on"
                  + " the running server."));
    }
  }

  private static boolean hasBody(Operation operation) {
    var input = operation.input();
    return input != null && input.in() == Input.In.BODY;
  }

  private boolean has(java.util.function.Predicate<Field> wanted) {
    return place.subject().slice().entities().values().stream()
        .anyMatch(entity -> entity.fields().values().stream().anyMatch(wanted));
  }

  /// A measure that rules hold.
  private void held(String what, String... rules) {
    var against =
        place.subject().findings().stream()
            .map(Finding::id)
            .filter(List.of(rules)::contains)
            .distinct()
            .toList();
    boxes.add(
        new Block.Box(
            against.isEmpty(),
            against.isEmpty()
                ? "%s: held by %s.".formatted(what, names(List.of(rules)))
                : "%s: open, see %s among the findings.".formatted(what, names(against))));
  }

  private static String names(List<String> rules) {
    return Phrase.and(rules.stream().map(MarkdownText::code).toList());
  }
}
