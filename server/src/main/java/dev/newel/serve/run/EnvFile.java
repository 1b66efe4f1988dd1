package dev.newel.serve.run;

import dev.newel.serve.store.StartFailure;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// A file of variables in the form of the `.env.example` that is published: `NAME=value` a line, a
/// value bare or in quotes, comments after `#`.
///
/// @param values each with the line that it stands in
record EnvFile(Path file, Map<String, Value> values) {
  private static final Pattern LINE =
      Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*?)\\s*");
  private static final Pattern SINGLE = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
  private static final Pattern DOUBLE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

  /// @param line from 1
  record Value(String text, int line) {}

  /// Reads a file; throws `StartFailure` where it cannot be read or a line is none.
  static EnvFile read(Path file) {
    try {
      var values = new LinkedHashMap<String, Value>();
      var lines = Files.readAllLines(file);
      for (var i = 0; i < lines.size(); i++) {
        var line = lines.get(i).strip();
        if (!line.isEmpty() && !line.startsWith("#")) {
          put(file, i + 1, line, values);
        }
      }
      return new EnvFile(file, values);
    } catch (MalformedInputException e) {
      throw new StartFailure(
          "`%s` is no text in UTF-8.".formatted(file), "Write lines such as `NAME=value`.", e);
    } catch (NoSuchFileException e) {
      throw new StartFailure(
          "There is no file `%s`.".formatted(file),
          "Name one that is there with `--env-file`; without it `.env` beside the design is read, if there is one.",
          e);
    } catch (IOException e) {
      throw new StartFailure(
          "`%s` cannot be read: %s.".formatted(file, RunLock.reason(e)),
          "Make it readable, or name another with `--env-file`.",
          e);
    }
  }

  private static void put(Path file, int number, String line, Map<String, Value> values) {
    var form = LINE.matcher(line);
    if (!form.matches()) {
      throw new StartFailure(
          "`%s:%d` is no `NAME=value`.".formatted(file, number),
          "Write a name of letters, digits and `_`, then `=`, then the value; `#` begins a comment.");
    }
    var text = text(form.group(2));
    if (text == null) {
      throw new StartFailure(
          "`%s:%d` leaves the quotes of `%s` open.".formatted(file, number, form.group(1)),
          "Close them; a `\"` inside is written `\\\"`.");
    }
    values.put(form.group(1), new Value(text, number));
  }

  private static @org.jspecify.annotations.Nullable String text(String written) {
    if (written.startsWith("'")) {
      var form = SINGLE.matcher(written);
      return form.matches() ? form.group(1) : null;
    }
    if (written.startsWith("\"")) {
      var form = DOUBLE.matcher(written);
      return form.matches() ? unescaped(form.group(1)) : null;
    }
    var comment = written.indexOf(" #");
    return comment < 0 ? written : written.substring(0, comment).stripTrailing();
  }

  private static String unescaped(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            match ->
                java.util.regex.Matcher.quoteReplacement(
                    switch (match.group(1)) {
                      case "n" -> "\n";
                      case "r" -> "\r";
                      default -> match.group(1);
                    }));
  }
}
