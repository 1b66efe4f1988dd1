package dev.newel.profile;

import dev.newel.language.Element;
import dev.newel.language.Key;
import dev.newel.language.Range;
import dev.newel.language.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// How many lines a document has, and how far it may stray.
@Element(says = "How many lines a document has, and how far it may stray.", scalar = "range")
public record Budget(
    @Key(says = "The lines, both ends included.", eg = "150..200", required = true) Range range,
    @Key(says = "How far outside is a warning.", eg = "20%", otherwise = "0%") @Nullable Share warn,
    @Key(says = "How far outside is an error.", eg = "30%", otherwise = "0%")
        @Nullable Share fail) {

  /// How a number of lines stands to the budget.
  public enum Verdict {
    WITHIN,
    /// Outside, within the tolerance of `warn`.
    TOLERATED,
    WARNING,
    ERROR
  }

  public Verdict judge(int lines) {
    if (lines >= least(null) && lines <= most(null)) {
      return Verdict.WITHIN;
    }
    if (lines >= least(warn) && lines <= most(warn)) {
      return Verdict.TOLERATED;
    }
    return lines >= least(fail) && lines <= most(fail) ? Verdict.WARNING : Verdict.ERROR;
  }

  /// The fewest lines.
  public int least() {
    return least(null);
  }

  /// The most lines.
  public int most() {
    return most(null);
  }

  private int least(@Nullable Share stray) {
    var min = range.min() == null ? 0 : range.min();
    return strayed(min, stray, -1);
  }

  private int most(@Nullable Share stray) {
    return range.max() == null ? Integer.MAX_VALUE : strayed(range.max(), stray, 1);
  }

  private static int strayed(long bound, @Nullable Share stray, int sign) {
    var percent = stray == null ? BigDecimal.ZERO : stray.percent();
    var by = percent.multiply(BigDecimal.valueOf(bound)).movePointLeft(2);
    return Math.toIntExact(bound + sign * by.setScale(0, RoundingMode.DOWN).longValue());
  }
}
