package dev.newel.serve.store.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// How an embedded PostgreSQL is started.
///
/// @param directory holds everything of this database (data, secret, lock, log) and is made where
///     it is missing; null for a temporary one that is deleted at the end and does without
///     durability
/// @param cache where the programs are unpacked, shared by all databases of the machine
/// @param startTimeout for everything after unpacking: waiting for another starter, initialising,
///     starting, recovery
/// @param progress hears one sentence for each slow step
public record EmbeddedSettings(
    @Nullable Path directory, Path cache, Duration startTimeout, Consumer<String> progress) {
  private static final Duration DEFAULT_START_TIMEOUT = Duration.ofMinutes(2);

  /// A database that keeps every acknowledged commit, in `directory`.
  public static EmbeddedSettings durable(Path directory) {
    return new EmbeddedSettings(directory, defaultCache(), DEFAULT_START_TIMEOUT, sentence -> {});
  }

  /// A fast database for tests that leaves nothing behind.
  public static EmbeddedSettings ephemeral() {
    return new EmbeddedSettings(null, defaultCache(), DEFAULT_START_TIMEOUT, sentence -> {});
  }

  public EmbeddedSettings withCache(Path otherCache) {
    return new EmbeddedSettings(directory, otherCache, startTimeout, progress);
  }

  public EmbeddedSettings withProgress(Consumer<String> otherProgress) {
    return new EmbeddedSettings(directory, cache, startTimeout, otherProgress);
  }

  /// `newel` under `XDG_CACHE_HOME`, else under `~/.cache` (XDG Base Directory Specification 0.8).
  private static Path defaultCache() {
    var configured = System.getenv("XDG_CACHE_HOME");
    var base =
        configured == null || !Path.of(configured).isAbsolute()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(configured);
    return base.resolve("newel");
  }
}
