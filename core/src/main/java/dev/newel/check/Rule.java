package dev.newel.check;

import dev.newel.finding.Severity;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

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
  /// @param risks what of the OWASP list it is against, as far as a design shows it
  record Info(
      String id, String name, Severity severity, String since, String summary, Set<Risk> risks) {
    public Info {
      risks = Collections.unmodifiableSet(new TreeSet<>(risks));
    }

    public Info(String id, String name, Severity severity, String since, String summary) {
      this(id, name, severity, since, summary, Set.of());
    }

    /// The same, against these risks.
    public Info against(Risk... against) {
      return new Info(id, name, severity, since, summary, Set.of(against));
    }
  }
}
