package dev.newel.publish.document.sections.architecture;

import dev.newel.design.data.Type;
import dev.newel.facts.BodySize;
import dev.newel.facts.tables.Table;
import dev.newel.language.Dependency;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What keeps the database fast, what bounds each resource, and what would give way first.
final class Performance {
  static final Section DATABASE = Section.of("database-performance", Performance::database);
  static final Section LIMITS = Section.of("resource-limits", Performance::limits);
  static final Section BOTTLENECKS = Section.of("bottlenecks", Performance::bottlenecks);

  private static final String EACH = "each instance";

  private Performance() {}

  private static List<Block> database(Place place) {
    if (place.subject().slice().entities().isEmpty()) {
      return Unknown.absent(place, "the design keeps no rows");
    }
    var design = place.subject().design();
    var storage = design.prose().storage();
    var items = new ArrayList<String>();
    items.add(indexes(place));
    if (storage != null && storage.pool() != null) {
      var pool = storage.pool();
      items.add(
          "**Connections:** a pool of %d to %d in each instance; a request waits up to %s for one, and one above the least is closed after %s of rest."
              .formatted(Pools.min(pool), Pools.max(pool), Pools.wait(pool), Pools.idle(pool)));
    }
    items.add("**Statements:** one may take %s.".formatted(Pools.query(storage)));
    var isolation =
        storage == null || storage.isolation() == null
            ? "read committed"
            : storage.isolation().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    items.add("**Transactions:** one for each operation, at %s.".formatted(isolation));
    if (storage != null && storage.replicas() != null && storage.replicas() > 0) {
      items.add(
          "**Replicas:** %s, for reads alone."
              .formatted(Phrase.count(storage.replicas(), "replica")));
    }
    if (storage != null && !storage.partition().isEmpty()) {
      var parts = new ArrayList<String>();
      storage
          .partition()
          .forEach(
              (entity, by) ->
                  parts.add("%s %s".formatted(Names.entity(entity), Phrase.clause(by))));
      items.add("**Partitions:** %s.".formatted(Phrase.and(parts)));
    }
    ListReads.of(place).pages(items);
    return List.of(new Block.Bullets(items));
  }

  private static String indexes(Place place) {
    var tables = place.subject().derived().tables().tables().values();
    var count = 0;
    var named = new ArrayList<String>();
    for (var entity : place.subject().slice().entities().keySet()) {
      var own = tables.stream().filter(table -> table.of().entity().equals(entity)).toList();
      var indexes = own.stream().mapToInt(table -> table.indexes().size()).sum();
      count += indexes;
      if (indexes > 0) {
        var fields = own.stream().flatMap(table -> leading(table).stream()).distinct().toList();
        named.add("%s by %s".formatted(Names.entity(entity), Phrase.and(fields)));
      }
    }
    return count == 0
        ? "**Indexes:** those of the keys and of unique fields suffice."
        : "**Indexes:** beside keys and unique fields %s %s what filters, sorts, lists and references ask for: %s."
            .formatted(
                Phrase.count(count, "index"),
                count == 1 ? "serves" : "serve",
                String.join("; ", named));
  }

  /// The fields by which its indexes begin, each once.
  private static List<String> leading(Table table) {
    return table.indexes().values().stream()
        .map(index -> index.keys().getFirst().replaceFirst("^-", ""))
        .map(
            name -> {
              var column = table.columns().get(name);
              if (column != null && !column.field().isEmpty()) {
                return column.field();
              }
              return table.of() instanceof Table.Purpose.OfList list ? list.field() : name;
            })
        .distinct()
        .map(MarkdownText::code)
        .toList();
  }

  private static List<Block> limits(Place place) {
    var design = place.subject().design();
    var rows = new ArrayList<List<String>>();
    var deployment = design.prose().deployment();
    var capacity = deployment == null ? null : deployment.capacity();
    if (capacity != null) {
      if (capacity.memory() != null) {
        row(rows, "Memory", capacity.memory(), EACH);
      }
      if (capacity.cpu() != null) {
        row(rows, "Processor", MarkdownText.prose(capacity.cpu()), EACH);
      }
      if (capacity.threads() != null) {
        row(rows, "Requests at once", capacity.threads(), EACH);
      }
      if (capacity.connections() != null) {
        row(rows, "Open connections", capacity.connections(), EACH);
      }
    }
    var storage = design.prose().storage();
    if (storage != null && storage.pool() != null) {
      row(rows, "Connections to %s".formatted(Names.store(place)), Pools.max(storage.pool()), EACH);
    }
    design
        .prose()
        .dependencies()
        .forEach(
            (name, dependency) -> {
              if (dependency.bulkhead() != null) {
                row(
                    rows,
                    "Calls of %s at once".formatted(Names.dependency(place, name)),
                    dependency.bulkhead(),
                    EACH);
              }
            });
    if (RequestFlow.isServed(place)) {
      row(rows, "Body of a request", BodySize.of(design), "each request; 413 beyond it");
      sizes(place, rows);
    }
    return rows.isEmpty()
        ? List.of()
        : List.of(new Block.Table(List.of("Resource", "Limit", "Holds for"), rows));
  }

