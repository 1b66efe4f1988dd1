package dev.newel.language;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A condition and the error that its failure answers: `endsAt <= now else NOT_YET`.
///
/// @param code null where the convention names the error
@Line(
    says = "A condition, and the error that its failure answers.",
    pattern = "\\S",
    eg = {"endsAt <= now else NOT_YET", "total > 0"})
public record Guard(Expression condition, @Nullable String code) {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_]+");

  public static Reading<Guard> read(String text) {
    var whole = text.strip();
    var code = whole.substring(lastBlank(whole) + 1);
    var before = whole.substring(0, whole.length() - code.length()).stripTrailing();
    var split = lastBlank(before);
    if (split < 0 || !before.substring(split + 1).equals("else") || !CODE.matcher(code).matches()) {
      return Expression.read(text).map(condition -> new Guard(condition, null));
    }
    return Expression.read(before.substring(0, split)).map(condition -> new Guard(condition, code));
  }

  private static int lastBlank(String text) {
    var at = text.length() - 1;
    while (at >= 0 && !Character.isWhitespace(text.charAt(at))) {
      at--;
    }
    return at;
  }

  @Override
  public String toString() {
    return code == null ? condition.toString() : condition + " else " + code;
  }
}
