package dev.newel.publish.document.sections.architecture;

import dev.newel.publish.document.Rendering;
import dev.newel.read.DesignReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sections as their readers see them: one line a block of prose, links without their targets.
final class Told {
  private Told() {}

  static String told(String example, String section) {
    return told(Rendering.of(example), section, 0, null, null);
  }

  static String told(
      Rendering rendering,
      String section,
      int level,
      @Nullable String feature,
      @Nullable String item) {
    return read(rendering.section(section, level, feature, item, Map.of()));
  }

  static String read(String markdown) {
    return markdown
        .replaceAll("]\\(newel:[^)]*\\)", "]")
        .replaceAll("(?<![|\\n])\\n(?![\\n|#0-9-])\\s*", " ");
  }

  /// The rows of the first table, its columns first.
  static List<String> rows(String told) {
    return told.lines().filter(line -> line.startsWith("|") && !line.startsWith("| ---")).toList();
  }

  /// A design of its own.
  static Rendering design(Path folder, String yaml) throws IOException {
    var file = folder.resolve("design.yaml");
    Files.writeString(file, "newel: 1\nsystem: { name: small }\n" + yaml);
    return Rendering.of(DesignReader.read(file));
  }
}
