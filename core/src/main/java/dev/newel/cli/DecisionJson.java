package dev.newel.cli;

import dev.newel.decide.Choice;
import dev.newel.decide.Decisions;
import dev.newel.decide.Standing;
import dev.newel.decide.framework.Topic;
import dev.newel.write.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Shows as JSON what the framework says.
final class DecisionJson {
  private DecisionJson() {}

  static String of(List<Topic> topics, Decisions decisions, Map<Topic, Standing> standings) {
    var list = new ArrayList<Object>();
    for (var topic : topics) {
      for (var choice : decisions.on(topic)) {
        list.add(choice(choice, standings.get(topic)));
      }
    }
    var missing = new ArrayList<Object>();
    for (var fact : decisions.missing()) {
      missing.add(object("fact", fact.name(), "ask", fact.ask(), "at", fact.written()));
    }
    return JsonText.of(object("version", 1, "choices", list, "missing", missing));
  }

  private static Map<String, Object> choice(Choice choice, @Nullable Standing standing) {
    var options = new ArrayList<Object>();
    for (var scored : choice.scores()) {
      var option = object("id", scored.option().id(), "title", scored.option().title());
      option.put("ruledOut", scored.score() == null);
      if (scored.score() != null) {
        option.put("score", scored.score());
      }
      options.add(option);
    }
    var criteria = new ArrayList<Object>();
    for (var one : choice.held()) {
      var criterion = object("id", one.id(), "option", one.option(), "when", one.when().toString());
      criterion.put("score", one.isVeto() ? "veto" : one.score());
      criterion.put("because", one.because());
      criterion.put("source", one.source());
      criteria.add(criterion);
    }
    var facts = new ArrayList<Object>();
    for (var known : choice.rests()) {
      var fact = object("name", known.fact().name(), "value", known.value(), "from", known.from());
      if (known.at() != null) {
        fact.put("at", known.at().toString());
      }
      facts.add(fact);
    }
    var tips = new ArrayList<Object>();
    for (var tip : choice.tips()) {
      tips.add(object("fact", tip.fact().name(), "value", tip.value(), "then", tip.then().id()));
    }
    var all = object("topic", choice.topic().id());
    if (!choice.subject().isEmpty()) {
      all.put("for", choice.subject());
    }
    all.put("chosen", choice.chosen().id());
    all.put("settled", choice.isSettled());
    if (standing != null) {
      all.put("recorded", standing(standing));
    }
    all.put("options", options);
    all.put("criteria", criteria);
    all.put("facts", facts);
    all.put("missing", choice.missing().stream().map(fact -> fact.name()).toList());
    all.put("tippingPoints", tips);
    return all;
  }

  private static Map<String, Object> standing(Standing standing) {
    var decision = standing.decision();
    var option = standing.option();
    var recorded = object("words", standing.words());
    if (decision != null) {
      recorded.put("decision", decision.id());
    }
    if (option != null) {
      recorded.put("option", option.id());
    }
    return recorded;
  }

  private static Map<String, Object> object(Object... keysAndValues) {
    var object = new LinkedHashMap<String, Object>();
    for (var i = 0; i < keysAndValues.length; i += 2) {
      object.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
    }
    return object;
  }
}
