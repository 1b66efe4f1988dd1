package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.api.Operation;
import dev.newel.language.OperationText.CacheHow;
import dev.newel.language.OperationText.HttpCache;
import dev.newel.publish.document.Amounts;
import dev.newel.publish.document.Phrase;
import java.util.Locale;

/// How long answers of an operation may be kept, in words.
final class CacheWords {
  private CacheWords() {}

  /// Sentences; empty where nothing may be kept and nothing is compared.
  static String of(Operation operation) {
    var cache = operation.cache();
    var shared =
        cache == null || cache.keep() == null
            ? ""
            : "The shared cache keeps answers for %s, %s at once."
                .formatted(
                    Amounts.time(cache.keep()),
                    cache.how() == CacheHow.THROUGH
                        ? "written through: a write to what they show renews them"
                        : "filled on demand, and a write to what they show ends them");
    var tag =
        RequestParts.revalidates(operation)
            ? "Answers bear an `ETag`, so that an unchanged one is `304`."
            : "";
    return Phrase.words(shared, control(operation), tag);
  }

  private static String control(Operation operation) {
    var value = value(operation);
    return value.isEmpty() ? "" : "`Cache-Control` is `%s`.".formatted(value);
  }

  /// What `Cache-Control` says; empty where the design says nothing of it.
  static String value(Operation operation) {
    var cache = operation.cache();
    if (cache == null || cache.http() == null) {
      return "";
    }
    if (cache.http() == HttpCache.NONE) {
      return "no-store";
    }
    var word = cache.http().name().toLowerCase(Locale.ROOT);
    return cache.keep() == null ? word : word + ", max-age=" + cache.keep().estimate().toSeconds();
  }
}
