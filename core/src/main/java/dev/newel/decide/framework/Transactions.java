package dev.newel.decide.framework;

import static dev.newel.decide.framework.Parts.demand;
import static dev.newel.decide.framework.Parts.option;
import static dev.newel.decide.framework.Parts.veto;
import static dev.newel.decide.framework.Parts.when;

import dev.newel.decide.framework.Topic.Of;
import java.util.List;

/// How a change that several stores take part in stays whole.
final class Transactions {
  static final Topic TOPIC =
      new Topic(
          "transactions",
          "Choose how a change of several stores stays whole",
          "How does a change that several stores take part in stay whole?",
          Of.WORKFLOW,
          options(),
          criteria(),
          List.of());

  private Transactions() {}

  private static List<Option> options() {
    return List.of(
        option(
            "local",
            "One local transaction",
            "local transaction|one transaction",
            List.of("The database keeps it whole."),
            List.of("Only what is in that database takes part.")),
        option(
            "choreography",
            "A saga by events",
            "choreograph",
            List.of("No part knows the whole."),
            List.of("Nobody sees the whole, and circles of events come unseen."),
            demand("Events and workflows cause each other without a circle.", "FLOW010")),
        option(
            "orchestration",
            "A saga with an orchestrator",
            "orchestrat|saga|workflow",
            List.of("One place says what comes next and what is undone."),
            List.of("That place knows every participant."),
            demand("A step that a later failure must take back has an undo.", "FLOW001"),
            demand("At most one step is the point of no return.", "FLOW008"),
            demand("What comes after it can be tried until it succeeds.", "FLOW009")),
        option(
            "two-phase",
            "Two-phase commit",
            "two[- ]phase|2pc|\\bxa\\b",
            List.of("All stores commit together."),
            List.of("One participant that is away holds the locks of all.")));
  }

  private static List<Criterion> criteria() {
    return List.of(
        when(
            "T1",
            "tx.stores < 2",
            "local",
            4,
            "Where one store holds all that changes, its transaction is enough and a saga would only lose it.",
            Sources.SAGA),
        veto(
            "T1b",
            "tx.stores >= 2",
            "local",
            "A transaction of one store cannot take back what another system did.",
            Sources.SAGA),
        when(
            "T2",
            "tx.stores >= 2",
            "choreography",
            2,
            "Several stores and a result that may come later are what a saga is for.",
            Sources.SAGA),
        when(
            "T2b",
            "tx.stores >= 2",
            "orchestration",
            2,
            "Several stores and a result that may come later are what a saga is for.",
            Sources.SAGA),
        veto(
            "T3",
            "tx.twophase == no",
            "two-phase",
            "A participant that is called over HTTP or by messages cannot prepare and commit in two phases.",
            Sources.SAGA),
        when(
            "T4",
            "tx.steps >= 3",
            "orchestration",
            2,
            "From three steps on somebody has to see the whole.",
            Sources.SAGA),
        when(
            "T3b",
            "tx.twophase == yes and consistency == strong",
            "two-phase",
            4,
            "Stores that all support it, and a result that must be seen at once, leave two-phase commit.",
            Sources.SAGA));
  }
}
