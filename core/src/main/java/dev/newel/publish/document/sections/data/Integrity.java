package dev.newel.publish.document.sections.data;

import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.facts.tables.Table;
import dev.newel.facts.tables.Table.Constraint;
import dev.newel.facts.tables.Table.OnDelete;
import dev.newel.language.Modifier;
import dev.newel.language.OperationText.Demand;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/// What keeps the data true: keys and references, uniqueness, checks, invariants, and what happens
/// to writes at the same time.
final class Integrity {
  static final Section SECTION =
      Section.of("integrity", place -> render(place, true), place -> render(place, false));

  private Integrity() {}

  /// @param reasons whether each line says what comes of a violation
  private static List<Block> render(Place place, boolean reasons) {
    if (Keep.isEmpty(place)) {
      return Keep.nothing(place);
    }
    var lines = new ArrayList<String>();
    references(place, reasons, lines);
    lines.add(Uniqueness.line(place, reasons));
    checks(place, reasons, lines);
    invariants(place, reasons, lines);
    concurrency(place, lines);
    return List.of(new Block.Bullets(lines));
  }

  private static void references(Place place, boolean reasons, List<String> lines) {
    var kept = new LinkedHashSet<String>();
    var gone = new LinkedHashSet<String>();
    var cleared = new LinkedHashSet<String>();
    for (var table : Keep.tables(place)) {
      for (var constraint : table.constraints().values()) {
        if (constraint instanceof Constraint.ForeignKey key && !isPart(table, key.field())) {
          var name = MarkdownText.code(Keep.name(table, key.field(), place));
          (key.onDelete() == OnDelete.CASCADE
                  ? gone
                  : key.onDelete() == OnDelete.SET_NULL ? cleared : kept)
              .add(name);
        }
      }
    }
    var others = others(place);
    if (kept.isEmpty() && gone.isEmpty() && cleared.isEmpty()) {
      lines.add(
          others.isEmpty()
              ? "**References:** no row refers to another."
              : "**References:** no row here refers to another; foreign keys keep those that %s names."
                  .formatted(some(others, reasons)));
      return;
    }
    var clauses = new ArrayList<String>();
    kept.addAll(others);
    if (!kept.isEmpty()) {
      clauses.add("a row stays as long as one refers to it by " + some(kept, reasons));
    }
    if (!gone.isEmpty()) {
      clauses.add(
          "a row that refers by %s goes together with the other".formatted(some(gone, reasons)));
    }
    if (!cleared.isEmpty()) {
      clauses.add(Phrase.and(cleared) + " becomes null when the other row goes");
    }
    lines.add("**References:** foreign keys keep them: %s.".formatted(String.join("; ", clauses)));
  }

  /// The references from elsewhere that keep a row here from being deleted.
  private static List<String> others(Place place) {
    var own = Keep.tables(place);
    var names = own.stream().map(Table::name).toList();
    var fields = new LinkedHashSet<String>();
    for (var table : place.subject().derived().tables().tables().values()) {
      for (var constraint : table.constraints().values()) {
        if (!own.contains(table)
            && constraint instanceof Constraint.ForeignKey key
            && names.contains(key.table())
            && key.onDelete() != OnDelete.CASCADE
            && key.onDelete() != OnDelete.SET_NULL) {
          fields.add(MarkdownText.code(Keep.name(table, key.field(), place)));
        }
      }
    }
    return List.copyOf(fields);
  }

  /// Each field by its name, or how many where names would be too many.
  private static String some(Collection<String> fields, boolean all) {
    return all || fields.size() <= 3
        ? Phrase.or(fields)
        : "one of %d fields".formatted(fields.size());
  }

