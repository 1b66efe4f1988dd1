package dev.newel.language;

import java.util.function.IntFunction;
import java.util.regex.Pattern;

/// Counts that name what they count, so that no bare number has to be guessed: `2 versions`.
public final class Count {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s+([a-z]+)");

  private Count() {}

  /// So many versions of the interface.
  ///
  /// @param number at least 1
  @Line(
      says = "A number of versions.",
      pattern = "^\\s*\\d{1,9}\\s+versions?\\s*$",
      eg = {"2 versions", "1 version"})
  public record VersionCount(int number) {
    public static Reading<VersionCount> read(String text) {
      return Count.read(text, "version", VersionCount::new);
    }

    @Override
    public String toString() {
      return print(number, "version");
    }
  }

  /// So many failures in a row.
  ///
  /// @param number at least 1
  @Line(
      says = "A number of failures.",
      pattern = "^\\s*\\d{1,9}\\s+failures?\\s*$",
      eg = {"50 failures", "1 failure"})
  public record FailureCount(int number) {
    public static Reading<FailureCount> read(String text) {
      return Count.read(text, "failure", FailureCount::new);
    }

    @Override
    public String toString() {
      return print(number, "failure");
    }
  }

  /// So many requests.
  ///
  /// @param number at least 1
  @Line(
      says = "A number of requests.",
      pattern = "^\\s*\\d{1,9}\\s+requests?\\s*$",
      eg = {"10 requests", "1 request"})
  public record RequestCount(int number) {
    public static Reading<RequestCount> read(String text) {
      return Count.read(text, "request", RequestCount::new);
    }

    @Override
    public String toString() {
      return print(number, "request");
    }
  }

  private static <T> Reading<T> read(String text, String one, IntFunction<T> make) {
    var plain = text.strip();
    var matcher = FORM.matcher(plain);
    var fits =
        matcher.matches() && (matcher.group(2).equals(one) || matcher.group(2).equals(one + "s"));
    if (fits && Integer.parseInt(matcher.group(1)) > 0) {
      return Reading.of(make.apply(Integer.parseInt(matcher.group(1))));
    }
    var bare = plain.matches("[1-9]\\d{0,8}") ? Integer.parseInt(plain) : 2;
    return Reading.fault(
        text,
        "`%s` is no number of %ss.".formatted(FieldGrammar.shown(text), one),
        "Write `%s`.".formatted(print(bare, one)));
  }

  private static String print(int number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }
}
