package dev.newel.language;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// A part of a whole: `99.9%`.
///
/// @param percent from 0 to 100, exact
@Line(
    says = "A part of a whole.",
    pattern = "^\\d{1,3}(\\.\\d{1,9})?\\s*%$",
    eg = {"99.9%", "50%"})
public record Share(BigDecimal percent) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,9})?)\\s*%");

  public static Reading<Share> read(String text) {
    var matcher = FORM.matcher(text.strip());
    if (!matcher.matches()
        || new BigDecimal(matcher.group(1)).compareTo(BigDecimal.valueOf(100)) > 0) {
      return Reading.fault(
          text,
          "`%s` is no share.".formatted(text),
          "Write a percentage from 0 to 100: `99.9%`, `50%`.");
    }
    return Reading.of(new Share(new BigDecimal(matcher.group(1))));
  }

  @Override
  public String toString() {
    return percent.toPlainString() + "%";
  }
}
