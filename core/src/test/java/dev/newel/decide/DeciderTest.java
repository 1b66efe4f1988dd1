package dev.newel.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.decide.framework.Fact;
import dev.newel.decide.framework.FactList;
import dev.newel.decide.framework.Framework;
import dev.newel.decide.framework.Topic;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeciderTest {
  @Test
  void a_small_team_keeps_one_deployable() {
    var choice =
        choose("services", "team.size", "6", "scale.divergent", "no", "tech.diverse", "no");
    assertThat(choice.chosen().id()).isEqualTo("modular-monolith");
    assertThat(choice.isSettled()).isTrue();
  }

  @Test
  void nothing_known_leaves_the_simplest_and_asks() {
    var choice = choose("services");
    assertThat(choice.chosen()).isEqualTo(choice.topic().options().getFirst());
    assertThat(choice.missing()).extracting(Fact::name).contains("team.size", "team.count");
  }

  @Test
  void what_cannot_change_the_choice_is_not_asked() {
    var choice = choose("services", "domain.boundaries", "unclear");
    assertThat(choice.chosen().id()).isEqualTo("modular-monolith");
    assertThat(choice.missing()).isEmpty();
  }

  @Test
  void several_teams_with_clear_boundaries_cut_services() {
    var facts =
        new String[] {
          "team.size",
          "30",
          "team.count",
          "4",
          "team.ops",
          "high",
          "domain.boundaries",
          "clear",
          "deploy.independent",
          "yes",
          "scale.divergent",
          "no",
          "tech.diverse",
          "no"
        };
    var choice = choose("services", facts);
    assertThat(choice.chosen().id()).isEqualTo("microservices");
    assertThat(choice.tips())
        .extracting(tip -> tip.fact().name() + " " + tip.words() + " " + tip.then().id())
        .contains("domain.boundaries unclear modular-monolith", "team.ops low modular-monolith")
        .contains("team.count less than 2 modular-monolith");
  }

  @Test
  void what_is_dear_to_compute_is_kept_and_what_is_cheap_is_not() {
    assertThat(choose("cache", "answers.costly", "yes").chosen().id()).isEqualTo("aside");
    assertThat(choose("cache", "answers.costly", "no").chosen().id()).isEqualTo("none");
    assertThat(choose("cache", "external.limited", "yes").chosen().id()).isEqualTo("aside");
    var strong = choose("cache", "answers.costly", "yes", "consistency", "strong");
    assertThat(strong.chosen().id()).isEqualTo("none");
  }

  @Test
  void events_that_several_read_again_are_a_stream() {
    var facts = new String[] {"messages.emitted", "yes", "messages.consumers", "2"};
    assertThat(choose("messages", facts).chosen().id()).isNotEqualTo("stream");
    assertThat(
            choose(
                    "messages",
                    "messages.emitted",
                    "yes",
                    "messages.consumers",
                    "2",
                    "messages.replay",
                    "yes")
                .chosen()
                .id())
        .isEqualTo("stream");
  }

  @Test
  void a_tie_goes_to_the_simpler() {
    var choice = choose("transactions", "tx.stores", "2", "tx.steps", "2", "tx.twophase", "no");
    assertThat(choice.scores()).extracting(Choice.Scored::score).containsExactly(null, 2, 2, null);
    assertThat(choice.chosen().id()).isEqualTo("choreography");
  }

  @Test
  void a_fact_may_be_compared_with_another() {
    var base = new String[] {"op.reply", "yes", "op.duration", "9", "op.timeout", "10"};
    assertThat(choose("answers", base).chosen().id()).isEqualTo("synchronous");
    base[3] = "10";
    assertThat(choose("answers", base).chosen().id()).isEqualTo("synchronous");
    base[3] = "11";
    assertThat(choose("answers", base).chosen().id()).isEqualTo("accepted");
  }

  @Test
  void a_promise_that_the_path_cannot_keep_asks_for_another_way() {
    var facts =
        new String[] {"op.reply", "yes", "op.availability", "99.80", "slo.availability", "99.9"};
    assertThat(choose("answers", facts).chosen().id()).isEqualTo("accepted");
    facts[5] = "99.8";
    assertThat(choose("answers", facts).chosen().id()).isEqualTo("synchronous");
  }

  private static Choice choose(String topic, String... namesAndValues) {
    var facts = new Facts(Map.of());
    for (var i = 0; i < namesAndValues.length; i += 2) {
      facts = facts.with(FactList.of(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return Decider.choose(topic(topic), "", facts);
  }

  private static Topic topic(String id) {
    return Framework.ALL.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }
}
