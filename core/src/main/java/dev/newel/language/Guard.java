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
  private static final Pattern ELSE = Pattern.compile("(?s)(.*?)\\s+else\\s+([A-Za-z0-9_]+)\\s*");

  public static Reading<Guard> read(String text) {
    var matcher = ELSE.matcher(text);
    return matcher.matches()
        ? Expression.read(matcher.group(1)).map(condition -> new Guard(condition, matcher.group(2)))
        : Expression.read(text).map(condition -> new Guard(condition, null));
  }

  @Override
  public String toString() {
    return code == null ? condition.toString() : condition + " else " + code;
  }
}
