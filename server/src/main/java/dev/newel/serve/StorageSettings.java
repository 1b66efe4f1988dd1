package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.language.Storage;
import dev.newel.language.TimeAmount;
import dev.newel.serve.store.DatabaseSettings;
import dev.newel.serve.store.Isolation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a design says under `storage` of how its database is used.
public final class StorageSettings {
  private static final Duration LEAST_WAIT = Duration.ofMillis(250);
  private static final Duration LEAST_QUERY = Duration.ofMillis(1);
  private static final Duration MOST = Duration.ofDays(1);

  private StorageSettings() {}

  /// The settings of the design; what it leaves open is as in `DatabaseSettings.DEFAULT`.
  public static DatabaseSettings of(Design design) {
    var storage = design.prose().storage();
    var settings = DatabaseSettings.DEFAULT;
    if (storage == null) {
      return settings;
    }
    var pool = storage.pool();
    var most = pool == null || pool.max() == null ? settings.maxConnections() : pool.max();
    var least = pool == null || pool.min() == null ? settings.minConnections() : pool.min();
    var max = Math.max(1, most);
    return settings
        .withConnections(Math.min(least, max), max)
        .withTimeouts(
            time(pool == null ? null : pool.connect(), LEAST_WAIT, settings.acquireTimeout()),
            settings.connectTimeout(),
            time(storage.query(), LEAST_QUERY, settings.statementTimeout()))
        .withIsolation(isolation(storage.isolation()));
  }

  /// What is said, within what pool and database take.
  private static Duration time(@Nullable TimeAmount said, Duration least, Duration otherwise) {
    if (said == null) {
      return otherwise;
    }
    var time = said.estimate();
    return time.compareTo(least) < 0 ? least : time.compareTo(MOST) > 0 ? MOST : time;
  }

  private static Isolation isolation(Storage.@Nullable Isolation isolation) {
    return switch (isolation) {
      case REPEATABLE_READ -> Isolation.REPEATABLE_READ;
      case SERIALIZABLE -> Isolation.SERIALIZABLE;
      case READ_COMMITTED -> Isolation.READ_COMMITTED;
      case null -> DatabaseSettings.DEFAULT.isolation();
    };
  }
}
