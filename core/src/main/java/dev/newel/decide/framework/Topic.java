package dev.newel.decide.framework;

import java.util.LinkedHashSet;
import java.util.List;

/// One thing to decide.
///
/// @param id as a record and the command line name it: `services`
/// @param title what a record of it is called
/// @param ask the question
/// @param of what is decided each time
/// @param options the simplest first: of two with one score the first is chosen
/// @param places the places of a design that name the record of such a decision or say what was
///     chosen: `stack/store`, `deployment/style`
public record Topic(
    String id,
    String title,
    String ask,
    Of of,
    List<Option> options,
    List<Criterion> criteria,
    List<String> places) {
  public Topic {
    options = List.copyOf(options);
    criteria = List.copyOf(criteria);
    places = List.copyOf(places);
  }

  /// What a topic is decided for.
  public enum Of {
    DESIGN,
    /// Each operation that calls another system or starts a workflow.
    CALLING_OPERATION,
    /// Each list that has no end of its own.
    LIST,
    WORKFLOW
  }

  /// The facts that its criteria name, in the order of the criteria.
  public List<Fact> facts() {
    var facts = new LinkedHashSet<Fact>();
    for (var criterion : criteria) {
      for (var test : criterion.when().tests()) {
        facts.add(test.fact());
        if (test.other() != null) {
          facts.add(test.other());
        }
      }
    }
    return List.copyOf(facts);
  }

  /// The option of that id; a criterion that names another is a mistake of the framework.
  public Option option(String wanted) {
    return options.stream()
        .filter(option -> option.id().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(id + " has no option " + wanted));
  }
}
