package dev.newel.gate;

import dev.newel.finding.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells what keeps a diagram from being drawn.
@FunctionalInterface
public interface DiagramLint {
  /// Finds nothing.
  DiagramLint NONE = text -> List.of();

  /// @param text what stands between the fences
  List<Fault> faults(String text);

  /// One fault; lines and columns as a span counts them, in the text alone.
  record Fault(
      int line,
      int column,
      int endColumn,
      Severity severity,
      String message,
      @Nullable String hint) {}
}
