package dev.newel.finding;

import dev.newel.source.SourceText;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Applies edits to a text and leaves every other character as it is, line breaks and byte order
/// mark included.
public final class Edits {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Edits() {}

  /// A text after some edits.
  ///
  /// @param applied the edits that are in the text now, in the order given
  /// @param refused those that overlap an earlier one or whose span the text does not have, in the
  ///     order given
  public record Applied(String text, List<Edit> applied, List<Edit> refused) {
    public Applied {
      applied = List.copyOf(applied);
      refused = List.copyOf(refused);
    }
  }

  /// The edits of `findings` by file, each file's in the order of the findings.
  public static SortedMap<String, List<Edit>> byFile(Collection<Finding> findings) {
    var byFile = new TreeMap<String, List<Edit>>();
    for (var finding : findings) {
      var edit = finding.edit();
      if (edit != null) {
        byFile.computeIfAbsent(edit.span().file(), file -> new ArrayList<>()).add(edit);
      }
    }
    return byFile;
  }

  /// Applies `edits`, whose spans all speak of `text` as it is now. Of two edits that share a
  /// character or begin at the same place the first given is kept and the other refused, unless
  /// they are equal, which makes them one. Line breaks in new text become those of the text's first
  /// line.
  public static Applied apply(String text, List<Edit> edits) {
    // A byte order mark belongs to no column.
    var mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
    var source = new SourceText("", text.substring(mark.length()));
    var kept = new TreeMap<Integer, Change>();
    var applied = new ArrayList<Edit>();
    var refused = new ArrayList<Edit>();
    for (var edit : edits) {
      var span = edit.span();
      var start = source.offset(span.line(), span.column());
      var end = source.offset(span.endLine(), span.endColumn());
      var replacement = edit.text().replace("\r\n", "\n").replace("\n", source.lineBreak());
      var change = new Change(start, end, replacement);
      if (!isIn(source, span) || end < start) {
        refused.add(edit);
      } else if (change.equals(kept.get(start))) {
        applied.add(edit);
      } else if (isFree(kept, change)) {
        kept.put(start, change);
        applied.add(edit);
      } else {
        refused.add(edit);
      }
    }
    return new Applied(mark + rewrite(source.text(), kept.values()), applied, refused);
  }

  private static boolean isIn(SourceText source, Span span) {
    return source.has(span.line(), span.column()) && source.has(span.endLine(), span.endColumn());
  }

  /// Kept changes are disjoint, so only the neighbours can be in the way.
  private static boolean isFree(TreeMap<Integer, Change> kept, Change change) {
    var before = kept.floorEntry(change.start);
    if (before != null
        && (before.getValue().start == change.start || before.getValue().end > change.start)) {
      return false;
    }
    var after = kept.higherKey(change.start);
    return after == null || after >= change.end;
  }

  private static String rewrite(String text, Collection<Change> sorted) {
    var result = new StringBuilder(text.length());
    var done = 0;
    for (var change : sorted) {
      result.append(text, done, change.start).append(change.text);
      done = change.end;
    }
    return result.append(text, done, text.length()).toString();
  }

  /// `text` in place of what stands from `start` to before `end`, in `char`s.
  private record Change(int start, int end, String text) {}
}
