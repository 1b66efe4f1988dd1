package dev.newel.decide;

import dev.newel.decide.framework.Criterion;
import dev.newel.decide.framework.Fact;
import dev.newel.decide.framework.Option;
import dev.newel.decide.framework.Topic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the framework says on one topic.
///
/// @param subject the operation, list or workflow that it is about; empty for the design as a whole
/// @param chosen the best option by the facts that are known
/// @param scores every option, in the order of the topic
/// @param held the criteria that count
/// @param rests the facts that are known and that some criterion names
/// @param missing the facts that nobody knows and that may change what is chosen: while there is
///     one, nothing is decided
/// @param tips how far each known fact may change
public record Choice(
    Topic topic,
    String subject,
    Option chosen,
    List<Scored> scores,
    List<Criterion> held,
    List<Known> rests,
    List<Fact> missing,
    List<TippingPoint> tips) {
  public Choice {
    scores = List.copyOf(scores);
    held = List.copyOf(held);
    rests = List.copyOf(rests);
    missing = List.copyOf(missing);
    tips = List.copyOf(tips);
  }

  /// @param score null where a criterion rules the option out
  public record Scored(Option option, @Nullable Integer score) {}

  /// Whether no fact that is missing could change it.
  public boolean isSettled() {
    return missing.isEmpty();
  }
}
