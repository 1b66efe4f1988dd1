package dev.newel.gate;

import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes down what is found in documents.
final class DocumentReport {
  private final List<Finding> findings = new ArrayList<>();

  /// @param message one present-tense sentence that names the thing in backticks
  /// @param hint the remedy, imperative
  void at(DocumentRule rule, Span span, String message, @Nullable String hint) {
    at(rule, rule.info().severity(), span, message, hint);
  }

  /// The same, graver or milder than the rule's findings are.
  void at(DocumentRule rule, Severity severity, Span span, String message, @Nullable String hint) {
    add(new Finding(rule.id(), severity, Address.ROOT, span, message, hint, null));
  }

  void add(Finding finding) {
    findings.add(finding);
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }
}
