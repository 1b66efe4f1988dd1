package dev.newel.report;

import dev.newel.source.SourceText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The texts of the files that findings speak of, under the names their spans use, indexed once.
public final class SourceTexts {
  /// No text is known; reports then show no excerpts.
  public static final SourceTexts NONE = new SourceTexts(Map.of());

  private final Map<String, SourceText> files = new LinkedHashMap<>();

  public SourceTexts(Map<String, String> texts) {
    texts.forEach((file, text) -> files.put(file, new SourceText(file, unmarked(text))));
  }

  /// The text of `file`, empty where it is not known.
  public Optional<SourceText> text(String file) {
    return Optional.ofNullable(files.get(file));
  }

  /// A byte order mark belongs to no column.
  private static String unmarked(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
