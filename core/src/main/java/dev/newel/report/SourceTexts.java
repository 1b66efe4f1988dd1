package dev.newel.report;

import dev.newel.text.Lines;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The texts of the files that findings speak of, under the names their spans use, split into lines
/// once.
public final class SourceTexts {
  /// No text is known; reports then show no excerpts.
  public static final SourceTexts NONE = new SourceTexts(Map.of());

  private final Map<String, Lines> files = new LinkedHashMap<>();

  public SourceTexts(Map<String, String> texts) {
    texts.forEach((file, text) -> files.put(file, Lines.of(text)));
  }

  /// The lines of `file`, empty where its text is not known.
  public Optional<Lines> lines(String file) {
    return Optional.ofNullable(files.get(file));
  }
}
