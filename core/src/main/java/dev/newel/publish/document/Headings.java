package dev.newel.publish.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The ATX headings of a Markdown text, those in fenced blocks left out.
final class Headings {
  private static final Pattern HEADING = Pattern.compile("^(#{1,6}) +(.*?)(?: +#+)? *$");
  private static final Pattern FENCE = Pattern.compile("^ {0,3}(`{3,}|~{3,})(.*)$");

  private Headings() {}

  /// @param line its index, from 0
  record Heading(int line, int depth, String text) {}

  static List<Heading> of(List<String> lines) {
    var headings = new ArrayList<Heading>();
    var fenced = fenced(lines);
    for (var i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith("#")) {
        continue;
      }
      var heading = HEADING.matcher(lines.get(i));
      if (heading.matches() && !fenced.contains(i)) {
        headings.add(new Heading(i, heading.group(1).length(), heading.group(2)));
      }
    }
    return List.copyOf(headings);
  }

  /// The indices of the lines of fenced blocks, fences included.
  static Set<Integer> fenced(List<String> lines) {
    var fenced = new HashSet<Integer>();
    var fence = "";
    for (var i = 0; i < lines.size(); i++) {
      if (!lines.get(i).contains("```") && !lines.get(i).contains("~~~")) {
        if (!fence.isEmpty()) {
          fenced.add(i);
        }
        continue;
      }
      var mark = FENCE.matcher(lines.get(i));
      if (!fence.isEmpty()) {
        fenced.add(i);
        if (mark.matches() && mark.group(1).startsWith(fence) && mark.group(2).isBlank()) {
          fence = "";
        }
      } else if (mark.matches()) {
        fenced.add(i);
        fence = mark.group(1);
      }
    }
    return fenced;
  }

  /// Whether a fenced block begins that does not end.
  static boolean hasOpenFence(List<String> lines) {
    var closed = new ArrayList<>(lines);
    closed.add("");
    return fenced(closed).contains(lines.size());
  }
}
