package dev.newel.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the name that somebody probably meant.
///
/// The distance is Damerau-Levenshtein in its restricted form (optimal string alignment): insert,
/// delete, replace, or swap two neighbours, each code point touched once. Letter case costs
/// nothing. A third of the longer name may differ, and always one code point, but never all of
/// them.
public final class DidYouMean {
  /// Longer names are compared for equality alone: nobody mistypes them, and hostile input costs no
  /// time.
  private static final int LONGEST = 100;

  private DidYouMean() {}

  /// The closest of `names` to `wrong`; of equally close ones the one with the same letter case,
  /// then the first in natural order, whatever order `names` has.
  public static Optional<String> closest(String wrong, Collection<String> names) {
    var folded = fold(wrong);
    return names.stream()
        .filter(name -> mayBeClose(folded, fold(name), allowed(wrong, name)))
        .map(name -> new Candidate(name, distance(folded, fold(name)), distance(wrong, name)))
        .filter(candidate -> candidate.folded <= allowed(wrong, candidate.name))
        .min(
            Comparator.comparingInt(Candidate::folded)
                .thenComparingInt(Candidate::exact)
                .thenComparing(Candidate::name))
        .map(Candidate::name);
  }

  /// Whether so few edits may make one name of the other, each of which changes two UTF-16 units at
  /// most. To count the units that only one has is far cheaper than to compare, and tells most
  /// names apart.
  private static boolean mayBeClose(String one, String other, int edits) {
    if (one.equals(other)) {
      return true;
    }
    if (Math.max(one.length(), other.length()) > 2 * LONGEST
        || Math.abs(one.length() - other.length()) > 2 * edits) {
      return false;
    }
    var counts = new int[64];
    for (var i = 0; i < one.length(); i++) {
      counts[one.charAt(i) % counts.length]++;
    }
    var more = 0;
    for (var i = 0; i < other.length(); i++) {
      more += counts[other.charAt(i) % counts.length]-- > 0 ? 0 : 1;
    }
    return more <= 2 * edits;
  }

  /// The question "Did you mean `x`?", ready as a finding's hint; null where no name is close.
  public static @Nullable String hint(String wrong, Collection<String> names) {
    return closest(wrong, names).map("Did you mean `%s`?"::formatted).orElse(null);
  }

  /// The number of edits between two names; the length of the longer one where either is too long
  /// to be a typing slip.
  public static int distance(String one, String other) {
    if (one.equals(other)) {
      return 0;
    }
    var a = one.codePoints().toArray();
    var b = other.codePoints().toArray();
    if (a.length > LONGEST || b.length > LONGEST) {
      return Math.max(a.length, b.length);
    }
    var cost = new int[a.length + 1][b.length + 1];
    for (var i = 0; i <= a.length; i++) {
      for (var j = 0; j <= b.length; j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
      }
    }
    return cost[a.length][b.length];
  }

  private static int step(int[][] cost, int[] a, int[] b, int i, int j) {
    var replaced = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
    var best = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }

  private static int allowed(String wrong, String name) {
    var longer =
        Math.max(wrong.codePointCount(0, wrong.length()), name.codePointCount(0, name.length()));
    return Math.min(longer - 1, Math.max(1, longer / 3));
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private record Candidate(String name, int folded, int exact) {}
}
