package dev.newel.check.rules.api;

import dev.newel.check.Report;
import dev.newel.check.Rule;
import dev.newel.check.Subject;
import dev.newel.finding.Severity;
import dev.newel.language.Facts;
import dev.newel.language.OperationText;

/// An answer may be older than the facts allow. The shared cache drops an answer with the write
/// that changes it, so that only copies beyond it, in browsers and networks, grow old; where reads
/// are consistent, no copy is allowed at all.
public final class StaleCache implements Rule {
  @Override
  public Info info() {
    return new Info(
        "API008",
        "stale-cache",
        Severity.WARNING,
        "0.1",
        "An answer is kept longer than it may be old.");
  }

  @Override
  public void check(Subject subject, Report report) {
    var facts = subject.design().prose().facts();
    if (facts == null) {
      return;
    }
    var strong = facts.consistency() == Facts.Consistency.STRONG;
    var bound = facts.staleness();
    for (var operation : subject.design().operations()) {
      var cache = operation.cache();
      var keep = cache == null ? null : cache.keep();
      if (cache == null || keep == null) {
        continue;
      }
      if (strong && !keep.estimate().isZero()) {
        report.at(
            operation.address(),
            "Operation `%s` keeps its answer for %s, and `facts` say `consistency: strong`."
                .formatted(operation.id(), keep),
            "Leave `cache` out, or allow an age: `consistency: bounded`.");
      } else if (bound != null
          && leavesUs(cache)
          && keep.estimate().compareTo(bound.estimate()) > 0) {
        report.at(
            operation.address(),
            "Operation `%s` lets others keep its answer for %s; it may be %s old at most."
                .formatted(operation.id(), keep, bound),
            "Shorten `cache`, leave `http` out, or state a longer `facts.staleness`.");
      }
    }
  }

  /// Whether copies go where no write reaches them (RFC 9111).
  private static boolean leavesUs(OperationText.CacheText cache) {
    return cache.http() == OperationText.HttpCache.PUBLIC
        || cache.http() == OperationText.HttpCache.PRIVATE;
  }
}
