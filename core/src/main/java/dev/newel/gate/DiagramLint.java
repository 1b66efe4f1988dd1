package dev.newel.gate;

import dev.newel.finding.Severity;
import dev.newel.gate.mermaid.MermaidLint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells what keeps a diagram from being drawn.
@FunctionalInterface
public interface DiagramLint {
  /// Finds nothing.
  DiagramLint NONE = text -> List.of();

  /// Finds what Mermaid refuses.
  DiagramLint MERMAID =
      text ->
          MermaidLint.of(text).stream()
              .map(
                  fault ->
                      new Fault(
                          fault.line(),
                          fault.column(),
                          fault.column() + 1,
                          Severity.ERROR,
                          fault.message(),
                          fault.hint()))
              .toList();

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
