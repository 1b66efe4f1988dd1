package dev.newel.serve.observe;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How grave a line of the log is, the least first.
public enum LogLevel {
  DEBUG,
  INFO,
  WARN,
  ERROR;

  /// The level of that name in any letter case; null where it is none.
  static @Nullable LogLevel of(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "trace", "debug" -> DEBUG;
      case "info" -> INFO;
      case "warn", "warning" -> WARN;
      case "error" -> ERROR;
      default -> null;
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
