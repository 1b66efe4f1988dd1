package dev.newel.check.boxes;

import dev.newel.check.Subject;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One box of a checklist.
///
/// @param id stable: `workflow-06`
/// @param text what is ticked, one clause
/// @param rules the rules of which an open finding unticks it: those for designs, or for a box of
///     kind `DOCUMENT` those for documents
/// @param demand what the design must say; null where the rules decide alone
/// @param input the kind of document that it is compared with: while none is named, nobody can tick
///     it; null for none
/// @param matter what it speaks of; null where every design has it
public record Box(
    String id,
    String text,
    Kind kind,
    List<String> rules,
    @Nullable Demand demand,
    @Nullable String input,
    @Nullable Matter matter) {
  public Box {
    rules = List.copyOf(rules);
  }

  /// Who decides it.
  public enum Kind {
    RULE,
    /// A running server.
    PROBE,
    /// The documents once they are written.
    DOCUMENT,
    PERSON
  }

  /// @param says what is wanted, a clause: "`goals` has numbers"
  public record Demand(String says, Predicate<Subject> met) {}

  /// @param none a clause for a design without it: "there are no operations"
  public record Matter(String none, Predicate<Subject> there) {}

  static Box person(String id, String text) {
    return new Box(id, text, Kind.PERSON, List.of(), null, null, null);
  }

  static Box probe(String id, String text) {
    return new Box(id, text, Kind.PROBE, List.of(), null, null, null);
  }

  /// A box that rules decide over the written documents; without rules, what is written decides.
  static Box document(String id, String text, String... rules) {
    return new Box(id, text, Kind.DOCUMENT, List.of(rules), null, null, null);
  }

  /// A box that rules decide.
  static Box rule(String id, String text, String... rules) {
    return new Box(id, text, Kind.RULE, List.of(rules), null, null, null);
  }

  /// The same, if the design also says something.
  Box demands(String says, Predicate<Subject> met) {
    return new Box(id, text, kind, rules, new Demand(says, met), input, matter);
  }

  /// The same, compared with a document.
  Box against(String document) {
    return new Box(id, text, kind, rules, demand, document, matter);
  }

  /// The same, undecided where there is none of what it speaks of.
  Box about(Matter matter) {
    return new Box(id, text, kind, rules, demand, input, matter);
  }
}
