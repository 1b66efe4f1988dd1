package dev.newel.decide;

import dev.newel.decide.framework.Condition;
import dev.newel.decide.framework.Criterion;
import dev.newel.decide.framework.Option;
import dev.newel.decide.framework.Topic;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The options of a topic under some facts: the sum of the criteria that hold, and who is ruled
/// out. A criterion that names a fact that nobody knows does not count.
///
/// @param held the criteria that hold
/// @param scores in the order of the options
record Weighing(Topic topic, List<Criterion> held, List<Score> scores) {
  /// @param ruledOut whether a criterion rules it out, whatever its score
  record Score(Option option, int score, boolean ruledOut) {}

  static Weighing of(Topic topic, Facts facts) {
    var held = new ArrayList<Criterion>();
    for (var criterion : topic.criteria()) {
      if (holds(criterion.when(), facts)) {
        held.add(criterion);
      }
    }
    var scores = new ArrayList<Score>();
    for (var option : topic.options()) {
      var score = 0;
      var out = false;
      for (var criterion : held) {
        if (criterion.option().equals(option.id())) {
          out |= criterion.isVeto();
          score += criterion.isVeto() ? 0 : criterion.score();
        }
      }
      scores.add(new Score(option, score, out));
    }
    return new Weighing(topic, List.copyOf(held), List.copyOf(scores));
  }

  /// The best of those that are not ruled out; of two with one score the simpler.
  Option best() {
    @Nullable Score best = null;
    for (var score : scores) {
      if (!score.ruledOut() && (best == null || score.score() > best.score())) {
        best = score;
      }
    }
    return best == null ? topic.options().getFirst() : best.option();
  }

  private static boolean holds(Condition condition, Facts facts) {
    return condition.tests().stream().allMatch(test -> holds(test, facts));
  }

  private static boolean holds(Condition.Test test, Facts facts) {
    var left = facts.of(test.fact());
    if (left == null) {
      return false;
    }
    if (!test.fact().kind().isNumber()) {
      return left.value().equals(test.limit()) == test.operator().equals("==");
    }
    if (test.other() == null) {
      return compare(left.number().compareTo(test.number()), test.operator());
    }
    var right = facts.of(test.other());
    return right != null && compare(left.number().compareTo(right.number()), test.operator());
  }

  private static boolean compare(int order, String operator) {
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      case "==" -> order == 0;
      default -> order != 0;
    };
  }
}
