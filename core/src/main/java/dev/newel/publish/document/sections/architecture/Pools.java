package dev.newel.publish.document.sections.architecture;

import dev.newel.language.Storage;
import org.jspecify.annotations.Nullable;

/// The numbers of the connections to the database, conventions filled in as `docs/language` has
/// them.
final class Pools {
  private Pools() {}

  static int min(Storage.Pool pool) {
    return pool.min() == null ? 2 : pool.min();
  }

  static int max(Storage.Pool pool) {
    return pool.max() == null ? 10 : pool.max();
  }

  static String wait(Storage.Pool pool) {
    return pool.connect() == null ? "5s" : pool.connect().toString();
  }

  static String idle(Storage.Pool pool) {
    return pool.idle() == null ? "10m" : pool.idle().toString();
  }

  /// How long one statement may take.
  static String query(@Nullable Storage storage) {
    return storage == null || storage.query() == null ? "5s" : storage.query().toString();
  }
}
