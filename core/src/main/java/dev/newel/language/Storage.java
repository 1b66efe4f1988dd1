package dev.newel.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the data lives, and how it is kept safe.
@Element(says = "Where the data lives, and how it is kept safe.")
public record Storage(
    @Key(says = "The database and its version.", eg = "PostgreSQL 17") @Nullable String technology,
    @Key(says = "Why, and how the schema is laid out.") @Nullable String doc,
    @Key(
            says = "The isolation of an operation's transaction.",
            eg = "read committed",
            otherwise = "read committed",
            kept = Kept.SERVED)
        @Nullable Isolation isolation,
    @Key(
            says = "The normal form, and where it is left on purpose.",
            eg = "Third normal form; order lines copy the price.",
            name = "normalization")
        @Nullable String normal,
    @Key(
            says =
                "Indexes beside those that keys, unique fields, references, filters and sorts bring; `-` for descending.",
            eg = "{ Product: [[category, -createdAt]] }",
            names = NameKind.TYPE)
        Map<String, List<List<String>>> indexes,
    @Key(says = "The connections to it.", eg = "{ min: 5, max: 20 }", kept = Kept.SERVED)
        @Nullable Pool pool,
    @Key(says = "How long one statement may take.", eg = "5s", otherwise = "5s", kept = Kept.SERVED)
        @Nullable TimeAmount query,
    @Key(
            says = "Rows now and later, by entity.",
            eg = "{ Product: 10k -> 100k }",
            names = NameKind.TYPE)
        Map<String, Volume> volume,
    @Key(
            says = "How the rows of an entity are partitioned.",
            eg = "{ Order: by month of createdAt }",
            names = NameKind.TYPE)
        Map<String, String> partition,
    @Key(says = "Read replicas.", eg = "1", otherwise = "0") @Nullable Integer replicas,
    @Key(says = "How data is spread over servers, in a sentence.", eg = "None below 1 TB.")
        @Nullable String shards,
    @Key(
            says = "How long rows are kept, by entity.",
            eg = "{ Order: 7 years }",
            names = NameKind.TYPE,
            kept = Kept.SERVED)
        Map<String, String> retention,
    @Key(says = "Where rows go when they leave.", eg = "A cold bucket, monthly.")
        @Nullable String archive,
    @Key(says = "How the schema changes.", eg = "{ tool: Flyway, rollback: forward only }")
        @Nullable Migrations migrations,
    @Key(says = "How data is saved and brought back.", eg = "{ every: 24h, rpo: 5m, rto: 1h }")
        @Nullable Backup backup,
    @Key(says = "How data at rest is encrypted.", eg = "AES-256") @Nullable String encryption,
    @Key(says = "The requirements that it meets.", eg = "[NFR-004]") List<String> satisfies) {
  public Storage {
    indexes = Maps.ordered(indexes);
    volume = Maps.ordered(volume);
    partition = Maps.ordered(partition);
    retention = Maps.ordered(retention);
    satisfies = List.copyOf(satisfies);
  }

  /// The isolation levels of PostgreSQL.
  public enum Isolation {
    @Word("read committed")
    READ_COMMITTED,
    @Word("repeatable read")
    REPEATABLE_READ,
    SERIALIZABLE
  }

  /// The connections to the database.
  @Element(says = "The connections to the database.")
  public record Pool(
      @Key(
              says = "Connections that are always open.",
              eg = "5",
              otherwise = "2",
              kept = Kept.SERVED)
          @Nullable Integer min,
      @Key(
              says = "Connections at most, per instance.",
              eg = "20",
              otherwise = "10",
              kept = Kept.SERVED)
          @Nullable Integer max,
      @Key(
              says = "How long a request waits for one.",
              eg = "5s",
              otherwise = "5s",
              kept = Kept.SERVED)
          @Nullable TimeAmount connect,
      @Key(says = "How long a connection above `min` lives unused.", eg = "10m", otherwise = "10m")
          @Nullable TimeAmount idle) {}

  /// How the schema changes.
  @Element(says = "How the schema changes.")
  public record Migrations(
      @Key(says = "What applies the steps.", eg = "Flyway") @Nullable String tool,
      @Key(says = "The rule that each change follows.", eg = "expand, migrate, contract")
          @Nullable String rule,
      @Key(says = "How a step is taken back.", eg = "forward only") @Nullable String rollback,
      @Key(says = "The requirements that it meets.", eg = "[NFR-004]") List<String> satisfies) {
    public Migrations {
      satisfies = List.copyOf(satisfies);
    }
  }

  /// How data is saved and brought back.
  @Element(says = "How data is saved and brought back.")
  public record Backup(
      @Key(says = "How often a full backup is made.", eg = "24h") @Nullable TimeAmount every,
      @Key(says = "How much work may be lost, as time.", eg = "5m") @Nullable TimeAmount rpo,
      @Key(says = "How long bringing it back may take.", eg = "1h") @Nullable TimeAmount rto,
      @Key(says = "Where backups are kept, and how they are tried.") @Nullable String doc,
      @Key(says = "The requirements that it meets.", eg = "[NFR-005]") List<String> satisfies) {
    public Backup {
      satisfies = List.copyOf(satisfies);
    }
  }
}
