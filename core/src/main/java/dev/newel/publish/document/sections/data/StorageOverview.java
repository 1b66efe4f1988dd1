package dev.newel.publish.document.sections.data;

import dev.newel.language.Storage;
import dev.newel.language.Volume;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.OwnRecords;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the data lives in and why, how it is laid out, and how much there will be.
final class StorageOverview {
  static final Section SECTION = Section.of("storage-overview", StorageOverview::render);
  static final Section RECORDS = Section.of("own-records", StorageOverview::records);
  static final Section NORMALIZATION = Section.of("normalization", StorageOverview::normalization);
  static final Section VOLUMES = Section.of("volumes", StorageOverview::volumes);

  private static final Map<String, String> VOLUME =
      Phrase.row("Entity", "entity", "Initial", "initial", "Growth", "growth", "Peak", "peak");

  private StorageOverview() {}

  private static List<Block> render(Place place) {
    if (Keep.isEmpty(place)) {
      return Keep.nothing(place);
    }
    var lines = lines(place);
    var kept = OwnRecords.of(place);
    if (!lines.isEmpty()
        && !kept.isEmpty()
        && !place.subject().document().renders(RECORDS.name())) {
      lines.add(
          "**Beside the entities:** %s: %s."
              .formatted(
                  Phrase.link("records", OwnRecords.PLACE),
                  Phrase.and(kept.stream().map(OwnRecords.Kept::brief).toList())));
    }
    return lines.isEmpty() ? List.of() : List.of(new Block.Bullets(lines));
  }

  private static List<Block> records(Place place) {
    if (Keep.isEmpty(place)) {
      return Keep.nothing(place);
    }
    var kept = OwnRecords.of(place);
    return kept.isEmpty()
        ? List.of()
        : List.of(
            new Block.Heading(1, "Records Beside the Entities", OwnRecords.PLACE),
            new Block.Paragraph("The store keeps records that no operation shows."),
            new Block.Bullets(kept.stream().map(OwnRecords.Kept::told).toList()));
  }

  /// What the design says of its store; nothing where it says nothing.
  private static List<String> lines(Place place) {
    var prose = place.subject().design().prose();
    var storage = prose.storage();
    var lines = new ArrayList<String>();
    var technology = technology(place);
    if (technology != null) {
      lines.add(
          "**Technology:** %s, a relational store: rows, keys and constraints."
              .formatted(MarkdownText.prose(technology)));
      because(place, lines);
    }
    if (storage != null && storage.doc() != null) {
      lines.add("**Layout:** " + Phrase.sentence(storage.doc()));
    }
    if (lines.isEmpty()) {
      return List.of();
    }
    lines.add(
        "**Content:** %s in %s."
            .formatted(
                Phrase.count(Keep.entities(place).size(), "entity"),
                Phrase.count(Keep.tables(place).size(), "table")));
    shape(place, lines);
    pool(storage, lines);
    tenancy(place, lines);
    if (storage != null && storage.encryption() != null) {
      lines.add("**At rest:** encrypted, %s.".formatted(Phrase.clause(storage.encryption())));
    }
    return lines;
  }

  private static @Nullable String technology(Place place) {
    var prose = place.subject().design().prose();
    if (prose.storage() != null && prose.storage().technology() != null) {
      return prose.storage().technology();
    }
    var choice = prose.stack().get("store");
    return choice == null ? null : choice.uses();
  }

  /// The reason that the stack gives for its store.
  private static void because(Place place, List<String> lines) {
    var choice = place.subject().design().prose().stack().get("store");
    if (choice == null) {
      return;
    }
    var reason = Phrase.sentence(choice.because());
    var id = choice.decision();
    var decided = "";
    if (id != null) {
      var decision = place.subject().decisions().get(id);
      var title = decision == null ? id : id + ": " + decision.title();
      decided =
          "Decided in %s."
              .formatted(Phrase.link(MarkdownText.prose(title), Address.of("decisions", id)));
    }
    var words = Phrase.words(reason, decided);
    if (!words.isEmpty()) {
      lines.add("**Rationale:** " + words);
    }
  }

