package dev.newel.check;

import dev.newel.finding.Baseline;
import dev.newel.finding.Finding;
import dev.newel.finding.Gate;
import dev.newel.finding.Judgement;
import dev.newel.finding.RuleInfo;
import dev.newel.finding.Severity;
import dev.newel.finding.Waiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Runs rules over a design and has the gate judge what they say.
public final class Checker {
  private final List<Rule> rules;

  /// The ids whose findings are looked for, null for all.
  private final @Nullable Set<String> only;

  /// The ids that other commands find.
  private final Set<String> elsewhere;

  private Checker(List<Rule> rules, @Nullable Set<String> only, Set<String> elsewhere) {
    this.rules = List.copyOf(rules);
    this.only = only == null ? null : Set.copyOf(only);
    this.elsewhere = Set.copyOf(elsewhere);
  }

  /// All rules.
  public static Checker all() {
    return new Checker(BuiltInRules.ALL, null, Set.of());
  }

  /// The rules with these ids, and the waivers that name one of them; ids that no rule has are the
  /// reader's.
  public static Checker only(Set<String> ids) {
    return new Checker(
        BuiltInRules.ALL.stream().filter(rule -> ids.contains(rule.info().id())).toList(),
        ids,
        Set.of());
  }

  /// The same, which leaves waivers of these ids to the commands that find them.
  public Checker without(Set<String> ids) {
    return new Checker(rules, only, ids);
  }

  /// What reports show of the rules and of the gate.
  public static List<RuleInfo> infos() {
    var infos = new ArrayList<RuleInfo>();
    for (var rule : BuiltInRules.ALL) {
      var info = rule.info();
      infos.add(new RuleInfo(info.id(), info.name(), info.severity(), info.summary()));
    }
    infos.addAll(Gate.RULES);
    return List.copyOf(infos);
  }

  /// What the rules say, in the order of the rules, with the severities of `gate.rules`.
  public List<Finding> findings(Subject subject) {
    var findings = new ArrayList<Finding>();
    for (var rule : rules) {
      var severity = severityOf(rule.info(), subject);
      if (severity != null) {
        rule.check(
            subject,
            (place, message, hint) ->
                findings.add(
                    new Finding(
                        rule.info().id(),
                        severity,
                        place,
                        subject.locate(place),
                        message,
                        hint,
                        null)));
      }
    }
    return List.copyOf(findings);
  }

  /// The severity of a rule's findings here; null where it is off.
  private static @Nullable Severity severityOf(Rule.Info info, Subject subject) {
    var gate = subject.design().prose().gate();
    var grade = gate == null ? null : gate.rules().get(info.id());
    return switch (grade) {
      case null -> info.severity();
      case ERROR -> Severity.ERROR;
      case WARNING -> Severity.WARNING;
      case INFO -> Severity.INFO;
      case OFF -> null;
    };
  }

  /// Judges what the rules say together with what the reader said.
  ///
  /// @param read the findings of the reader
  /// @param known ids beside those of rules and gate that a waiver may name
  /// @param failOn the mildest severity that fails; null for the design's own `gate.fail-on`
  public Judgement judge(
      Subject subject,
      List<Finding> read,
      Set<String> known,
      Baseline baseline,
      @Nullable Severity failOn) {
    var all = new ArrayList<>(read);
    all.addAll(findings(subject));
    var ids = new TreeSet<>(known);
    BuiltInRules.ALL.forEach(rule -> ids.add(rule.info().id()));
    read.forEach(finding -> ids.add(finding.id()));
    var gate =
        new Gate(
            Waivers.of(subject).stream().filter(this::isHere).toList(),
            baseline,
            failOn == null ? failOn(subject) : failOn,
            subject.today(),
            ids,
            subject.sources());
    return gate.judge(all);
  }

  private static Severity failOn(Subject subject) {
    var gate = subject.design().prose().gate();
    return gate != null && gate.fail() == dev.newel.language.Gate.Severity.WARNING
        ? Severity.WARNING
        : Severity.ERROR;
  }

  /// Whether it is of a rule that runs here: one of a rule that is off, not chosen, or another
  /// command's can match nothing.
  private boolean isHere(Waiver waiver) {
    return !elsewhere.contains(waiver.id()) && (only == null || only.contains(waiver.id()));
  }
}
