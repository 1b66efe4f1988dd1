package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.design.flow.Effects;
import dev.newel.publish.document.OperationAddress;
import dev.newel.publish.document.Phrase;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;

/// Who causes an event, in words.
final class Triggers {
  private Triggers() {}

  /// Every place whose effects publish `event`: operations, workflows, jobs, other events.
  static List<String> of(String event, Design design) {
    var found = new ArrayList<String>();
    for (var operation : design.operations()) {
      if (emits(operation.effects(), event)) {
        found.add(Phrase.link(OperationWords.name(operation), OperationAddress.of(operation)));
      }
    }
    for (var workflow : design.workflows().values()) {
      var at = Address.of("workflows", workflow.name());
      if (emits(workflow.done(), event)) {
        found.add("the end of the workflow " + link(workflow.name(), at));
      }
      if (emits(workflow.failed(), event)) {
        found.add("the failure of the workflow " + link(workflow.name(), at));
      }
      for (var step : workflow.steps()) {
        if (emits(step.effects(), event) || emits(step.undo(), event)) {
          found.add(
              "the step %s of the workflow %s"
                  .formatted(MarkdownText.code(step.name()), link(workflow.name(), at)));
        }
      }
    }
    for (var job : design.jobs().values()) {
      if (emits(job.effects(), event)) {
        found.add("the job " + link(job.name(), Address.of("jobs", job.name())));
      }
    }
    for (var other : design.events().values()) {
      if (emits(other.effects(), event)) {
        found.add("the event " + link(other.name(), Address.of("events", other.name())));
      }
    }
    return List.copyOf(found);
  }

  private static boolean emits(Effects effects, String event) {
    return effects.emits().contains(event);
  }

  private static String link(String name, Address at) {
    return Phrase.link(MarkdownText.code(name), at);
  }
}
