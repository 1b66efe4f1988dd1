package dev.newel.decide;

import dev.newel.decide.framework.Fact;
import dev.newel.decide.framework.Topic;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;

/// Values of a fact of which at least one lies in each stretch that the criteria of a topic tell
/// apart: the limits themselves and what lies right below and above them.
final class Samples {
  private Samples() {}

  /// In ascending order where they are numbers.
  static List<String> of(Topic topic, Fact fact, Facts facts) {
    if (!fact.kind().isNumber()) {
      return fact.values();
    }
    var samples = new TreeSet<BigDecimal>();
    for (var limit : limits(topic, fact, facts)) {
      for (var sample : List.of(limit.subtract(step(fact)), limit, limit.add(step(fact)))) {
        if (possible(fact, sample)) {
          samples.add(sample);
        }
      }
    }
    return samples.stream().map(BigDecimal::toPlainString).toList();
  }

  /// How people say the stretch that begins with `value` when they come from `here`.
  static String words(Topic topic, Fact fact, Facts facts, String value, BigDecimal here) {
    var number = new BigDecimal(value);
    var above = number.compareTo(here) > 0;
    for (var limit : limits(topic, fact, facts)) {
      if (above && number.compareTo(limit.add(step(fact))) == 0) {
        return "more than " + Known.shown(fact, limit.toPlainString());
      }
      if (!above && number.compareTo(limit.subtract(step(fact))) == 0) {
        return "less than " + Known.shown(fact, limit.toPlainString());
      }
    }
    var least = number.signum() == 0;
    return Known.shown(fact, value) + (above ? " or more" : least ? "" : " or less");
  }

  private static List<BigDecimal> limits(Topic topic, Fact fact, Facts facts) {
    var limits = new TreeSet<BigDecimal>();
    for (var criterion : topic.criteria()) {
      for (var test : criterion.when().tests()) {
        if (test.fact().equals(fact) && test.other() == null) {
          limits.add(test.number());
        } else if (test.other() != null) {
          var other =
              test.fact().equals(fact)
                  ? facts.of(test.other())
                  : test.other().equals(fact) ? facts.of(test.fact()) : null;
          if (test.fact().equals(fact) || test.other().equals(fact)) {
            // Where neither is known, any number serves: the other one has samples about it too.
            limits.add(other == null ? BigDecimal.ONE : other.number());
          }
        }
      }
    }
    return List.copyOf(limits);
  }

  /// The least difference that is told apart.
  private static BigDecimal step(Fact fact) {
    return fact.kind() == Fact.Kind.SHARE ? new BigDecimal("0.01") : BigDecimal.ONE;
  }

  private static boolean possible(Fact fact, BigDecimal value) {
    return value.signum() >= 0
        && (fact.kind() != Fact.Kind.SHARE || value.compareTo(BigDecimal.valueOf(100)) <= 0);
  }
}
