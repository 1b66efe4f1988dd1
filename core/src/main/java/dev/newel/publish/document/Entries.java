package dev.newel.publish.document;

import dev.newel.finding.Finding;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A file that others write in too, with our entries: an older one of the same thing is replaced
/// where it stands, a new one goes to the end, and no other byte changes.
///
/// An entry begins with its heading and ends with its mark:
/// `<!-- newel entry: agent/context E01-F02 2027-01-15 1f0c9a77 -->`
final class Entries {
  private static final Pattern MARK =
      Pattern.compile("<!-- newel entry: (\\S+/\\S+) (\\S+) (\\S+) ([0-9a-f]{8}) -->");

  private final String path;
  private final List<Finding> findings = new ArrayList<>();
  private String text;
  private boolean blocked;

  /// @param text as it stands; null where there is no file
  Entries(String path, @Nullable String text) {
    this.path = path;
    this.text = text == null ? "" : text;
    if (this.text.indexOf('\uFFFD') >= 0) {
      fault(
          PublishId.UNREADABLE,
          1,
          "`%s` is no text in UTF-8, so that an entry would change more than itself."
              .formatted(path),
          "Save it as UTF-8.");
    }
  }

  String text() {
    return text;
  }

  List<Finding> findings() {
    return findings;
  }

  /// Whether the file must not be written.
  boolean isBlocked() {
    return blocked;
  }

  /// A line with its place in the text.
  ///
  /// @param end behind its last character, its line break left out
  private record Line(String text, int start, int end) {}

  /// An entry that is there.
  ///
  /// @param first the index of its heading; that of its mark where somebody took the heading away
  private record Found(int first, int last, String date, String print) {}

  void put(Entry entry, Request request) {
    if (blocked) {
      return;
    }
    var lines = lines();
    var found = find(entry, lines);
    if (found == null) {
      append(render(entry, request.date()));
      return;
    }
    var there = lines.subList(found.first(), found.last()).stream().map(Line::text).toList();
    if (!Mark.print(String.join("\n", there)).equals(found.print()) && !request.overwrite()) {
      fault(
          PublishId.EDITED,
          found.first() + 1,
          "Our entry for `%s` in `%s` was changed by hand since it was published."
              .formatted(entry.plan().item(), path),
          "Write below the entry instead, or lose the change with `--overwrite`.");
      return;
    }
    var isSame = entry.lines(found.date()).equals(there);
    var start = lines.get(found.first()).start();
    var end = lines.get(found.last()).end();
    text =
        text.substring(0, start)
            + render(entry, isSame ? found.date() : request.date())
            + text.substring(end);
  }

  private @Nullable Found find(Entry entry, List<Line> lines) {
    var fenced = Headings.fenced(lines.stream().map(Line::text).toList());
    for (var i = 0; i < lines.size(); i++) {
      var mark = MARK.matcher(lines.get(i).text());
      if (mark.matches()
          && !fenced.contains(i)
          && mark.group(1).equals(entry.plan().name())
          && mark.group(2).equals(item(entry))) {
        return new Found(first(entry, lines, i), i, mark.group(3), mark.group(4));
      }
    }
    return null;
  }

  /// The heading that the mark in line `at` belongs to; no other mark stands between them.
  private static int first(Entry entry, List<Line> lines, int at) {
    for (var i = at - 1; i >= 0; i--) {
      if (lines.get(i).text().startsWith(entry.heading())) {
        return i;
      }
      if (MARK.matcher(lines.get(i).text()).matches()) {
        return at;
      }
    }
    return at;
  }

  /// A key of a feature may be any text, and a mark parts its words by spaces.
  private static String item(Entry entry) {
    return entry.plan().item().replaceAll("\\s+", "_").replace("-->", "_");
  }

  private String render(Entry entry, String date) {
    var lines = new ArrayList<>(entry.lines(date));
    var print = Mark.print(String.join("\n", lines));
    lines.add(
        "<!-- newel entry: %s %s %s %s -->"
            .formatted(entry.plan().name(), item(entry), date, print));
    return String.join(lineBreak(), lines);
  }

  /// An empty line parts it from what is there. A file that does not end in a line break still does
  /// not.
  private void append(String entry) {
    var end = lineBreak();
    if (text.isEmpty()) {
      text = entry + end;
    } else if (text.endsWith(end)) {
      text = text + (text.endsWith(end + end) ? "" : end) + entry + end;
    } else {
      text = text + end + end + entry;
    }
  }

  /// What the file itself uses.
  private String lineBreak() {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }

  private List<Line> lines() {
    var lines = new ArrayList<Line>();
    var start = 0;
    while (start < text.length()) {
      var end = text.indexOf('\n', start);
      var next = end < 0 ? text.length() : end + 1;
      end = end < 0 ? text.length() : end;
      end = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
      lines.add(new Line(text.substring(start, end), start, end));
      start = next;
    }
    return lines;
  }

  private void fault(PublishId id, int line, String message, String hint) {
    blocked = true;
    findings.add(Finding.error(id.id(), Address.ROOT, Span.point(path, line, 1), message, hint));
  }
}
