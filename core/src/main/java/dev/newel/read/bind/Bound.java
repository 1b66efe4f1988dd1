package dev.newel.read.bind;

import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.language.Written;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A design as written, with its places.
///
/// @param written what could be bound: a bad part is left out, the rest of its mapping is there;
///     null where `newel` or `system` cannot be read
/// @param spans where every keyword, name and list item stands, from its name to the end of its
///     value, in the order of the design; addresses follow the YAML as written
/// @param index finds places by the addresses of the long forms, and inside texts
/// @param findings what is wrong, in the order of the design; a bad part has one, and nothing that
///     follows from it
public record Bound(
    @Nullable Written written,
    Map<Address, Span> spans,
    SourceIndex index,
    List<Finding> findings) {
  public Bound {
    spans = Collections.unmodifiableMap(new LinkedHashMap<>(spans));
    findings = List.copyOf(findings);
  }

  public boolean hasErrors() {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }
}
