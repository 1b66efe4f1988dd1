package dev.newel.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A session with `newel` in one text file: a title, then parts that begin with a line `=== KIND
/// ARGUMENT`.
///
/// | part | meaning |
/// |---|---|
/// | `=== file NAME` | writes the file before the next run |
/// | `=== run [VAR=value ...] newel ARGUMENTS` | runs a command; single and double quotes group
/// words |
/// | `=== in` | what a person at a terminal types into the run |
/// | `=== exit N` | the exit code of the last run; 0 where it is not given |
/// | `=== out`, `=== err` | its standard output and standard error; nothing where they are not
/// given |
/// | `=== after NAME` | the content of a file after the last run |
///
/// The working directory is written `$DIR`. Text without a line end at its end is followed by `(no
/// line end)`.
record Scenario(String title, List<Part> parts) {
  private static final Pattern HEAD =
      Pattern.compile("=== (file|run|in|exit|out|err|after)(?: (.+))?");

  /// One part: its kind, the rest of its head line, and the lines below it, each with its line end.
  record Part(String kind, String argument, String body) {}

  static Scenario parse(String text) {
    var title = new StringBuilder();
    var parts = new ArrayList<Part>();
    var body = title;
    var kind = "";
    var argument = "";
    for (var line : text.lines().toList()) {
      if (line.startsWith("=== ")) {
        var head = HEAD.matcher(line);
        if (!head.matches()) {
          throw new IllegalArgumentException("no such part of a scenario: " + line);
        }
        if (!kind.isEmpty()) {
          parts.add(new Part(kind, argument, body.toString()));
        }
        kind = head.group(1);
        argument = head.group(2) == null ? "" : head.group(2).strip();
        body = new StringBuilder();
      } else {
        body.append(line).append('\n');
      }
    }
    if (!kind.isEmpty()) {
      parts.add(new Part(kind, argument, body.toString()));
    }
    if (title.toString().isBlank()) {
      throw new IllegalArgumentException(
          "a scenario begins with a title, a sentence that says what it shows");
    }
    return new Scenario(title.toString(), List.copyOf(parts));
  }

  /// The words of a command line, grouped by single and double quotes.
  static List<String> words(String line) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    var quote = 0;
    var begun = false;
    for (var c : line.codePoints().toArray()) {
      if (quote != 0 && c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
        begun = true;
      } else if (quote == 0 && c == ' ') {
        if (begun) {
          words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
      } else {
        word.appendCodePoint(c);
        begun = true;
      }
    }
    if (begun) {
      words.add(word.toString());
    }
    return List.copyOf(words);
  }
}
