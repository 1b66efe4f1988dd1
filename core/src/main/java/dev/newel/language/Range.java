package dev.newel.language;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How many, from and to, both included: `2..6`, `1..`, `..100`, `5`.
///
/// @param min null where there is no lower bound
/// @param max null where there is no upper bound
@Line(
    says = "How many, from and to.",
    pattern = "^(\\d{1,12}(\\.\\.(\\d{1,12})?)?|\\.\\.\\d{1,12})$",
    eg = {"2..6", "1..", "..100", "5"})
public record Range(@Nullable Long min, @Nullable Long max) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,12})|(\\d{1,12})?\\.\\.(\\d{1,12})?");

  public static Reading<Range> read(String text) {
    var matcher = FORM.matcher(text.strip());
    if (!matcher.matches()
        || (matcher.group(1) == null && matcher.group(2) == null && matcher.group(3) == null)) {
      return Reading.fault(
          text,
          "`%s` is no range.".formatted(FieldGrammar.shown(text)),
          "Write `2..6`, `1..`, `..100` or one number.");
    }
    if (matcher.group(1) != null) {
      var exactly = Long.valueOf(matcher.group(1));
      return Reading.of(new Range(exactly, exactly));
    }
    var min = matcher.group(2) == null ? null : Long.valueOf(matcher.group(2));
    var max = matcher.group(3) == null ? null : Long.valueOf(matcher.group(3));
    if (min != null && max != null && min > max) {
      return Reading.fault(
          text,
          "The range `%s` ends before it begins.".formatted(text),
          "Write `%d..%d`.".formatted(max, min));
    }
    return Reading.of(new Range(min, max));
  }

  @Override
  public String toString() {
    if (min != null && min.equals(max)) {
      return min.toString();
    }
    return (min == null ? "" : min) + ".." + (max == null ? "" : max);
  }
}
