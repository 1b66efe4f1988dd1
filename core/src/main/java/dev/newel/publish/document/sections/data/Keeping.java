package dev.newel.publish.document.sections.data;

import dev.newel.language.Storage;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Meanings;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// How the schema changes, how data is saved, how long it stays, and how the store grows.
final class Keeping {
  static final Section MIGRATIONS = Section.of("migrations", Keeping::migrations);
  static final Section BACKUP = Section.of("backup", Keeping::backup);
  static final Section RETENTION = Section.of("retention", Keeping::retention);
  static final Section SCALING = Section.of("data-scaling", Keeping::scaling);

  private Keeping() {}

  private static List<Block> migrations(Place place) {
    if (Keep.isEmpty(place)) {
      return Keep.nothing(place);
    }
    var storage = place.subject().design().prose().storage();
    var migrations = storage == null ? null : storage.migrations();
    if (migrations == null) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    lines.add(
        "**Initial:** one step makes %s, with all constraints and indexes%s."
            .formatted(
                Phrase.count(Keep.tables(place).size(), "table"),
                place.subject().design().model().rows().isEmpty()
                    ? ""
                    : ", and fills in the rows that the design begins with"));
    if (migrations.tool() != null) {
      lines.add(
          "**Versioning:** %s applies the steps in order, each once, and keeps a record of them."
              .formatted(MarkdownText.prose(migrations.tool())));
    }
    if (migrations.rule() != null) {
      lines.add("**Changes:** " + Phrase.sentence(migrations.rule()));
    }
    lines.add(
        migrations.rollback() == null
            ? "**Rollback:** %s."
                .formatted(
                    Unknown.fact(
                        place.subject().design(),
                        Address.of("storage", "migrations", "rollback"),
                        "the design does not say how a step is taken back"))
            : "**Rollback:** " + Phrase.sentence(migrations.rollback()));
    renamed(place, lines);
    var environments = environments(place);
    if (!environments.isEmpty()) {
      lines.add(
          "**Environments:** every step goes through %s in this order.".formatted(environments));
    }
    return List.of(new Block.Bullets(lines));
  }

  private static void renamed(Place place, List<String> lines) {
    var renamed = new ArrayList<String>();
    for (var entity : Keep.entities(place)) {
      if (entity.was() != null) {
        renamed.add(was(entity.was(), entity.name()));
      }
      for (var field : entity.fields().values()) {
        if (field.was() != null) {
          renamed.add(was(entity.name() + "." + field.was(), field.name()));
        }
      }
    }
    if (!renamed.isEmpty()) {
      lines.add("**Renames that keep their data:** %s.".formatted(Phrase.and(renamed)));
    }
  }

  private static String was(String before, String now) {
    return "%s becomes %s".formatted(MarkdownText.code(before), MarkdownText.code(now));
  }

  private static String environments(Place place) {
    var deployment = place.subject().design().prose().deployment();
    return deployment == null ? "" : Phrase.and(Phrase.codes(deployment.environments()));
  }

  private static List<Block> backup(Place place) {
    if (Keep.isEmpty(place)) {
      return Keep.nothing(place);
    }
    var storage = place.subject().design().prose().storage();
    var backup = storage == null ? null : storage.backup();
    if (storage == null || backup == null) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    if (backup.every() != null) {
      lines.add("**Backup:** a full one %s.".formatted(Amounts.every(backup.every())));
    }
    if (backup.rpo() != null) {
      lines.add(
          "**Recovery point (RPO):** at most %s of work is lost%s."
              .formatted(Amounts.time(backup.rpo()), archived(backup)));
    }
    if (backup.rto() != null) {
      lines.add(
          "**Recovery time (RTO):** the data is back within %s."
              .formatted(Amounts.time(backup.rto())));
    }
    var doc = Phrase.sentence(backup.doc());
    if (!doc.isEmpty()) {
      lines.add("**Place and trial:** " + doc);
    }
    if (!place.subject().document().renders(RETENTION.name())) {
      kept(storage, place, lines);
    }
    return lines.isEmpty() ? List.of() : List.of(new Block.Bullets(lines));
  }

  /// How long rows are kept and what becomes of old ones, where no section tells it.
  private static void kept(Storage storage, Place place, List<String> lines) {
    var times = new ArrayList<String>();
    ofSlice(storage.retention(), place)
        .forEach(
            (entity, time) ->
                times.add("%s %s".formatted(MarkdownText.code(entity), duration(time))));
    var archive = storage.archive();
    var words =
        Phrase.words(
            times.isEmpty() ? "" : Phrase.and(times) + ".",
            archive == null || !isAbout(archive, place) ? "" : Phrase.sentence(archive));
    if (!words.isEmpty()) {
      lines.add("**Kept:** " + words);
    }
  }

