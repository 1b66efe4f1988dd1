package dev.newel.decide;

import dev.newel.decide.framework.Framework;
import dev.newel.decide.framework.Topic;
import dev.newel.design.Design;
import dev.newel.design.trace.Decision;
import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Holds the decisions that are recorded against the facts of today.
public final class Review {
  private final Design design;
  private final Map<String, Decision> recorded;
  private final Map<Address, Span> places;
  private final Decisions decisions;
  private final List<Finding> findings = new ArrayList<>();

  private Review(Design design, Map<String, Decision> recorded, Map<Address, Span> places) {
    this.design = design;
    this.recorded = recorded;
    this.places = places;
    decisions = Decisions.of(design, Map.of());
  }

  /// @param recorded the records, by id
  /// @param places where each record stands, by `decisions/ADR-001`
  public static List<Finding> findings(
      Design design, Map<String, Decision> recorded, Map<Address, Span> places) {
    var review = new Review(design, recorded, places);
    for (var topic : Framework.ALL) {
      review.topic(topic);
    }
    return List.copyOf(review.findings);
  }

  private void topic(Topic topic) {
    var standing = Standing.on(topic, design, recorded);
    var decision = standing == null ? null : standing.decision();
    if (standing == null || decision == null) {
      return;
    }
    var choices = decisions.on(topic);
    if (decision.basis() != null) {
      changed(decision, decision.basis(), choices);
    }
    for (var choice : choices) {
      if (choice.isSettled()
          && !choice.held().isEmpty()
          && standing.option() != null
          && choice.subject().isEmpty()
          && standing.option() != choice.chosen()
          && score(choice, standing) < score(choice, choice.chosen())) {
        findings.add(otherChoice(decision, standing, choice));
      }
    }
  }

  private void changed(Decision decision, Decision.Basis basis, List<Choice> choices) {
    var now = new LinkedHashMap<String, String>();
    choices.forEach(
        choice -> choice.rests().forEach(fact -> now.put(key(choice, fact), fact.shown())));
    basis
        .facts()
        .forEach(
            (name, before) -> {
              var value = now.get(name);
              if (value != null && !value.equals(before)) {
                findings.add(changedFact(decision, name, before, value));
              }
            });
  }

  /// How a record names a fact: with the operation, list or workflow that it is about.
  static String key(Choice choice, Known fact) {
    var name = fact.fact().name();
    return choice.subject().isEmpty() ? name : choice.subject() + ": " + name;
  }

  private Finding changedFact(Decision decision, String name, String before, String now) {
    return new Finding(
        DecideId.CHANGED_FACT.id(),
        Severity.WARNING,
        at(decision),
        span(decision),
        "Decision `%s` rests on `%s` being `%s`; the design says `%s` now."
            .formatted(decision.id(), name, before, now),
        "Weigh it again with `newel decide`, and write the new value or a new record.",
        null);
  }

  private Finding otherChoice(Decision decision, Standing standing, Choice choice) {
    var why = choice.held().stream().filter(one -> one.option().equals(choice.chosen().id()));
    return new Finding(
        DecideId.OTHER_CHOICE.id(),
        Severity.INFO,
        at(decision),
        span(decision),
        "Decision `%s` chooses \"%s\"; the facts speak for \"%s\": %s"
            .formatted(
                decision.id(),
                standing.words(),
                choice.chosen().title(),
                why.findFirst().map(one -> one.because()).orElse("nothing speaks against it.")),
        "Keep it if you know more than the design says, or say what is missing under `facts`.",
        null);
  }

  private static int score(Choice choice, Standing standing) {
    return standing.option() == null ? 0 : score(choice, standing.option());
  }

  private static int score(Choice choice, dev.newel.decide.framework.Option option) {
    for (var scored : choice.scores()) {
      if (scored.option() == option) {
        return scored.score() == null ? Integer.MIN_VALUE : scored.score();
      }
    }
    return 0;
  }

  private static Address at(Decision decision) {
    return Address.of("decisions", decision.id());
  }

  private @Nullable Span span(Decision decision) {
    return places.get(at(decision));
  }
}
