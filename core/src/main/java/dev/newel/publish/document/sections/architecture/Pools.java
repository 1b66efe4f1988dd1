package dev.newel.publish.document.sections.architecture;

import dev.newel.language.Storage;
import dev.newel.language.TimeAmount;
import dev.newel.publish.document.Amounts;
import java.time.Duration;
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
    return Amounts.time(waitTime(pool));
  }

  static String idle(Storage.Pool pool) {
    return Amounts.time(wanted(pool.idle(), Duration.ofMinutes(10)));
  }

  private static TimeAmount wanted(@Nullable TimeAmount stated, Duration usual) {
    return stated == null ? TimeAmount.of(usual) : stated;
  }

  static TimeAmount waitTime(Storage.Pool pool) {
    return wanted(pool.connect(), Duration.ofSeconds(5));
  }

  static TimeAmount queryTime(@Nullable Storage storage) {
    return wanted(storage == null ? null : storage.query(), Duration.ofSeconds(5));
  }

  /// How long one statement may take.
  static String query(@Nullable Storage storage) {
    return Amounts.time(queryTime(storage));
  }
}
