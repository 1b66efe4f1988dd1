package dev.newel.language;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the check demands here.
@Element(says = "What the check demands here.")
public record Gate(
    @Key(
            says = "The least severity that fails.",
            eg = "warning",
            otherwise = "error",
            name = "fail-on")
        @Nullable Severity fail,
    @Key(says = "The severity of single rules.", eg = "{ API004: warning }")
        Map<String, Grade> rules,
    @Key(
            says = "Whose convention holds where authorities disagree, by topic.",
            eg = "{ versioning: zalando }")
        Map<String, String> authorities) {
  public Gate {
    rules = Maps.ordered(rules);
    authorities = Maps.ordered(authorities);
  }

  /// The least severity that fails the gate.
  public enum Severity {
    ERROR,
    WARNING
  }

  /// How grave a rule's findings are here.
  public enum Grade {
    ERROR,
    WARNING,
    INFO,
    OFF
  }
}