  /// A recovery point below the pace of full backups needs what happened in between.
  private static String archived(Storage.Backup backup) {
    var every = backup.every();
    var rpo = backup.rpo();
    return every != null && rpo != null && rpo.estimate().compareTo(every.estimate()) < 0
        ? ", so the log of changes is saved between full backups"
        : "";
  }

  private static List<Block> retention(Place place) {
    if (Keep.isEmpty(place)) {
      return Keep.nothing(place);
    }
    var storage = place.subject().design().prose().storage();
    var kept = ofSlice(storage == null ? Map.of() : storage.retention(), place);
    var lines = new ArrayList<String>();
    kept.forEach(
        (entity, time) ->
            lines.add("%s is kept %s.".formatted(MarkdownText.code(entity), duration(time))));
    var purged = purged(place, lines);
    if (lines.isEmpty()) {
      return List.of();
    }
    var others =
        Keep.entities(place).stream()
            .map(entity -> entity.name())
            .filter(name -> !kept.containsKey(name) && !purged.contains(name))
            .toList();
    if (!others.isEmpty()) {
      lines.add(
          "%s: no time is set, so that rows stay until they are deleted."
              .formatted(Phrase.and(Phrase.codes(others))));
    }
    var archive = storage == null ? null : storage.archive();
    if (archive != null && isAbout(archive, place)) {
      lines.add("**Archive:** " + Phrase.sentence(archive));
    }
    return List.of(new Block.Bullets(lines));
  }

  /// Whether a sentence names an entity of the slice, or none at all.
  private static boolean isAbout(String sentence, Place place) {
    var words = sentence.toLowerCase(Locale.ROOT);
    var named =
        place.subject().design().model().entities().keySet().stream()
            .filter(
                entity -> words.matches("(?s).*\\b" + Pattern.quote(Meanings.words(entity)) + ".*"))
            .toList();
    return named.isEmpty()
        || named.stream().anyMatch(place.subject().slice().entities()::containsKey);
  }

  /// The entities whose rows a job removes; one line each is added.
  private static Set<String> purged(Place place, List<String> lines) {
    var purged = new LinkedHashSet<String>();
    for (var job : place.subject().design().jobs().values()) {
      var each = job.each();
      if (each != null
          && job.effects().purges() != null
          && place.subject().slice().entities().containsKey(each.entity())) {
        purged.add(each.entity());
        var where = each.where();
        lines.add(
            "The job %s removes rows of %s for good%s, %s."
                .formatted(
                    MarkdownText.code(job.name()),
                    MarkdownText.code(each.entity()),
                    where == null ? "" : " where " + MarkdownText.code(where.text()),
                    Amounts.schedule(job.every())));
      }
    }
    return purged;
  }

  /// `7 years` as "for 7 years"; other words as they are.
  private static String duration(String time) {
    return (Character.isDigit(time.strip().charAt(0)) ? "for " : "") + Phrase.clause(time);
  }

  private static Map<String, String> ofSlice(Map<String, String> all, Place place) {
    var some = new LinkedHashMap<String, String>();
    Keep.entities(place)
        .forEach(
            entity -> {
              var value = all.get(entity.name());
              if (value != null && !value.isBlank()) {
                some.put(entity.name(), value);
              }
            });
    return some;
  }

  private static List<Block> scaling(Place place) {
    if (Keep.isEmpty(place)) {
      return Keep.nothing(place);
    }
    var storage = place.subject().design().prose().storage();
    if (storage == null) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    var replicas = storage.replicas();
    if (replicas != null) {
      lines.add(
          replicas == 0
              ? "**Read replicas:** none."
              : "**Read replicas:** %s; reads may be a moment behind the primary, writes go to it alone."
                  .formatted(Phrase.count(replicas, "replica")));
    }
    ofSlice(storage.partition(), place)
        .forEach(
            (entity, how) ->
                lines.add(
                    "**Partitions:** %s %s."
                        .formatted(MarkdownText.code(entity), Phrase.clause(how))));
    if (storage.shards() != null) {
      lines.add("**Shards:** " + Phrase.sentence(storage.shards()));
    }
    if (storage.archive() != null) {
      lines.add("**Archive:** " + Phrase.sentence(storage.archive()));
    }
    if (lines.isEmpty()) {
      return List.of();
    }
    ofSliceVolume(storage, place, lines);
    return List.of(new Block.Bullets(lines));
  }

  /// The largest entity, for which all of this is.
  private static void ofSliceVolume(Storage storage, Place place, List<String> lines) {
    var largest = "";
    var most = 0L;
    for (var entity : Keep.entities(place)) {
      var volume = storage.volume().get(entity.name());
      if (volume != null && volume.later() > most) {
        largest = entity.name();
        most = volume.later();
      }
    }
    if (!largest.isEmpty()) {
      lines.add(
          "**Largest table:** %s, up to %s rows."
              .formatted(MarkdownText.code(largest), Amounts.count(most)));
    }
  }
}
