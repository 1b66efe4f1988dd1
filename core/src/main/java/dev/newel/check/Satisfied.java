package dev.newel.check;

import dev.newel.design.Design;
import dev.newel.source.Address;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What satisfies requirements.
public final class Satisfied {
  private Satisfied() {}

  /// The requirements that each place of `design` names, by place, in the order of the design.
  public static Map<Address, List<String>> of(Design design) {
    var all = new LinkedHashMap<Address, List<String>>();
    design.operations().forEach(operation -> all.put(operation.address(), operation.satisfies()));
    design
        .events()
        .forEach((name, event) -> all.put(Address.of("events", name), event.satisfies()));
    design
        .workflows()
        .forEach((name, workflow) -> all.put(Address.of("workflows", name), workflow.satisfies()));
    design.jobs().forEach((name, job) -> all.put(Address.of("jobs", name), job.satisfies()));
    var cli = design.prose().cli();
    if (cli != null) {
      cli.commands()
          .forEach(
              (name, command) -> all.put(Address.of("cli", "commands", name), command.satisfies()));
    }
    var library = design.prose().library();
    if (library != null) {
      library
          .functions()
          .forEach(
              (name, function) ->
                  all.put(Address.of("library", "functions", name), function.satisfies()));
    }
    var goals = design.prose().goals();
    if (goals != null) {
      all.put(Address.of("goals"), goals.satisfies());
    }
    Numbers.goals(design).forEach((place, goal) -> all.put(place, goal.satisfies()));
    all.values().removeIf(List::isEmpty);
    return all;
  }
}
