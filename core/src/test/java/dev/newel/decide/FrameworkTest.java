package dev.newel.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.check.BuiltInRules;
import dev.newel.decide.framework.Condition;
import dev.newel.decide.framework.Criterion;
import dev.newel.decide.framework.Fact;
import dev.newel.decide.framework.FactList;
import dev.newel.decide.framework.Framework;
import dev.newel.decide.framework.Option;
import dev.newel.decide.framework.Topic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrameworkTest {
  static Stream<Topic> topics() {
    return Framework.ALL.stream();
  }

  @Test
  void ids_and_names_are_used_once() {
    assertThat(FactList.ALL).extracting(Fact::name).doesNotHaveDuplicates();
    assertThat(Framework.ALL).extracting(Topic::id).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void each_criterion_is_about_an_option_and_cites_somebody(Topic topic) {
    assertThat(topic.criteria()).extracting(Criterion::id).doesNotHaveDuplicates();
    for (var criterion : topic.criteria()) {
      assertThat(topic.option(criterion.option())).isNotNull();
      assertThat(criterion.source()).isNotBlank();
      assertThat(criterion.because()).endsWith(".").matches("[A-Z].*");
      assertThat(criterion.score()).as(criterion.id()).isNotZero();
    }
    assertThat(topic.criteria())
        .as("the simplest option is what remains, so nothing of one store or design rules it out")
        .filteredOn(one -> topic.of() == Topic.Of.DESIGN)
        .noneMatch(one -> one.isVeto() && one.option().equals(topic.options().getFirst().id()));
  }

  @ParameterizedTest
  @MethodSource("topics")
  void each_demand_names_a_rule_that_is_there(Topic topic) {
    var rules = BuiltInRules.ALL.stream().map(rule -> rule.info().id()).toList();
    for (var option : topic.options()) {
      for (var demand : option.demands()) {
        if (!demand.by().isEmpty()) {
          assertThat(rules).contains(demand.by());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("topics")
  void some_facts_lead_to_each_option(Topic topic) {
    var chosen = new LinkedHashSet<Option>();
    var random = new Random(7);
    for (var i = 0; i < 3_000; i++) {
      chosen.add(Decider.choose(topic, "", facts(topic, random, 0)).chosen());
    }
    assertThat(chosen).containsExactlyInAnyOrderElementsOf(topic.options());
  }

  @ParameterizedTest
  @MethodSource("topics")
  void each_tipping_point_flips_the_choice_and_nothing_nearer_does(Topic topic) {
    var random = new Random(11);
    var seen = 0;
    for (var i = 0; i < 400; i++) {
      var facts = facts(topic, random, 4);
      var choice = Decider.choose(topic, "", facts);
      for (var tip : choice.tips()) {
        seen++;
        assertThat(Decider.choose(topic, "", facts.with(tip.fact(), tip.value())).chosen())
            .as("%s %s", tip.fact().name(), tip.words())
            .isEqualTo(tip.then())
            .isNotEqualTo(choice.chosen());
        if (tip.fact().kind() == Fact.Kind.COUNT) {
          assertThat(Decider.choose(topic, "", facts.with(tip.fact(), nearer(facts, tip))).chosen())
              .as("one before %s %s", tip.fact().name(), tip.words())
              .isEqualTo(choice.chosen());
        }
      }
    }
    assertThat(seen).isPositive();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void each_criterion_decides_where_the_others_alone_would_choose_otherwise(Topic topic) {
    // A veto may also say why an option is out of the question that no argument speaks for.
    for (var criterion : topic.criteria().stream().filter(one -> !one.isVeto()).toList()) {
      var random = new Random(17);
      var without = without(topic, criterion);
      var decides =
          Stream.generate(() -> facts(topic, random, 4))
              .limit(5_000)
              .anyMatch(
                  facts -> Weighing.of(topic, facts).best() != Weighing.of(without, facts).best());
      assertThat(decides).as(criterion.id()).isTrue();
    }
  }

  private static Topic without(Topic topic, Criterion criterion) {
    return new Topic(
        topic.id(),
        topic.title(),
        topic.ask(),
        topic.of(),
        topic.options(),
        topic.criteria().stream().filter(one -> one != criterion).toList(),
        topic.places());
  }

  /// The whole number before the tipping point, seen from the value of today.
  private static String nearer(Facts facts, TippingPoint tip) {
    var known = facts.of(tip.fact());
    var here = known == null ? BigDecimal.ZERO : known.number();
    var at = new BigDecimal(tip.value());
    var back = here.compareTo(at) < 0 ? at.subtract(BigDecimal.ONE) : at.add(BigDecimal.ONE);
    return back.toPlainString();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void what_is_settled_stays_whatever_the_missing_facts_turn_out_to_be(Topic topic) {
    var random = new Random(13);
    for (var i = 0; i < 300; i++) {
      var facts = facts(topic, random, 2);
      var choice = Decider.choose(topic, "", facts);
      if (choice.isSettled()) {
        for (var j = 0; j < 20; j++) {
          var whole = facts(topic, random, 0).and(facts.byName().values());
          assertThat(Decider.choose(topic, "", whole).chosen()).isEqualTo(choice.chosen());
        }
      }
    }
  }

  /// Values for the facts of a topic, of which one in `gap` is missing; 0 for none.
  private static Facts facts(Topic topic, Random random, int gap) {
    var known = new ArrayList<Known>();
    var none = new Facts(Map.of());
    for (var fact : topic.facts()) {
      if (gap == 0 || random.nextInt(gap) != 0) {
        known.add(new Known(fact, value(topic, fact, random, none), "test", null));
      }
    }
    return none.and(known);
  }

  private static String value(Topic topic, Fact fact, Random random, Facts none) {
    var samples = Samples.of(topic, fact, none);
    if (samples.isEmpty()) {
      return String.valueOf(random.nextInt(100));
    }
    return samples.get(random.nextInt(samples.size()));
  }

  @Test
  void a_test_that_names_no_fact_or_no_value_of_it_is_a_mistake() {
    for (var text : List.of("team.sise < 10", "team.ops == great", "team.size about 3", "")) {
      assertThatThrownBy(() -> Condition.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(Condition.of("team.size < 10 and team.ops == low"))
        .hasToString("team.size < 10 and team.ops == low");
  }
}
