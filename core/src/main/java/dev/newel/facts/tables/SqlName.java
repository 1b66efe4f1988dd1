package dev.newel.facts.tables;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/// Names in PostgreSQL.
public final class SqlName {
  /// NAMEDATALEN - 1: longer names are cut by PostgreSQL in silence.
  public static final int MAX_BYTES = 63;

  private SqlName() {}

  /// `snake_case` of a name in `UpperCamel` or `lowerCamel`.
  public static String of(String name) {
    return fit(
        name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
            .replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2")
            .replace('-', '_')
            .toLowerCase(Locale.ROOT));
  }

  /// The parts joined by `_`; where that is too long for PostgreSQL, its end becomes a stable hash
  /// of the whole.
  public static String join(String... parts) {
    return fit(String.join("_", parts));
  }

  static String fit(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES ? name : hashed(name, name);
  }

  /// The beginning of a name, and a stable hash of `whole`.
  static String hashed(String name, String whole) {
    var hash = new CRC32();
    hash.update(whole.getBytes(StandardCharsets.UTF_8));
    return name.substring(0, Math.min(name.length(), MAX_BYTES - 9))
        + "_"
        + String.format(Locale.ROOT, "%08x", hash.getValue());
  }

  /// The name in double quotes, which every word survives: `"order"`.
  public static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
