package dev.newel.language;

import java.util.regex.Pattern;

/// The pause before another attempt: `200ms exponential`, `1s`.
///
/// @param first the pause before the second attempt
/// @param growth how the pauses after it grow
@Line(
    says = "The pause before another attempt, and how it grows.",
    pattern =
        "^(\\d{1,15}\\s*(ms|s|min|m|h|d|days?|weeks?|months?|years?)|P[0-9A-Za-z.,]+)(\\s+(fixed|linear|exponential))?$",
    eg = {"200ms exponential", "1s"})
public record Backoff(TimeAmount first, Growth growth) {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\S+(?:\\s(?:days?|weeks?|months?|years?))?)(?:\\s+(fixed|linear|exponential))?");

  /// How the pause grows from attempt to attempt.
  public enum Growth {
    FIXED,
    LINEAR,
    EXPONENTIAL
  }

  public static Reading<Backoff> read(String text) {
    var matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Reading.fault(
          text,
          "`%s` is no pause between attempts.".formatted(text),
          "Write `200ms exponential` or `1s fixed`.");
    }
    var growth =
        matcher.group(2) == null
            ? Growth.FIXED
            : Growth.valueOf(matcher.group(2).toUpperCase(java.util.Locale.ROOT));
    return TimeAmount.read(matcher.group(1)).map(first -> new Backoff(first, growth));
  }

  @Override
  public String toString() {
    return growth == Growth.FIXED
        ? first.toString()
        : first + " " + growth.name().toLowerCase(java.util.Locale.ROOT);
  }
}
