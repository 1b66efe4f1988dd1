package dev.newel.read.brief;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Of how many measurements a sentence speaks: `p95`, `95th percentile`, `95% of requests`.
final class Percentiles {
  private static final Pattern FORM =
      Pattern.compile(
          "\\b[pP]\\.?(\\d{2}(?:\\.\\d{1,3})?)\\b|(\\d{1,2}(?:\\.\\d{1,3})?)(?:th|st|nd|rd)?[ -]percentile|(\\d{2}(?:\\.\\d{1,3})?)\\s?%\\s+of\\s+(?:the\\s+|all\\s+)?(?:[\\p{L}-]+\\s+){0,2}?(?:requests?|quer(?:y|ies)|responses?|calls?|operations?|transactions?|searches|loads?|reads|writes|cases|time|messages|events|pages|reports|submissions|jobs|uploads|orders|lookups)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MEDIAN = Pattern.compile("(?i)\\b(?:median|p50)\\b");

  private record At(BigDecimal value, int start, int end) {}

  private final String words;
  private final List<At> found = new ArrayList<>();

  private Percentiles(String words) {
    this.words = words;
  }

  static Percentiles of(String words) {
    var all = new Percentiles(words);
    var match = FORM.matcher(words);
    while (match.find()) {
      for (var group = 1; group <= 3; group++) {
        if (match.group(group) != null) {
          all.found.add(new At(new BigDecimal(match.group(group)), match.start(), match.end()));
        }
      }
    }
    var median = MEDIAN.matcher(words);
    while (all.found.isEmpty() && median.find()) {
      all.found.add(new At(BigDecimal.valueOf(50), median.start(), median.end()));
    }
    return all;
  }

  /// Whether the number at `offset` is part of one.
  boolean covers(int offset) {
    return found.stream().anyMatch(at -> at.start() <= offset && offset < at.end());
  }

  /// The one that belongs to the number from `start` to `end`: in brackets or right after it, else
  /// the last before it, else the first after it.
  @Nullable BigDecimal nearest(int start, int end, int nextNumber) {
    At before = null;
    At after = null;
    for (var at : found) {
      if (at.end() <= start) {
        before = at;
      } else if (at.start() >= end && after == null && at.start() < nextNumber) {
        after = at;
      }
    }
    if (after != null
        && (before == null
            || words.substring(end, after.start()).matches("[\\s(]*(?:at |for )?(?:the )?"))) {
      return after.value();
    }
    return before == null ? null : before.value();
  }
}
