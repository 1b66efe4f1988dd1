package dev.newel.decide;

import dev.newel.decide.framework.Fact;
import dev.newel.decide.framework.Option;
import dev.newel.decide.framework.Topic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Chooses between the options of a topic.
public final class Decider {
  /// How many combinations of missing facts are tried; a topic with more takes every missing fact
  /// for one that matters.
  static final int MAX_COMBINATIONS = 50_000;

  private Decider() {}

  /// @param subject what it is decided for; empty for the design as a whole
  public static Choice choose(Topic topic, String subject, Facts facts) {
    var weighing = Weighing.of(topic, facts);
    var scores =
        weighing.scores().stream()
            .map(one -> new Choice.Scored(one.option(), one.ruledOut() ? null : one.score()))
            .toList();
    var rests = new ArrayList<Known>();
    var unknown = new ArrayList<Fact>();
    for (var fact : topic.facts()) {
      var known = facts.of(fact);
      if (known == null) {
        unknown.add(fact);
      } else {
        rests.add(known);
      }
    }
    return new Choice(
        topic,
        subject,
        weighing.best(),
        scores,
        weighing.held(),
        rests,
        mattering(topic, facts, unknown),
        tips(topic, facts, rests, weighing.best()));
  }

  /// Of the facts that nobody knows those of which one value leads to another choice than another
  /// value, or than not knowing it, whatever the rest.
  private static List<Fact> mattering(Topic topic, Facts facts, List<Fact> unknown) {
    var combinations = 1L;
    for (var fact : unknown) {
      combinations *= Samples.of(topic, fact, facts).size() + 1L;
      if (combinations > MAX_COMBINATIONS) {
        return List.copyOf(unknown);
      }
    }
    var mattering = new LinkedHashSet<Fact>();
    tried(topic, facts, unknown, 0, mattering);
    return unknown.stream().filter(mattering::contains).toList();
  }

  /// What is chosen for each combination of the facts from `next` on; the key says the combination.
  private static Map<String, Option> tried(
      Topic topic, Facts facts, List<Fact> unknown, int next, LinkedHashSet<Fact> mattering) {
    if (next == unknown.size()) {
      return Map.of("", Weighing.of(topic, facts).best());
    }
    var fact = unknown.get(next);
    var without = tried(topic, facts, unknown, next + 1, mattering);
    var all = new TreeMap<String, Option>();
    without.forEach((key, option) -> all.put("-;" + key, option));
    for (var value : Samples.of(topic, fact, facts)) {
      var with = tried(topic, facts.with(fact, value), unknown, next + 1, mattering);
      with.forEach((key, option) -> all.put(value + ";" + key, option));
      if (!with.equals(without)) {
        mattering.add(fact);
      }
    }
    return all;
  }

  private static List<TippingPoint> tips(
      Topic topic, Facts facts, List<Known> rests, Option chosen) {
    var tips = new ArrayList<TippingPoint>();
    for (var known : rests) {
      var fact = known.fact();
      if (!fact.kind().isNumber()) {
        for (var value : fact.values()) {
          var then = Weighing.of(topic, facts.with(fact, value)).best();
          if (then != chosen) {
            tips.add(new TippingPoint(fact, value, value, then));
          }
        }
        continue;
      }
      var samples = Samples.of(topic, fact, facts);
      var here = known.number();
      var above =
          samples.stream().filter(value -> new java.math.BigDecimal(value).compareTo(here) > 0);
      var below =
          samples.reversed().stream()
              .filter(value -> new java.math.BigDecimal(value).compareTo(here) < 0);
      for (var direction : List.of(above, below)) {
        direction
            .filter(value -> Weighing.of(topic, facts.with(fact, value)).best() != chosen)
            .findFirst()
            .ifPresent(
                value ->
                    tips.add(
                        new TippingPoint(
                            fact,
                            value,
                            Samples.words(topic, fact, facts, value, here),
                            Weighing.of(topic, facts.with(fact, value)).best())));
      }
    }
    return tips;
  }
}
