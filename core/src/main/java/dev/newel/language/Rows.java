package dev.newel.language;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Rows of an entity: `Invoice where overdue`, `Order where id == event.orderId`, `Product`.
///
/// @param entity the entity, or a path to a list of the current row: `lines`
/// @param where null for all of them
@Line(
    says = "Rows of an entity, or the list at a path.",
    pattern = "^\\s*[A-Za-z][A-Za-z0-9.]*(\\s+where\\s+\\S(.|\\n)*)?$",
    eg = {"Invoice where overdue", "lines"})
public record Rows(String entity, @Nullable Expression where) {
  private static final Pattern FORM =
      Pattern.compile("(?s)([A-Za-z][A-Za-z0-9.]*)(?:\\s+where\\s+(.+))?");

  public static Reading<Rows> read(String text) {
    var matcher = FORM.matcher(text.strip());
    if (!matcher.matches() || matcher.group(1).contains("..") || matcher.group(1).endsWith(".")) {
      return Reading.fault(
          text,
          "`%s` names no rows.".formatted(text),
          "Write an entity and a condition: `Invoice where overdue`.");
    }
    var where = matcher.group(2);
    return Reading.of(
        new Rows(matcher.group(1), where == null ? null : new Expression(where.strip())));
  }

  @Override
  public String toString() {
    return where == null ? entity : entity + " where " + where;
  }
}
