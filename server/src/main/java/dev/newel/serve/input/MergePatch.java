package dev.newel.serve.input;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Merges of JSON objects (RFC 7396, section 2): null removes a member, objects are merged, and
/// whatever else is given replaces what was there.
public final class MergePatch {
  private MergePatch() {}

  /// What `target` becomes by `patch`.
  public static @Nullable Object applied(@Nullable Object target, @Nullable Object patch) {
    if (!(patch instanceof Map<?, ?> members)) {
      return patch;
    }
    var merged = new LinkedHashMap<String, @Nullable Object>();
    if (target instanceof Map<?, ?> known) {
      known.forEach((name, value) -> merged.put(String.valueOf(name), value));
    }
    members.forEach(
        (key, value) -> {
          var name = String.valueOf(key);
          if (value == null) {
            merged.remove(name);
          } else {
            merged.put(name, applied(merged.get(name), value));
          }
        });
    return merged;
  }
}
