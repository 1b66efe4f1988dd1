package dev.newel.check;

import dev.newel.finding.Severity;

/// Looks for one fault in a design. A rule only says what it sees; severity, waivers and baseline
/// are the engine's.
///
/// Each rule has a page `rules/<ID>.md` among the resources, which `newel explain` prints and which
/// is its test.
public interface Rule {
  Info info();

  void check(Subject subject, Report report);

  /// What is known of a rule.
  ///
  /// @param id stable, never reused: `API004`
  /// @param name names the fault, so that it reads after "allow": `unpaged-list`
  /// @param severity unless `gate.rules` says otherwise
  /// @param since the version of Newel that first had it
  /// @param summary one sentence
  record Info(String id, String name, Severity severity, String since, String summary) {}
}
