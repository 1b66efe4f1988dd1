package dev.newel.finding;

import dev.newel.finding.Judgement.InBaseline;
import dev.newel.finding.Judgement.Judged;
import dev.newel.finding.Judgement.Open;
import dev.newel.finding.Judgement.Status;
import dev.newel.finding.Judgement.Waived;
import dev.newel.source.SourceMap;
import dev.newel.text.DidYouMean;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Holds findings against what was agreed: waivers first, then the baseline. A finding is waived by
/// one waiver at most, the one with the longest scope and of those the first. A waiver that is
/// incomplete, expired or names no known rule waives nothing, and the gate says so; what it says of
/// waivers cannot be waived.
///
/// @param waivers in the order in which they are written
/// @param failOn the mildest severity that fails the gate
/// @param today the day on which waivers are judged
/// @param knownIds the ids of all rules and reader findings; the gate's own are added
/// @param places gives a span to findings that have none
public record Gate(
    List<Waiver> waivers,
    Baseline baseline,
    Severity failOn,
    LocalDate today,
    Set<String> knownIds,
    SourceMap places) {
  /// What the gate itself, and the reading of a baseline, can find.
  public static final List<RuleInfo> RULES =
      List.of(
          new RuleInfo(
              Baseline.UNREADABLE,
              "unreadable-baseline",
              Severity.ERROR,
              "A baseline file cannot be read."),
          new RuleInfo(
              "WAIVE001",
              "unused-waiver",
              Severity.WARNING,
              "A waiver matches no finding, or only those that another waiver accepts."),
          new RuleInfo(
              "WAIVE002", "expired-waiver", Severity.WARNING, "A waiver is past its last day."),
          new RuleInfo(
              "WAIVE003",
              "incomplete-waiver",
              Severity.ERROR,
              "A waiver lacks a reason, an owner or a day."),
          new RuleInfo(
              "WAIVE004",
              "unknown-waived-rule",
              Severity.ERROR,
              "A waiver names a rule that does not exist."));

  public Gate {
    waivers = List.copyOf(waivers);
    var ids = new TreeSet<>(knownIds);
    RULES.forEach(rule -> ids.add(rule.id()));
    knownIds = Collections.unmodifiableSortedSet(ids);
  }

  /// A gate without waivers and baseline that fails on errors.
  public static Gate plain(LocalDate today) {
    return new Gate(List.of(), Baseline.EMPTY, Severity.ERROR, today, Set.of(), SourceMap.EMPTY);
  }

  /// Gives every finding its status and adds the findings about the waivers.
  public Judgement judge(List<Finding> findings) {
    var used = new IdentityHashMap<Finding, Waiver>();
    var located = findings.stream().map(this::located).toList();
    for (var finding : located) {
      var waiver = waiverOf(finding);
      if (waiver != null) {
        used.put(finding, waiver);
      }
    }
    var own =
        waivers.stream().flatMap(waiver -> faultsOf(waiver, located, used)).map(this::located);
    var sorted = Stream.concat(located.stream(), own).sorted(Judgement.ORDER).toList();
    return withBaseline(sorted, used);
  }

  private Judgement withBaseline(List<Finding> sorted, Map<Finding, Waiver> used) {
    var judged = new ArrayList<Judged>();
    var left = new TreeMap<>(baseline.counts());
    for (var finding : sorted) {
      var waiver = used.get(finding);
      var entry = Baseline.Entry.of(finding);
      Status status;
      if (waiver != null) {
        status = new Waived(waiver);
      } else if (left.containsKey(entry)) {
        left.computeIfPresent(entry, (same, count) -> count > 1 ? count - 1 : null);
        status = new InBaseline();
      } else {
        status = new Open();
      }
      judged.add(new Judged(finding, status));
    }
    return new Judgement(judged, failOn, !baseline.isEmpty(), new Baseline(left));
  }

  /// A copy in any case, so that equal findings stay different keys.
  private Finding located(Finding finding) {
    var span = finding.span() == null ? places.locate(finding.at()) : finding.span();
    return new Finding(
        finding.id(),
        finding.severity(),
        finding.at(),
        span,
        finding.message(),
        finding.hint(),
        finding.edit());
  }

  private @Nullable Waiver waiverOf(Finding finding) {
    Waiver best = null;
    for (var waiver : waivers) {
      if (counts(waiver)
          && waiver.matches(finding)
          && (best == null || depth(waiver) > depth(best))) {
        best = waiver;
      }
    }
    return best;
  }

  private static int depth(Waiver waiver) {
    return waiver.scope().names().size();
  }

  private boolean counts(Waiver waiver) {
    return knownIds.contains(waiver.id()) && waiver.missing().isEmpty() && !waiver.expired(today);
  }

  private Stream<Finding> faultsOf(
      Waiver waiver, List<Finding> findings, Map<Finding, Waiver> used) {
    var faults = new ArrayList<Finding>();
    if (!knownIds.contains(waiver.id())) {
      faults.add(unknown(waiver));
    }
    if (!waiver.missing().isEmpty()) {
      faults.add(incomplete(waiver));
    }
    if (waiver.expired(today)) {
      faults.add(expired(waiver, findings));
    }
    if (faults.isEmpty() && used.values().stream().noneMatch(other -> other == waiver)) {
      faults.add(unused(waiver, findings, used));
    }
    return faults.stream();
  }

  private Finding unknown(Waiver waiver) {
    var closest = DidYouMean.hint(waiver.id(), knownIds);
    return Finding.error(
        "WAIVE004",
        waiver.at(),
        waiver.span(),
        "%s names no known rule, so it waives nothing.".formatted(nameOf(waiver)),
        closest == null ? "Name the id of a finding, or remove the waiver." : closest);
  }

  private static Finding incomplete(Waiver waiver) {
    var missing = waiver.missing().stream().map("`%s`"::formatted).toList();
    return Finding.error(
        "WAIVE003",
        waiver.at(),
        waiver.span(),
        "%s has no %s, so it waives nothing."
            .formatted(nameOf(waiver), String.join(" and no ", missing)),
        "Add %s, or remove the waiver.".formatted(String.join(" and ", missing)));
  }

  private Finding expired(Waiver waiver, List<Finding> findings) {
    var matched = findings.stream().filter(waiver::matches).count();
    var remedy =
        matched == 0
            ? elsewhere(waiver, findings, "Remove the waiver: nothing needs it any more.")
            : "Mend what it waived (%d), or agree with its owner on a later `until`."
                .formatted(matched);
    return Finding.warning(
        "WAIVE002",
        waiver.at(),
        waiver.span(),
        "%s is past its last day, %s, so it waives nothing."
            .formatted(nameOf(waiver), waiver.until()),
        remedy);
  }

  private static Finding unused(Waiver waiver, List<Finding> findings, Map<Finding, Waiver> used) {
    var other = findings.stream().filter(waiver::matches).map(used::get).findFirst().orElse(null);
    if (other != null) {
      return Finding.warning(
          "WAIVE001",
          waiver.at(),
          waiver.span(),
          "%s matches only what the waiver `%s` accepts already."
              .formatted(nameOf(waiver), other.at()),
          "Remove one of the two.");
    }
    return Finding.warning(
        "WAIVE001",
        waiver.at(),
        waiver.span(),
        "%s matches no finding.".formatted(nameOf(waiver)),
        elsewhere(waiver, findings, "Remove the waiver."));
  }

  /// The hint for a waiver that matches nothing: findings of its rule stand elsewhere, or there are
  /// none.
  private static String elsewhere(Waiver waiver, List<Finding> findings, String none) {
    var places =
        findings.stream().filter(f -> f.id().equals(waiver.id())).map(f -> f.at().path()).toList();
    if (places.isEmpty()) {
      return none;
    }
    var closest = DidYouMean.hint(waiver.scope().path(), places);
    return closest == null
        ? "Name the place of what it is to waive, as `%s`, or remove the waiver."
            .formatted(places.getFirst())
        : closest;
  }

  private static String nameOf(Waiver waiver) {
    var where = waiver.scope().isRoot() ? "everywhere" : "at `%s`".formatted(waiver.scope());
    return "The waiver of `%s` %s".formatted(waiver.id(), where);
  }
}
