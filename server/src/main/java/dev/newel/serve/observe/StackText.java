package dev.newel.serve.observe;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Where something failed, without a word of what it failed over: messages of exceptions quote the
/// values that they are about, those of a database whole rows.
final class StackText {
  /// Enough to see where it came from, and a bound for one that never ends.
  private static final int MOST_FRAMES = 60;

  private static final int MOST_CAUSES = 5;

  private StackText() {}

  /// One text for each failure and each frame under it, the outermost first.
  static List<String> of(Throwable failure) {
    var lines = new ArrayList<String>();
    var each = failure;
    for (var causes = 0; each != null && causes < MOST_CAUSES; causes++) {
      lines.add((causes == 0 ? "" : "Caused by: ") + named(each));
      var frames = each.getStackTrace();
      for (var i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
        lines.add("at " + frames[i]);
      }
      each = each.getCause();
    }
    return lines;
  }

  private static String named(Throwable failure) {
    var name = failure.getClass().getName();
    return failure instanceof SQLException trouble && trouble.getSQLState() != null
        ? name + " (SQLSTATE " + trouble.getSQLState() + ")"
        : name;
  }
}
