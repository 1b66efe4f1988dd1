package dev.newel.decide.framework;

import static dev.newel.decide.framework.Parts.demand;
import static dev.newel.decide.framework.Parts.option;
import static dev.newel.decide.framework.Parts.when;

import dev.newel.decide.framework.Topic.Of;
import java.util.List;

/// Whether an operation that calls others answers with the result.
final class Answering {
  static final Topic TOPIC =
      new Topic(
          "answers",
          "Choose when an operation that calls others answers",
          "Does the operation answer when all its calls are done, or before?",
          Of.CALLING_OPERATION,
          options(),
          criteria(),
          List.of());

  private Answering() {}

  private static List<Option> options() {
    return List.of(
        option(
            "synchronous",
            "Answer when all calls are done",
            "synchronous",
            List.of("The client knows the result from the answer."),
            List.of("The operation is as slow and as often away as the systems that it calls."),
            demand("Each call has a time-out.", "DEP001")),
        option(
            "accepted",
            "Accept, and go on in a workflow",
            "accept|202|asynchronous",
            List.of("The client waits for the own database alone."),
            List.of("The result is read from the row, or told by an event."),
            demand("The request is validated before it is accepted."),
            demand("The answer names the row that tells how far it is.")));
  }

  private static List<Criterion> criteria() {
    return List.of(
        when(
            "Q1",
            "op.reply == yes",
            "synchronous",
            2,
            "Whoever needs the result at once waits for it anyway.",
            Sources.LEVELING),
        when(
            "Q5",
            "op.duration > op.timeout",
            "accepted",
            4,
            "What may take longer than the client waits is accepted, and its state is a resource.",
            Sources.LONG_RUNNING),
        when(
            "S5a",
            "op.availability < slo.availability",
            "accepted",
            3,
            "An operation is at most as available as the product of all that it waits for; that is below the promise.",
            Sources.COUPLING),
        when(
            "S5b",
            "op.fanout >= 3",
            "accepted",
            1,
            "Each further system on the path makes the answer slower and rarer.",
            Sources.COUPLING),
        when(
            "Q8",
            "op.reply == no",
            "accepted",
            2,
            "Nobody waits for the result, so nobody should wait for the calls.",
            Sources.SKILL));
  }
}
