package dev.newel.read.markdown;

import dev.newel.source.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The block between `---` lines at the top of a file. Only its outermost keys with a value on the
/// same line are read; the first of two equal keys counts.
///
/// @param entries by key in lower case, in the order written
/// @param lines how many lines it takes, both fences included
public record FrontMatter(Map<String, Entry> entries, int lines) {
  private static final Pattern ENTRY =
      Pattern.compile("([A-Za-z][\\w .-]*?)\\s*:(?:\\s+(.*?))?\\s*");

  public FrontMatter {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /// @param value without its quotes and comment; empty where none is written
  /// @param span where the value stands
  public record Entry(String value, Span span) {}

  public @Nullable Entry get(String key) {
    return entries.get(key);
  }

  /// The front matter at the top of `lines`; null where there is none or where it never ends.
  static @Nullable FrontMatter read(String file, List<String> lines) {
    if (lines.isEmpty() || !lines.getFirst().stripTrailing().equals("---")) {
      return null;
    }
    var entries = new LinkedHashMap<String, Entry>();
    for (var index = 1; index < lines.size(); index++) {
      var line = lines.get(index);
      var fence = line.stripTrailing();
      if (fence.equals("---") || fence.equals("...")) {
        return new FrontMatter(entries, index + 1);
      }
      var match = ENTRY.matcher(line);
      if (match.matches()) {
        var written = match.group(2) == null ? "" : match.group(2);
        var start = match.group(2) == null ? line.length() : match.start(2);
        var column = line.codePointCount(0, start) + 1;
        var width = written.codePointCount(0, written.length());
        var span = new Span(file, index + 1, column, index + 1, column + width);
        entries.putIfAbsent(
            match.group(1).toLowerCase(Locale.ROOT), new Entry(value(written), span));
      }
    }
    return null;
  }

  private static String value(String written) {
    for (var quote : List.of('"', '\'')) {
      var end = written.isEmpty() || written.charAt(0) != quote ? -1 : written.indexOf(quote, 1);
      if (end > 0) {
        return written.substring(1, end).strip();
      }
    }
    var comment = written.startsWith("#") ? 0 : written.indexOf(" #");
    return (comment < 0 ? written : written.substring(0, comment)).strip();
  }
}
