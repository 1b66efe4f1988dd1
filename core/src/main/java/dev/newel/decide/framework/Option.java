package dev.newel.decide.framework;

import java.util.List;
import java.util.regex.Pattern;

/// One of the ways to go.
///
/// @param id as criteria name it
/// @param title as a record of the decision names it
/// @param words how people write that they chose it, in a record or in `stack`
/// @param good what speaks for it in general
/// @param bad what speaks against it in general
/// @param demands what whoever chooses it must see to
public record Option(
    String id,
    String title,
    Pattern words,
    List<String> good,
    List<String> bad,
    List<Demand> demands) {
  public Option {
    good = List.copyOf(good);
    bad = List.copyOf(bad);
    demands = List.copyOf(demands);
  }

  /// What an option asks for, and what holds the design to it.
  ///
  /// @param by the rule that finds it missing, `DEP001`; empty where nothing does
  public record Demand(String text, String by) {}
}
