package dev.newel.gate.mermaid;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The YAML before a diagram, of which one fault is certain: Mermaid draws nothing where a title
/// without quotes holds a colon before a space.
final class FrontMatter {
  private static final Pattern COLON =
      Pattern.compile(
          "---[ \\t]*\\r?\\n( *title:[ \\t]+)([\\p{L}\\p{N}][^\\n#]*?:)([ \\t\\r][^\\n]*)?\\n");

  private static final Pattern CLOSED = Pattern.compile("\\n---[ \\t]*\\r?\\n");

  private FrontMatter() {}

  static @Nullable MermaidFault fault(String diagram) {
    var title = COLON.matcher(diagram);
    if (!title.lookingAt() || !CLOSED.matcher(diagram).find(title.end() - 1)) {
      return null;
    }
    return new MermaidFault(
        MermaidFault.Kind.OTHER,
        2,
        title.end(2) - title.start(1),
        "The title in the front matter holds a colon without quotes, which YAML takes for a key.",
        "Put the title in double quotes.");
  }
}