  private static void shape(Place place, List<String> lines) {
    var facts = place.subject().design().prose().facts();
    if (facts == null) {
      return;
    }
    var load = facts.load();
    if (load != null && load.peak() != null) {
      var reads = load.reads() == null ? "" : ", of which %s read".formatted(load.reads());
      lines.add("**Load:** up to %s%s.".formatted(Amounts.rate(load.peak()), reads));
    }
    if (facts.consistency() != null || facts.staleness() != null) {
      lines.add(
          "**Consistency:** %s%s."
              .formatted(
                  facts.consistency() == null
                      ? "reads may come from a copy"
                      : Phrase.capital(facts.consistency().name().toLowerCase(Locale.ROOT)),
                  facts.staleness() == null
                      ? ""
                      : ", at most %s old".formatted(Amounts.time(facts.staleness()))));
    }
    var data = facts.data();
    if (data != null && data.size() != null) {
      lines.add("**Size:** %s.".formatted(Phrase.clause(data.size())));
    }
  }

  private static void pool(@Nullable Storage storage, List<String> lines) {
    if (storage != null && storage.pool() != null) {
      var pool = storage.pool();
      lines.add(
          "**Connections:** %s to %s an instance; a request waits %s for one."
              .formatted(
                  pool.min() == null ? 2 : pool.min(),
                  pool.max() == null ? 10 : pool.max(),
                  pool.connect() == null ? "5 seconds" : Amounts.time(pool.connect())));
    }
  }

  private static void tenancy(Place place, List<String> lines) {
    var tenancy = place.subject().design().tenancy();
    if (tenancy != null) {
      var isolation =
          tenancy.isolation() == null
              ? "rows"
              : tenancy.isolation().name().toLowerCase(Locale.ROOT);
      lines.add(
          "**Tenants:** each %s has its own %s; nobody else's are seen."
              .formatted(MarkdownText.code(tenancy.of()), isolation));
    }
  }

  private static List<Block> normalization(Place place) {
    if (Keep.isEmpty(place)) {
      return Keep.nothing(place);
    }
    var storage = place.subject().design().prose().storage();
    var sentences = new ArrayList<String>();
    if (storage != null && storage.normal() != null) {
      sentences.add(Phrase.sentence(storage.normal()));
    }
    var computed = new ArrayList<String>();
    for (var entity : Keep.entities(place)) {
      for (var field : entity.fields().values()) {
        if (field.computed() != null) {
          computed.add(MarkdownText.code(entity.name() + "." + field.name()));
        }
      }
    }
    if (!computed.isEmpty()) {
      sentences.add(
          "%s %s worked out when %s read, so that no copy can disagree."
              .formatted(
                  Phrase.and(computed),
                  computed.size() == 1 ? "is" : "are",
                  computed.size() == 1 ? "it is" : "they are"));
    }
    sentences.add("Lists and links have tables of their own; values are columns of their row.");
    return List.of(Block.sentences(sentences));
  }

  private static List<Block> volumes(Place place) {
    if (Keep.isEmpty(place)) {
      return Keep.nothing(place);
    }
    var storage = place.subject().design().prose().storage();
    if (storage == null || storage.volume().isEmpty()) {
      return List.of();
    }
    var entities = Keep.entities(place);
    var rows = new ArrayList<Map<String, String>>();
    for (var entity : entities) {
      var volume = storage.volume().get(entity.name());
      if (volume != null) {
        rows.add(volume(entity.name(), volume));
      }
    }
    var others =
        entities.stream().filter(entity -> !storage.volume().containsKey(entity.name())).toList();
    var blocks = new ArrayList<Block>();
    if (!rows.isEmpty()) {
      blocks.add(place.table(VOLUME, rows, row -> row));
    }
    if (!others.isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              "The design names no volume of %s."
                  .formatted(
                      Phrase.and(
                          others.stream().map(each -> MarkdownText.code(each.name())).toList()))));
    }
    return blocks;
  }

  private static Map<String, String> volume(String entity, Volume volume) {
    return Phrase.row(
        "entity", Phrase.link(MarkdownText.code(entity), Address.of("entities", entity)),
        "initial", "%s rows".formatted(rows(volume.now())),
        "growth", growth(volume),
        "peak", "%s rows".formatted(rows(volume.later())));
  }

  private static String growth(Volume volume) {
    if (volume.later() == volume.now()) {
      return "none expected";
    }
    var more = rows(volume.later() - volume.now()) + " rows more";
    return volume.now() == 0 || volume.later() % volume.now() != 0
        ? more
        : more + ", %d times as many".formatted(volume.later() / volume.now());
  }

  private static String rows(long rows) {
    return Amounts.count(rows);
  }
}
