package dev.newel.decide;

import dev.newel.decide.framework.FactList;
import dev.newel.decide.framework.Topic;
import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.design.flow.Effects;
import dev.newel.design.flow.Workflow;
import dev.newel.language.Dependency;
import dev.newel.language.TimeAmount;
import dev.newel.source.Address;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a topic is decided for, each with the facts of its own.
final class Subjects {
  /// How long a client waits where the design does not say.
  private static final String PATIENCE = "30";

  private final Design design;
  private final Facts common;

  Subjects(Design design, Facts common) {
    this.design = design;
    this.common = common;
  }

  /// By name, in the order of the design; the design as a whole has an empty name.
  Map<String, Facts> of(Topic.Of of) {
    var subjects = new LinkedHashMap<String, Facts>();
    switch (of) {
      case DESIGN -> subjects.put("", common);
      case CALLING_OPERATION ->
          design.operations().stream()
              .filter(operation -> !calls(operation).isEmpty())
              .forEach(operation -> subjects.put(operation.id(), calling(operation)));
      case LIST ->
          design.operations().stream()
              .filter(operation -> operation.kind() == Operation.Kind.LIST)
              .filter(operation -> operation.target().entity() != null)
              .forEach(operation -> subjects.put(operation.id(), list(operation)));
      case WORKFLOW ->
          design.workflows().values().forEach(flow -> subjects.put(flow.name(), workflow(flow)));
    }
    return subjects;
  }

  /// The systems that an operation calls before it answers, or has a workflow call.
  private Set<String> calls(Operation operation) {
    var called = new LinkedHashSet<String>();
    add(called, operation.effects());
    var starts = operation.effects().starts();
    var workflow = starts == null ? null : design.workflows().get(starts);
    if (workflow != null) {
      workflow.steps().forEach(step -> add(called, step.effects()));
    }
    return called;
  }

  private static void add(Set<String> called, Effects effects) {
    var call = effects.call();
    if (call != null && call.of() != null) {
      called.add(call.of());
    }
  }

  private Facts calling(Operation operation) {
    var called = calls(operation);
    var facts = new ArrayList<Known>();
    var later = operation.effects().starts() != null;
    facts.add(
        known("op.reply", later ? "no" : "yes", "whether a workflow goes on after the answer"));
    facts.add(known("op.fanout", Integer.toString(called.size()), String.join(", ", called)));
    var duration = BigDecimal.ZERO;
    var availability = BigDecimal.ONE;
    var allPromise = true;
    for (var name : called) {
      var dependency = design.prose().dependencies().get(name);
      var share = dependency == null ? null : dependency.availability();
      allPromise &= share != null;
      availability =
          share == null ? availability : availability.multiply(share.percent().movePointLeft(2));
      duration = duration.add(longest(dependency));
    }
    facts.add(
        known("op.duration", DesignFacts.plain(duration), "time-outs times attempts of its calls"));
    facts.add(patience(operation));
    if (allPromise) {
      var percent = availability.movePointRight(2).setScale(4, RoundingMode.HALF_UP);
      facts.add(
          known(
              "op.availability",
              DesignFacts.plain(percent),
              "the product of " + String.join(", ", called)));
    }
    return common.and(facts);
  }

  private static BigDecimal longest(@Nullable Dependency dependency) {
    if (dependency == null || dependency.timeout() == null) {
      return BigDecimal.ZERO;
    }
    var retry = dependency.retry();
    var attempts = retry == null ? 1 : retry.attempts();
    return new BigDecimal(DesignFacts.seconds(dependency.timeout()))
        .multiply(BigDecimal.valueOf(attempts));
  }

  private static Known patience(Operation operation) {
    TimeAmount timeout = operation.timeout();
    return timeout == null
        ? known("op.timeout", PATIENCE, "the convention")
        : new Known(
            FactList.of("op.timeout"),
            DesignFacts.seconds(timeout),
            "stated",
            operation.address().at("timeout"));
  }

  private Facts list(Operation operation) {
    var storage = design.prose().storage();
    var entity = String.valueOf(operation.target().entity());
    var volume = storage == null ? null : storage.volume().get(entity);
    return volume == null
        ? common
        : common.and(
            List.of(
                new Known(
                    FactList.of("list.rows"),
                    Long.toString(volume.later()),
                    "stated",
                    Address.of("storage", "volume", entity))));
  }

  private Facts workflow(Workflow workflow) {
    var called = new LinkedHashSet<String>();
    workflow.steps().forEach(step -> add(called, step.effects()));
    return common.and(
        List.of(
            known("tx.stores", Integer.toString(called.size() + 1), "our own and those it calls"),
            known("tx.steps", Integer.toString(workflow.steps().size()), "its steps"),
            known(
                "tx.twophase", called.isEmpty() ? "yes" : "no", "whether it calls other systems")));
  }

  private static Known known(String name, String value, String from) {
    return new Known(FactList.of(name), value, from, null);
  }
}
