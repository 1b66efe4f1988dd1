package dev.newel.serve.file;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The file that a field of a row holds.
///
/// @param key names its bytes; whoever does not know it cannot guess it
/// @param name what a client calls it; nothing is looked for by it
/// @param media its type, such as `image/png`
/// @param size in bytes
/// @param upload the bytes of one that comes with the request; null where they are kept already
public record FileValue(String key, String name, String media, long size, @Nullable Upload upload) {
  /// The file that the stored values of a row hold at the path of a field; null where there is
  /// none.
  public static @Nullable FileValue in(Map<String, @Nullable Object> values, String path) {
    if (values.containsKey(path)) {
      return values.get(path) instanceof FileValue file ? file : null;
    }
    return values.get(path + ".key") instanceof String key
        ? new FileValue(
            key,
            String.valueOf(values.get(path + ".name")),
            String.valueOf(values.get(path + ".media")),
            values.get(path + ".size") instanceof Number size ? size.longValue() : 0,
            null)
        : null;
  }

  /// What the columns of a field hold of its file, by the path of each.
  ///
  /// @param file null where there is none
  public static void put(
      Map<String, @Nullable Object> values, String path, @Nullable FileValue file) {
    values.put(path + ".key", file == null ? null : file.key);
    values.put(path + ".name", file == null ? null : file.name);
    values.put(path + ".media", file == null ? null : file.media);
    values.put(path + ".size", file == null ? null : file.size);
  }
}
