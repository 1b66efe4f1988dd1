package dev.newel.finding;

import org.jspecify.annotations.Nullable;

/// What a reader of reports learns of the rule behind a finding.
///
/// @param id stable, never reused: `API004`
/// @param name says what is wrong, in lower case with hyphens: `unpaged-list`
/// @param severity how grave its findings are unless a setting says otherwise
/// @param summary one sentence
/// @param helpUri the page of the rule, null where it has none
public record RuleInfo(
    String id, String name, Severity severity, String summary, @Nullable String helpUri) {
  public RuleInfo(String id, String name, Severity severity, String summary) {
    this(id, name, severity, summary, null);
  }
}
