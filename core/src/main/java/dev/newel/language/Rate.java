package dev.newel.language;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// So many in a unit of time, for whom: `100/min per ip`, `300/s`.
///
/// @param count at least 1
/// @param per whom each count is kept for; null where the place says it already (a load, a role's
///     own limit)
@Line(
    says = "So many in a unit of time, and whom they are counted for.",
    pattern = "^\\d{1,12}\\s*/\\s*(s|min|h|d)(\\s+per\\s+(ip|key|tenant|user))?$",
    eg = {"100/min per ip", "300/s"})
public record Rate(long count, Unit unit, @Nullable Partition per) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,12})\\s*/\\s*(s|min|h|d)(?:\\s+per\\s+([A-Za-z]+))?");

  /// The window of a rate.
  public enum Unit {
    SECOND("s", 1),
    MINUTE("min", 60),
    HOUR("h", 3600),
    DAY("d", 86_400);

    private final String text;
    private final int seconds;

    Unit(String text, int seconds) {
      this.text = text;
      this.seconds = seconds;
    }

    public int seconds() {
      return seconds;
    }
  }

  /// Whom a limit counts apart.
  public enum Partition {
    IP("ip"),
    USER("user"),
    TENANT("tenant"),
    KEY("key");

    private final String text;

    Partition(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  public static Reading<Rate> read(String text) {
    var hint = "Write a count, a unit of `s`, `min`, `h`, `d`, and whom: `100/min per ip`.";
    var matcher = FORM.matcher(text.strip());
    if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
      return Reading.fault(text, "`%s` is no rate.".formatted(text), hint);
    }
    var unit =
        Arrays.stream(Unit.values())
            .filter(u -> u.text.equals(matcher.group(2)))
            .findFirst()
            .orElseThrow();
    var whom = matcher.group(3);
    if (whom == null) {
      return Reading.of(new Rate(Long.parseLong(matcher.group(1)), unit, null));
    }
    var per =
        Arrays.stream(Partition.values()).filter(p -> p.text.equals(whom)).findFirst().orElse(null);
    if (per == null) {
      return new Reading.Fault<>(
          text.indexOf(text.strip()) + matcher.start(3),
          whom.length(),
          "A limit counts per `ip`, `key`, `tenant` or `user`; `%s` is none of them."
              .formatted(whom),
          hint);
    }
    return Reading.of(new Rate(Long.parseLong(matcher.group(1)), unit, per));
  }

  @Override
  public String toString() {
    return count + "/" + unit.text + (per == null ? "" : " per " + per);
  }
}
