package dev.newel.language;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a breaker looks back on: `20 calls` or `10s`. Exactly one of the two is there.
@Line(
    says = "What a breaker looks back on.",
    pattern =
        "^(\\d{1,6}\\s+calls|\\d{1,15}\\s*(ms|s|min|m|h|d|days?|weeks?|months?|years?)|P[0-9A-Za-z.,]+)$",
    eg = {"20 calls", "10s"})
public record Window(@Nullable Integer calls, @Nullable TimeAmount time) {
  private static final Pattern CALLS = Pattern.compile("(\\d{1,6})\\s+calls");

  public static Reading<Window> read(String text) {
    var matcher = CALLS.matcher(text.strip());
    if (matcher.matches()) {
      return Reading.of(new Window(Integer.valueOf(matcher.group(1)), null));
    }
    return switch (TimeAmount.read(text)) {
      case Reading.Value<TimeAmount>(TimeAmount time) -> Reading.of(new Window(null, time));
      case Reading.Fault<TimeAmount> fault ->
          Reading.fault(text, "`%s` is no window.".formatted(text), "Write `20 calls` or `10s`.");
    };
  }

  @Override
  public String toString() {
    return calls == null ? String.valueOf(time) : calls + " calls";
  }
}
