package dev.newel.serve;

import dev.newel.design.Design;
import dev.newel.language.Storage;
import dev.newel.serve.store.DatabaseSettings;
import dev.newel.serve.store.Isolation;
import org.jspecify.annotations.Nullable;

/// What a design says under `storage` of how its database is used.
public final class StorageSettings {
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
        .withIsolation(isolation(storage.isolation()));
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
