package dev.newel.cli;

import dev.newel.decide.Choice;
import dev.newel.decide.Decisions;
import dev.newel.decide.Standing;
import dev.newel.decide.framework.Fact;
import dev.newel.decide.framework.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Shows on a terminal what the framework says.
final class DecisionPrint {
  private final Console console;

  DecisionPrint(Console console) {
    this.console = console;
  }

  void print(List<Topic> topics, Decisions decisions, Map<Topic, Standing> standings) {
    for (var topic : topics) {
      var choices = decisions.on(topic);
      if (!choices.isEmpty()) {
        console.out("%s: %s".formatted(topic.id(), topic.ask()));
        topic(choices, standings.get(topic));
        console.out("");
      }
    }
    questions(decisions.missing());
  }

  private void topic(List<Choice> choices, @Nullable Standing standing) {
    var alike = new LinkedHashMap<List<Object>, List<Choice>>();
    for (var choice : choices) {
      var key = List.<Object>of(choice.chosen(), choice.held(), choice.missing());
      alike.computeIfAbsent(key, ignored -> new ArrayList<>()).add(choice);
    }
    alike.values().forEach(same -> choice(same, standing));
  }

  private void choice(List<Choice> same, @Nullable Standing standing) {
    var choice = same.getFirst();
    var whose =
        choice.subject().isEmpty()
            ? ""
            : String.join(", ", same.stream().map(Choice::subject).toList()) + ": ";
    console.out(
        "  %s%s%s"
            .formatted(
                whose,
                choice.chosen().title(),
                choice.isSettled() ? "" : " (open: facts are missing)"));
    if (standing != null) {
      console.out("  " + standing(choice, standing));
    }
    for (var one : choice.held()) {
      console.out(
          "    %5s %s: %s [%s: %s]"
              .formatted(
                  one.isVeto() ? "no" : "%+d".formatted(one.score()),
                  choice.topic().option(one.option()).title(),
                  one.because(),
                  one.id(),
                  one.source()));
    }
    for (var tip : choice.tips()) {
      console.out(
          "    would be \"%s\" with %s %s"
              .formatted(tip.then().title(), tip.fact().name(), tip.words()));
    }
  }

  private static String standing(Choice choice, Standing standing) {
    var decision = standing.decision();
    var who = decision == null ? "the design" : decision.id();
    if (standing.option() == null) {
      return "%s says \"%s\", which is none of the options weighed here."
          .formatted(who, standing.words());
    }
    return standing.option() == choice.chosen()
        ? "%s says so too.".formatted(who)
        : "%s says \"%s\"; that is kept, and argued with.".formatted(who, standing.words());
  }

  private void questions(List<Fact> missing) {
    if (missing.isEmpty()) {
      return;
    }
    console.out(
        missing.size() == 1
            ? "1 fact is missing:"
            : "%d facts are missing:".formatted(missing.size()));
    for (var fact : missing) {
      console.out("  %-20s %s (`%s`)".formatted(fact.name(), fact.ask(), fact.written()));
    }
  }
}
