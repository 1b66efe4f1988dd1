package dev.newel.check;

import dev.newel.design.Design;
import dev.newel.language.Goals;
import dev.newel.source.Address;
import java.util.LinkedHashMap;
import java.util.Map;

/// The goals of a design.
public final class Numbers {
  private Numbers() {}

  /// Every goal by its place, in the order of the language.
  public static Map<Address, Goals.Goal> goals(Design design) {
    var all = new LinkedHashMap<Address, Goals.Goal>();
    var goals = design.prose().goals();
    if (goals != null) {
      var at = Address.of("goals");
      if (goals.reads() != null) {
        all.put(at.at("reads"), goals.reads());
      }
      if (goals.writes() != null) {
        all.put(at.at("writes"), goals.writes());
      }
      goals.operations().forEach((name, goal) -> all.put(at.at("operations").at(name), goal));
    }
    return all;
  }
}
