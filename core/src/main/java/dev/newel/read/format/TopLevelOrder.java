package dev.newel.read.format;

import dev.newel.read.yaml.YamlComment;
import dev.newel.read.yaml.YamlFile;
import dev.newel.read.yaml.YamlNode;
import dev.newel.source.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What says which design this is stands first: `newel`, `include`, `system`. All else stays in the
/// author's order, because texts say "below" and "above". A file in which a note stands between the
/// top-level keywords stays as it is: nobody can tell to which of them the note belongs.
final class TopLevelOrder {
  /// A top-level keyword with all of its lines and the comment that documents it.
  ///
  /// @param rank its place among those that come first
  /// @param apart whether an empty line stands before it
  private record Part(int rank, boolean apart, String lines) {}

  private static final List<String> FIRST = List.of("newel", "include", "system");

  private TopLevelOrder() {}

  static String apply(YamlFile file) {
    var text = file.text();
    if (!(file.root() instanceof YamlNode.Mapping root) || root.flow()) {
      return text.text();
    }
    var starts = starts(root, file);
    if (starts.isEmpty()) {
      return text.text();
    }
    var parts = parts(root, starts, text);
    var sorted = new ArrayList<>(parts);
    sorted.sort(Comparator.comparingInt(Part::rank));
    var head = text.text().substring(0, text.lineStart(starts.getFirst()));
    // What stands at the head of a file may speak of the file or of its first key.
    if (sorted.equals(parts) || (sorted.getFirst() != parts.getFirst() && !head.isBlank())) {
      return text.text();
    }
    var result = new StringBuilder(head);
    for (var part : sorted) {
      var apart = part == parts.getFirst() ? sorted.getFirst().apart : part.apart;
      result.append(apart && part != sorted.getFirst() ? "\n" : "").append(part.lines);
    }
    return result.toString();
  }

  /// The first line of each part; empty where the parts cannot be told from each other.
  private static List<Integer> starts(YamlNode.Mapping root, YamlFile file) {
    var text = file.text();
    var starts = new ArrayList<Integer>();
    var from = 1;
    for (var entry : root.entries()) {
      var line = entry.key().span().line();
      var isAlone =
          entry.key().span().column() == 1 && (starts.isEmpty() || starts.getLast() < line);
      if (!isAlone) {
        return List.of();
      }
      var start = line;
      for (var comment : file.comments().reversed()) {
        var at = comment.span().line();
        if (comment.ownLine() && comment.span().column() == 1 && at >= from && at < line) {
          if (comment.isDoc() && at == start - 1) {
            start = at;
          } else if (!starts.isEmpty()) {
            return List.of();
          }
        }
      }
      starts.add(start);
      from = line;
    }
    return hasNoteAfter(file.comments(), from) || text.text().contains("\r") ? List.of() : starts;
  }

  private static boolean hasNoteAfter(List<YamlComment> comments, int line) {
    return comments.stream()
        .anyMatch(
            comment ->
                comment.ownLine() && comment.span().column() == 1 && comment.span().line() > line);
  }

  private static List<Part> parts(YamlNode.Mapping root, List<Integer> starts, SourceText text) {
    var parts = new ArrayList<Part>();
    for (var i = 0; i < starts.size(); i++) {
      var first = FIRST.indexOf(root.entries().get(i).name());
      var end = i + 1 < starts.size() ? text.lineStart(starts.get(i + 1)) : text.text().length();
      var lines = text.text().substring(text.lineStart(starts.get(i)), end);
      var apart = starts.get(i) > 1 && text.line(starts.get(i) - 1).isBlank();
      parts.add(new Part(first < 0 ? FIRST.size() : first, apart, lines.stripTrailing() + "\n"));
    }
    return parts;
  }
}
