package dev.newel.language;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A guarded step of a state machine: `pending | paid -> cancelled else ORDER_NOT_CANCELLABLE`.
///
/// @param from the states it may leave, at least one
/// @param to the state it enters
/// @param code the error from any other state; null for the convention's `INVALID_STATE`
@Line(
    says = "A step of a state machine, and the error from any other state.",
    pattern = "^\\s*[\\w-]+(\\s*\\|\\s*[\\w-]+)*\\s*->\\s*[\\w-]+(\\s+else\\s+[A-Za-z0-9_]+)?\\s*$",
    eg = {"pending | paid -> cancelled", "sent -> paid else NOT_SENT"})
public record Move(List<String> from, String to, @Nullable String code) {
  private static final Pattern FORM =
      Pattern.compile(
          "([\\w-]+(?:\\s*\\|\\s*[\\w-]+)*)\\s*->\\s*([\\w-]+)(?:\\s+else\\s+([A-Za-z0-9_]+))?");

  public Move {
    from = List.copyOf(from);
  }

  public static Reading<Move> read(String text) {
    if (text.length() > Reading.LONGEST) {
      return Reading.tooLong(text);
    }
    var matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return Reading.fault(
          text,
          "`%s` is no move between states.".formatted(text),
          "Write `pending | paid -> cancelled else A_CODE`.");
    }
    return Reading.of(
        new Move(
            List.of(matcher.group(1).split("\\s*\\|\\s*")), matcher.group(2), matcher.group(3)));
  }

  @Override
  public String toString() {
    return String.join(" | ", from) + " -> " + to + (code == null ? "" : " else " + code);
  }
}
