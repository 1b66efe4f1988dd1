package dev.newel.check.boxes;

import dev.newel.check.Subject;
import dev.newel.finding.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/// Which boxes a design ticks.
///
/// @param lines one for each box, in the order of [Boxes#ALL]
public record Checklist(List<Line> lines) {
  public Checklist {
    lines = List.copyOf(lines);
  }

  /// A box and its state.
  public record Line(Box box, State state) {
    /// Why it is so, in clauses: what the design says where that ticks it, what is missing, what
    /// there is nothing of; empty where rules alone tick it, and where something else decides.
    public List<String> because() {
      return switch (state) {
        case State.Ticked() -> box.demand() == null ? List.of() : List.of(box.demand().says());
        case State.Unticked(var missing) -> missing;
        case State.Undecided(var why) -> List.of(why);
        case State.ForPerson(), State.ForProbe(), State.ForDocuments() -> List.of();
      };
    }
  }

  /// What became of a box.
  public sealed interface State {
    /// The design does what it asks.
    record Ticked() implements State {}

    /// @param because what is missing, and the ids of findings
    record Unticked(List<String> because) implements State {
      public Unticked {
        because = List.copyOf(because);
      }
    }

    /// There is nothing to compare it with, or nothing that it speaks of.
    ///
    /// @param why a clause: "no `contracts` is named", "there are no operations"
    record Undecided(String why) implements State {}

    /// Only somebody who reads it can say.
    record ForPerson() implements State {}

    /// Only a running server can say.
    record ForProbe() implements State {}

    /// Only the written documents can say.
    record ForDocuments() implements State {}
  }

  /// @param open the findings that nobody has accepted
  public static Checklist compute(Subject subject, Collection<Finding> open) {
    var lines = new ArrayList<Line>();
    for (var box : Boxes.ALL) {
      lines.add(new Line(box, stateOf(box, subject, open)));
    }
    return new Checklist(lines);
  }

  private static State stateOf(Box box, Subject subject, Collection<Finding> open) {
    var input = box.input();
    if (input != null && !subject.has(input)) {
      return new State.Undecided("no `%s` is named".formatted(input));
    }
    return switch (box.kind()) {
      case PERSON -> new State.ForPerson();
      case PROBE -> new State.ForProbe();
      case DOCUMENT -> new State.ForDocuments();
      case RULE -> decided(box, subject, open);
    };
  }

  private static State decided(Box box, Subject subject, Collection<Finding> open) {
    var found = open.stream().map(Finding::id).filter(box.rules()::contains).sorted().toList();
    var matter = box.matter();
    if (matter != null && found.isEmpty() && !matter.there().test(subject)) {
      return new State.Undecided(matter.none());
    }
    var because = new LinkedHashSet<String>();
    var demand = box.demand();
    if (demand != null && !demand.met().test(subject)) {
      because.add("wanted: " + demand.says());
    }
    because.addAll(found);
    return because.isEmpty() ? new State.Ticked() : new State.Unticked(List.copyOf(because));
  }

  /// The list for people: one line for each box.
  public String text() {
    var out = new StringBuilder();
    for (var line : lines) {
      var mark =
          switch (line.state()) {
            case State.Ticked() -> "[x]";
            case State.Unticked unticked -> "[ ]";
            case State.Undecided undecided -> "[?]";
            case State.ForPerson() -> "[person]";
            case State.ForProbe() -> "[probe]";
            case State.ForDocuments() -> "[document]";
          };
      var why =
          switch (line.state()) {
            case State.Unticked(var because) -> ": " + String.join("; ", because);
            case State.Undecided(var reason) -> ": " + reason;
            default -> "";
          };
      out.append(
          "%-10s %-12s %s%s%n"
              .formatted(mark, line.box().id(), line.box().text(), why)
              .replace("\r\n", "\n"));
    }
    return out.toString();
  }
}
