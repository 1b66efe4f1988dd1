package dev.newel.publish.document;

import java.util.ArrayList;
import java.util.List;
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
    var fence = "";
    for (var i = 0; i < lines.size(); i++) {
      var mark = FENCE.matcher(lines.get(i));
      if (mark.matches()) {
        if (fence.isEmpty()) {
          fence = mark.group(1);
        } else if (mark.group(1).startsWith(fence) && mark.group(2).isBlank()) {
          fence = "";
        }
        continue;
      }
      var heading = HEADING.matcher(lines.get(i));
      if (fence.isEmpty() && heading.matches()) {
        headings.add(new Heading(i, heading.group(1).length(), heading.group(2)));
      }
    }
    return List.copyOf(headings);
  }
}
