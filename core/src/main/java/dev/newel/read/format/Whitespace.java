package dev.newel.read.format;

import dev.newel.read.yaml.YamlFile;
import java.util.ArrayList;

/// Line ends, blanks at the ends of lines and empty lines.
final class Whitespace {
  private Whitespace() {}

  static String apply(YamlFile file) {
    var text = file.text();
    var continuations = Continuations.of(file);
    var lines = new ArrayList<String>();
    var empty = 0;
    for (var number = 1; number <= text.lines(); number++) {
      var line = text.line(number);
      if (continuations.isText(number)) {
        // The line after the last break is no line: a block that keeps its blank lines ends there.
        if (number < text.lines() || !line.isEmpty()) {
          addEmpty(lines, empty);
          empty = 0;
          lines.add(line);
        }
        continue;
      }
      var trimmed = trimmed(line);
      if (trimmed.isEmpty()) {
        empty++;
        continue;
      }
      addEmpty(lines, lines.isEmpty() ? 0 : empty);
      empty = 0;
      lines.add(trimmed);
    }
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  private static void addEmpty(ArrayList<String> lines, int empty) {
    if (empty > 0) {
      lines.add("");
    }
  }

  /// The line without the spaces and tabs at its end; other blanks may belong to a text.
  private static String trimmed(String line) {
    var end = line.length();
    while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\t')) {
      end--;
    }
    return line.substring(0, end);
  }
}
