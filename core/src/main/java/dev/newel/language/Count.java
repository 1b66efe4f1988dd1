package dev.newel.language;

import java.util.function.IntFunction;
import java.util.regex.Pattern;

/// Counts that name what they count, so that no bare number has to be guessed: `2 versions`.
public final class Count {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s+([a-z]+)");
  private static final Pattern BARE = Pattern.compile("([1-9]\\d{0,8})(?!\\S)");
  private static final String AFTER = "after ";

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
      return Count.read(text, "", "version", VersionCount::new);
    }

    @Override
    public String toString() {
      return print(number, "version");
    }
  }

  /// What happens after so many failures in a row.
  ///
  /// @param number at least 1
  @Line(
      says = "After how many failures.",
      pattern = "^\\s*after \\s*\\d{1,9}\\s+failures?\\s*$",
      eg = {"after 50 failures", "after 1 failure"})
  public record FailureCount(int number) {
    public static Reading<FailureCount> read(String text) {
      return Count.read(text, AFTER, "failure", FailureCount::new);
    }

    @Override
    public String toString() {
      return AFTER + print(number, "failure");
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
      return Count.read(text, "", "request", RequestCount::new);
    }

    @Override
    public String toString() {
      return print(number, "request");
    }
  }

  /// @param before what stands before the number
  private static <T> Reading<T> read(String text, String before, String one, IntFunction<T> make) {
    var said = text.strip();
    var isSaid = said.startsWith(before);
    var plain = isSaid ? said.substring(before.length()).strip() : said;
    var matcher = FORM.matcher(plain);
    var counts =
        matcher.matches() && (matcher.group(2).equals(one) || matcher.group(2).equals(one + "s"));
    if (isSaid && counts && Integer.parseInt(matcher.group(1)) > 0) {
      return Reading.of(make.apply(Integer.parseInt(matcher.group(1))));
    }
    var bare = BARE.matcher(plain);
    var meant = bare.lookingAt() ? Integer.parseInt(bare.group(1)) : 2;
    return Reading.fault(
        text,
        (before.isEmpty() ? "`%s` is no number of %ss." : "`%s` does not say after how many %ss.")
            .formatted(FieldGrammar.shown(text), one),
        "Write `%s`.".formatted(before + print(meant, one)));
  }

  private static String print(int number, String one) {
    return number + " " + one + (number == 1 ? "" : "s");
  }
}
