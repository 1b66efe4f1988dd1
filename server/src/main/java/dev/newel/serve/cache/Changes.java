package dev.newel.serve.cache;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// When rows were last changed, by a count that every change moves on.
///
/// An answer that was read since a moment is as good as new while nothing it looks at has changed
/// since. From just before a commit until just after it a change has no moment yet: whoever reads
/// then may see the rows before or behind it, so nothing counts as unchanged.
///
/// Rows share marks by the hash of their key: a change may end the answers of a few other rows, and
/// no number of rows takes more memory. Not safe for threads; [AnswerCache] lets in one at once.
final class Changes {
  private static final int STRIPES = 512;

  private final Map<String, Marks> marks = new HashMap<>();
  private long moment;

  /// The last change of each, and how many are under way.
  private static final class Marks {
    /// Of one row or another.
    private long some;
    private int someUnderWay;

    /// Of rows that nobody named.
    private long all;
    private int allUnderWay;

    private final long[] rows = new long[STRIPES];
    private final int[] rowsUnderWay = new int[STRIPES];
  }

  private Marks marks(String entity) {
    return marks.computeIfAbsent(entity, name -> new Marks());
  }

  private static int stripe(String key) {
    var hash = key.hashCode();
    return Math.floorMod(hash ^ (hash >>> 16), STRIPES);
  }

  long moment() {
    return moment;
  }

  void begin(Collection<RowMark> changed) {
    changed.forEach(change -> underWay(change, 1));
  }

  /// The changes that have begun are there for everybody, or never will be.
  void end(Collection<RowMark> changed) {
    moment++;
    for (var change : changed) {
      underWay(change, -1);
      var at = marks(change.entity());
      at.some = moment;
      if (change.key() == null) {
        at.all = moment;
      } else {
        at.rows[stripe(change.key())] = moment;
      }
    }
  }

  private void underWay(RowMark change, int by) {
    var at = marks(change.entity());
    at.someUnderWay += by;
    if (change.key() == null) {
      at.allUnderWay += by;
    } else {
      at.rowsUnderWay[stripe(change.key())] += by;
    }
  }

  /// Whether nothing of these has changed since a moment or is about to.
  boolean isUnchanged(Collection<RowMark> looks, long since) {
    return looks.stream().allMatch(look -> isUnchanged(look, since));
  }

  private boolean isUnchanged(RowMark look, long since) {
    var at = marks.get(look.entity());
    if (at == null) {
      return true;
    }
    if (look.key() == null) {
      return at.some <= since && at.someUnderWay == 0;
    }
    var row = stripe(look.key());
    return at.all <= since
        && at.allUnderWay == 0
        && at.rows[row] <= since
        && at.rowsUnderWay[row] == 0;
  }
}
