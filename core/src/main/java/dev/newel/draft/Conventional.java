package dev.newel.draft;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the name of a field says beside its type, as every back end means it.
final class Conventional {
  private static final Set<String> CREATED = Set.of("createdAt", "createdOn", "creationDate");
  private static final Set<String> UPDATED =
      Set.of("updatedAt", "updatedOn", "modifiedAt", "lastModifiedAt", "lastUpdatedAt");
  private static final Pattern TIMESTAMP = Pattern.compile("timestamp(?:\\?| = now)?");

  /// Texts that prove who one is; no answer shows them.
  private static final Pattern SECRET =
      Pattern.compile(
          "(?:.*[a-z])?(?:[Pp]assword(?:Hash|Salt)?|[Ss]ecret|[Tt]okenHash|[Kk]eyHash)");

  private static final Pattern TEXT = Pattern.compile("(?:string|text)(?:\\([^)]*\\))?\\??");

  private Conventional() {}

  /// @param name of a field in the draft
  /// @param text its type and what stands behind that; null where the type is not known
  static @Nullable String text(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    if (TIMESTAMP.matcher(text).matches()) {
      return CREATED.contains(name)
          ? "timestamp created"
          : UPDATED.contains(name) ? "timestamp updated" : text;
    }
    return TEXT.matcher(text).matches() && SECRET.matcher(name).matches()
        ? text + " unlisted"
        : text;
  }
}
