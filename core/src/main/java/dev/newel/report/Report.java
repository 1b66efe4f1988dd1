package dev.newel.report;

import dev.newel.finding.Judgement;
import dev.newel.finding.RuleInfo;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Everything that a report is made of; the same report gives the same bytes.
///
/// @param rules what is known of the rules, by id; a finding of a rule that is not among them is
///     reported all the same
public record Report(
    Judgement judgement,
    SourceTexts sources,
    SortedMap<String, RuleInfo> rules,
    ReportOptions options) {
  public Report {
    rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
  }

  public Report(
      Judgement judgement, SourceTexts sources, Collection<RuleInfo> rules, ReportOptions options) {
    this(judgement, sources, byId(rules), options);
  }

  private static SortedMap<String, RuleInfo> byId(Collection<RuleInfo> rules) {
    var byId = new TreeMap<String, RuleInfo>();
    rules.forEach(rule -> byId.put(rule.id(), rule));
    return byId;
  }
}
