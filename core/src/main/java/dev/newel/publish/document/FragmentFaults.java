package dev.newel.publish.document;

import dev.newel.finding.Finding;
import dev.newel.source.Address;
import dev.newel.source.Span;
import dev.newel.text.DidYouMean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What keeps a text of a house from standing in a document.
final class FragmentFaults {
  /// Longer texts are documents of their own.
  private static final int MOST_LINES = 5_000;

  private static final Pattern WORD = Pattern.compile("(?<!\\{)\\{([a-z]+)}(?!})");
  private static final Pattern CODE = Pattern.compile("(`+)(?:(?!\\1).)*\\1");
  private static final Pattern UNDERLINE = Pattern.compile("^ {0,3}(?:=+|-+) *$");

  private FragmentFaults() {}

  /// @param file as the profile names it
  static List<Finding> of(String file, String text) {
    var lines = text.lines().toList();
    var findings = new ArrayList<Finding>();
    if (text.isBlank()) {
      findings.add(fault(file, 1, "`%s` is empty.".formatted(file), "Write what it should say."));
    }
    if (lines.size() > MOST_LINES) {
      findings.add(
          fault(
              file,
              1,
              "`%s` has %d lines; expected %d at most.".formatted(file, lines.size(), MOST_LINES),
              "Keep it as a document of its own, and link to it."));
      return findings;
    }
    if (Headings.hasOpenFence(lines)) {
      findings.add(
          fault(
              file,
              lines.size(),
              "A fenced block of `%s` does not end and would swallow what follows.".formatted(file),
              "Close it with the fence that opens it."));
    }
    var fenced = Headings.fenced(lines);
    for (var i = 0; i < lines.size(); i++) {
      var fault = fenced.contains(i) ? null : inLine(lines, i);
      if (fault != null) {
        findings.add(fault(file, i + 1, fault, "Take the line out, or write it another way."));
      }
    }
    return findings;
  }

  private static @Nullable String inLine(List<String> lines, int i) {
    var line = lines.get(i).strip();
    if (line.equals(Previous.BEGIN) || line.equals(Previous.END)) {
      return "`%s` parts what people write from what is published.".formatted(line);
    }
    if (Mark.read(line) != null) {
      return "The line is the mark of a published document.";
    }
    if (line.startsWith("<!--") && noneCloses(lines, i)) {
      return "A comment begins and does not end.";
    }
    if (i > 0 && UNDERLINE.matcher(lines.get(i)).matches() && isProse(lines.get(i - 1))) {
      return "A heading is underlined, so that its level cannot be fitted; expected `#`.";
    }
    return null;
  }

  private static boolean noneCloses(List<String> lines, int i) {
    return lines.subList(i, lines.size()).stream().noneMatch(line -> line.contains("-->"));
  }

  private static boolean isProse(String line) {
    var text = line.strip();
    return !text.isEmpty() && Character.isLetterOrDigit(text.codePointAt(0));
  }

  /// Places of a template that nothing fills, outside code.
  static List<Finding> words(String file, String text, Collection<String> known) {
    var all = new TreeSet<>(known);
    all.add("date");
    var lines = text.lines().toList();
    var fenced = Headings.fenced(lines);
    var findings = new ArrayList<Finding>();
    for (var i = 0; i < lines.size(); i++) {
      if (fenced.contains(i)) {
        continue;
      }
      var line = i + 1;
      WORD.matcher(CODE.matcher(lines.get(i)).replaceAll(""))
          .results()
          .map(match -> match.group(1))
          .filter(word -> !all.contains(word))
          .forEach(
              word ->
                  findings.add(
                      Finding.error(
                          PublishId.UNKNOWN_WORD.id(),
                          Address.ROOT,
                          Span.point(file, line, 1),
                          "`{%s}` is nothing that can be filled in; expected one of %s."
                              .formatted(word, String.join(", ", all)),
                          DidYouMean.hint(word, all))));
    }
    return findings;
  }

  private static Finding fault(String file, int line, String message, String hint) {
    return Finding.error(
        PublishId.UNFIT_FRAGMENT.id(),
        Address.ROOT,
        Span.point(file, Math.max(1, line), 1),
        message,
        hint);
  }
}
