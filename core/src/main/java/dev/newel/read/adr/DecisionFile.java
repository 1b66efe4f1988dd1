package dev.newel.read.adr;

import dev.newel.design.trace.Decision;
import dev.newel.finding.Finding;
import dev.newel.source.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One decision and the file it was read from.
///
/// @param places where its parts stand, by name: `title`, `status`, `date`, `context`, `drivers`,
///     `options`, `outcome`, `consequences`, `confirmation`; parts that the file has not are absent
public record DecisionFile(
    String file, Decision decision, Map<String, Span> places, List<Finding> findings) {
  public DecisionFile {
    places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
    findings = List.copyOf(findings);
  }
}
