package dev.newel.decide;

import dev.newel.decide.framework.Fact;
import dev.newel.decide.framework.FactList;
import dev.newel.decide.framework.Framework;
import dev.newel.decide.framework.Topic;
import dev.newel.design.Design;
import dev.newel.design.trace.Decision;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the framework says of a design.
///
/// @param choices by topic in the order of the framework, within one by subject in the order of the
///     design
public record Decisions(List<Choice> choices) {
  public Decisions {
    choices = List.copyOf(choices);
  }

  /// @param answers facts that somebody gave besides, by name; they count more than the design's
  public static Decisions of(Design design, Map<String, String> answers) {
    var given = new ArrayList<Known>();
    answers.forEach(
        (name, value) -> given.add(new Known(FactList.of(name), value, "answered", null)));
    var facts = DesignFacts.of(design).and(given);
    var subjects = new Subjects(design, facts);
    var choices = new ArrayList<Choice>();
    for (var topic : Framework.ALL) {
      subjects
          .of(topic.of())
          .forEach((name, own) -> choices.add(Decider.choose(topic, name, own.and(given))));
    }
    return new Decisions(choices);
  }

  /// Those on some topics alone.
  public Decisions only(List<Topic> topics) {
    return new Decisions(
        choices.stream().filter(choice -> topics.contains(choice.topic())).toList());
  }

  /// The choices of one topic.
  public List<Choice> on(Topic topic) {
    return choices.stream().filter(choice -> choice.topic().equals(topic)).toList();
  }

  /// The choices by topic of which no record speaks, every one of them settled by an argument, and
  /// none against what the design says was chosen.
  ///
  /// @param recorded the decisions of people, by their ids
  public List<List<Choice>> unrecorded(
      List<Topic> topics, Design design, Map<String, Decision> recorded) {
    var unrecorded = new ArrayList<List<Choice>>();
    for (var topic : topics) {
      var standing = Standing.on(topic, design, recorded);
      var own = on(topic);
      if ((standing == null || standing.decision() == null)
          && !own.isEmpty()
          && own.stream().noneMatch(choice -> isAgainst(standing, choice))
          && own.stream().allMatch(Choice::isSettled)
          && own.stream().anyMatch(choice -> !choice.held().isEmpty())) {
        unrecorded.add(own);
      }
    }
    return unrecorded;
  }

  private static boolean isAgainst(@Nullable Standing standing, Choice choice) {
    return standing != null && standing.option() != null && standing.option() != choice.chosen();
  }

  /// The facts that nobody knows and that may change a choice, in the order in which they are
  /// asked.
  public List<Fact> missing() {
    var missing = new LinkedHashSet<Fact>();
    choices.forEach(choice -> missing.addAll(choice.missing()));
    return FactList.ALL.stream().filter(missing::contains).toList();
  }
}
