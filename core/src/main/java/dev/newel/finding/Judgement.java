package dev.newel.finding;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All findings of a run, each with what became of it. Only open ones count for the verdict.
///
/// @param findings sorted by file, line, column, id, address and message; those without a file last
/// @param failOn the mildest severity that fails the gate
/// @param compared whether there was a baseline, so that an open finding is known to be new
/// @param mended what the baseline accepts and the run no longer finds
public record Judgement(List<Judged> findings, Severity failOn, boolean compared, Baseline mended) {
  /// The order of all reports.
  static final Comparator<Finding> ORDER =
      Comparator.<Finding, @Nullable String>comparing(
              finding -> finding.span() == null ? null : finding.span().file(),
              Comparator.nullsLast(Comparator.<String>naturalOrder()))
          .thenComparingInt(finding -> finding.span() == null ? 0 : finding.span().line())
          .thenComparingInt(finding -> finding.span() == null ? 0 : finding.span().column())
          .thenComparing(Finding::id)
          .thenComparing(Finding::at)
          .thenComparing(Finding::message);

  public Judgement {
    findings = List.copyOf(findings);
  }

  /// A finding and its status.
  public record Judged(Finding finding, Status status) {
    public boolean isOpen() {
      return status instanceof Open;
    }
  }

  /// What became of a finding.
  public sealed interface Status {}

  /// Nobody has accepted it.
  public record Open() implements Status {}

  /// This waiver accepts it.
  public record Waived(Waiver by) implements Status {}

  /// The baseline accepts it.
  public record InBaseline() implements Status {}

  /// FAIL where the gate fails; otherwise open errors and warnings make PASS WITH WARNINGS.
  public Verdict verdict() {
    if (fails()) {
      return Verdict.FAIL;
    }
    return count(Severity.ERROR) + count(Severity.WARNING) > 0
        ? Verdict.PASS_WITH_WARNINGS
        : Verdict.PASS;
  }

  /// Whether an open finding is at least as grave as `failOn`.
  public boolean fails() {
    return open().stream().anyMatch(finding -> finding.severity().compareTo(failOn) <= 0);
  }

  /// The findings that nobody has accepted.
  public List<Finding> open() {
    return findings.stream().filter(Judged::isOpen).map(Judged::finding).toList();
  }

  /// How many open findings have this severity.
  public long count(Severity severity) {
    return open().stream().filter(finding -> finding.severity() == severity).count();
  }

  public long waived() {
    return findings.stream().filter(judged -> judged.status() instanceof Waived).count();
  }

  public long inBaseline() {
    return findings.stream().filter(judged -> judged.status() instanceof InBaseline).count();
  }

  /// The baseline that accepts every finding of this run that no waiver accepts.
  public Baseline baseline() {
    return Baseline.of(
        findings.stream()
            .filter(judged -> !(judged.status() instanceof Waived))
            .map(Judged::finding)
            .toList());
  }
}
