package dev.newel.decide;

import dev.newel.decide.framework.Fact;
import dev.newel.source.Address;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A fact with its value.
///
/// @param value a word, `yes`, `no`, or a number in the unit of its kind
/// @param from how it is known: `stated`, or what it was computed from
/// @param at where the design says it, null where it is computed from several places
public record Known(Fact fact, String value, String from, @Nullable Address at) {
  /// The value as a number.
  public BigDecimal number() {
    return new BigDecimal(value);
  }

  /// The value as people write it: `95%`, `300/s`, `5m`.
  public String shown() {
    return shown(fact, value);
  }

  /// A value of `fact` as people write it.
  public static String shown(Fact fact, String value) {
    return switch (fact.kind()) {
      case SHARE -> value + "%";
      case RATE -> value + "/s";
      case TIME -> value + "s";
      case COUNT, YES_NO, WORD -> value;
    };
  }
}
