package dev.newel.expr;

import dev.newel.text.DidYouMean;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds what an author may have meant.
final class Nearest {
  private static final int LISTED = 8;

  private Nearest() {}

  /// "Did you mean", the whole set where it is small, else null.
  static @Nullable String hint(String name, Collection<String> known) {
    var near = DidYouMean.hint(name, known);
    if (near != null || known.isEmpty() || known.size() > LISTED) {
      return near;
    }
    return known.stream().sorted().collect(Collectors.joining("`, `", "Use one of `", "`."));
  }
}