  private static void row(List<List<String>> rows, String what, Object limit, String holds) {
    rows.add(
        List.of(
            what,
            limit instanceof Integer number
                ? String.format(Locale.ROOT, "%,d", number)
                : limit.toString(),
            holds));
  }

  private static void sizes(Place place, List<List<String>> rows) {
    place.subject().slice().operations().stream()
        .filter(operation -> operation.query() != null && operation.query().page() != null)
        .mapToInt(operation -> operation.query().page().max())
        .max()
        .ifPresent(most -> row(rows, "Rows of one page", most, "each request"));
    place.subject().slice().operations().stream()
        .filter(operation -> operation.bulk() != null)
        .mapToInt(operation -> operation.bulk().max())
        .max()
        .ifPresent(most -> row(rows, "Rows of one bulk request", most, "each request"));
  }

  private static List<Block> bottlenecks(Place place) {
    var items = new ArrayList<String>();
    risks(place, items);
    pool(place, items);
    ListReads.of(place).bottlenecks(place, items);
    place
        .subject()
        .slice()
        .dependencies()
        .forEach((name, dependency) -> dependency(place, name, dependency, items));
    sequences(place, items);
    return items.isEmpty()
        ? List.of()
        : List.of(
            new Block.Paragraph("What gives way first, and what stands against it:"),
            new Block.Bullets(items));
  }

  private static void risks(Place place, List<String> items) {
    for (var risk : place.subject().design().prose().risks()) {
      var kind = risk.kind() == null ? "" : risk.kind().toLowerCase(Locale.ROOT);
      if (kind.contains("performance") || kind.contains("scal")) {
        items.add(
            Phrase.words(
                "**%s.**".formatted(Phrase.clause(risk.risk())),
                risk.so() == null ? "Nothing is stated against it." : Phrase.sentence(risk.so())));
      }
    }
  }

  private static void pool(Place place, List<String> items) {
    var prose = place.subject().design().prose();
    var pool = prose.storage() == null ? null : prose.storage().pool();
    var capacity = prose.deployment() == null ? null : prose.deployment().capacity();
    var threads = capacity == null ? null : capacity.threads();
    var instances = prose.deployment() == null ? null : prose.deployment().instances();
    if (pool == null) {
      return;
    }
    var most = instances == null ? null : instances.max();
    items.add(
        Phrase.words(
            "**Connections to %s.**"
                .formatted(Phrase.link(Names.store(place), Address.of("storage", "pool"))),
            threads == null
                ? "An instance has %d of them.".formatted(Pools.max(pool))
                : "%d requests of an instance share %d of them, so a slow statement is felt by all."
                    .formatted(threads, Pools.max(pool)),
            most == null
                ? ""
                : "All instances together open up to %d.".formatted(most * Pools.max(pool))));
  }

  /// By Little's law a bulkhead of n calls that take t each lets n / t calls a second through.
  private static void dependency(
      Place place, String name, Dependency dependency, List<String> items) {
    var bulkhead = dependency.bulkhead();
    var timeout = dependency.timeout();
    if (bulkhead == null || timeout == null || timeout.estimate().isZero()) {
      return;
    }
    var perSecond = bulkhead * 1000L / Math.max(1, timeout.estimate().toMillis());
    items.add(
        "**%s.** While every call takes the full %s, %d calls at once let %s a second through in each instance."
            .formatted(
                Names.dependency(place, name),
                Amounts.time(timeout),
                bulkhead,
                perSecond == 0 ? "less than one" : String.valueOf(perSecond)));
  }

  private static void sequences(Place place, List<String> items) {
    for (var entity : place.subject().slice().entities().values()) {
      for (var field : entity.fields().values()) {
        if (field.type() instanceof Type.Sequence(var per)) {
          items.add(
              "**Numbers without gaps.** Rows of %s take their %s one after the other%s, so that creates wait for each other."
                  .formatted(
                      Names.entity(entity.name()),
                      MarkdownText.code(field.name()),
                      per == null ? "" : " within one " + MarkdownText.code(per)));
        }
      }
    }
  }
}