  private static void checks(Place place, boolean reasons, List<String> lines) {
    var fields = new LinkedHashSet<String>();
    for (var table : Keep.tables(place)) {
      for (var constraint : table.constraints().values()) {
        if (constraint instanceof Constraint.Check check && !isCounter(table)) {
          fields.add(MarkdownText.code(Keep.name(table, check.field(), place)));
        }
      }
    }
    if (!fields.isEmpty()) {
      lines.add(
          "**Checks:** the database itself refuses a length, word or bound that does not fit %s.%s"
              .formatted(
                  some(fields, reasons),
                  reasons
                      ? " The same rules are checked before, so that a client is answered 422 with"
                          + " every field at fault."
                      : ""));
    }
  }

  /// Whether the reference is only that of a part to the row that it is a part of.
  private static boolean isPart(Table table, String field) {
    return switch (table.of()) {
      case Table.Purpose.OfEntity of -> false;
      case Table.Purpose.OfList of -> of.field().equals(field);
      case Table.Purpose.OfLink of -> false;
      case Table.Purpose.OfSequence of -> true;
    };
  }

  private static boolean isCounter(Table table) {
    return table.of() instanceof Table.Purpose.OfSequence;
  }

  private static void invariants(Place place, boolean reasons, List<String> lines) {
    var held = new ArrayList<String>();
    for (var entity : Keep.entities(place)) {
      for (var condition : entity.holds()) {
        held.add(
            "%s of %s (else %s)"
                .formatted(
                    MarkdownText.code(condition.expr().text()),
                    MarkdownText.code(entity.name()),
                    MarkdownText.code(condition.code())));
      }
      if (entity.locked() != null) {
        held.add(
            "no write of %s while %s"
                .formatted(
                    MarkdownText.code(entity.name()), MarkdownText.code(entity.locked().text())));
      }
    }
    if (!held.isEmpty()) {
      lines.add(
          "**Invariants:** %s.%s"
              .formatted(
                  Phrase.and(held),
                  reasons
                      ? " They are judged at the end of each write, inside its transaction."
                      : ""));
    }
  }

  private static void concurrency(Place place, List<String> lines) {
    var design = place.subject().design();
    var clauses = new ArrayList<String>();
    var storage = design.prose().storage();
    if (storage != null && storage.isolation() != null) {
      clauses.add(
          "each write is one transaction at %s"
              .formatted(storage.isolation().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    }
    var matched =
        place.subject().slice().operations().stream()
            .filter(operation -> operation.match() == Demand.REQUIRED)
            .map(operation -> MarkdownText.code(operation.id()))
            .toList();
    if (!matched.isEmpty()) {
      clauses.add(
          "%s %s `If-Match`, and a stale entity tag is answered 412"
              .formatted(Phrase.and(matched), matched.size() == 1 ? "demands" : "demand"));
    }
    var revisions =
        Keep.entities(place).stream()
            .filter(entity -> entity.the(Modifier.REVISION).isPresent())
            .map(Integrity::revision)
            .toList();
    if (!revisions.isEmpty()) {
      clauses.add(
          "%s %s the writes of a row"
              .formatted(Phrase.and(revisions), revisions.size() == 1 ? "counts" : "count"));
    }
    var once =
        place.subject().slice().operations().stream()
            .filter(operation -> operation.idempotent() != null)
            .map(operation -> MarkdownText.code(operation.id()))
            .toList();
    if (!once.isEmpty()) {
      clauses.add(
          "a repeated request of %s with the same %s changes nothing further for %s"
              .formatted(
                  Phrase.or(once),
                  MarkdownText.code(design.api().idempotencyHeader()),
                  Amounts.time(design.api().idempotencyKept())));
    }
    if (matched.isEmpty() && revisions.isEmpty() && once.isEmpty()) {
      clauses.add(
          "of two writes of the same row the later one stands; no operation demands `If-Match`");
    }
    lines.add("**Concurrency:** %s.".formatted(String.join("; ", clauses)));
  }

  private static String revision(Entity entity) {
    var field = entity.the(Modifier.REVISION).map(Field::name).orElse("");
    return MarkdownText.code(entity.name() + "." + field);
  }
}
