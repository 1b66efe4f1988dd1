package dev.newel.check;

import dev.newel.design.Design;
import dev.newel.design.trace.Decision;
import dev.newel.design.trace.Requirement;
import dev.newel.language.Maps;
import dev.newel.source.Address;
import dev.newel.source.SourceMap;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What is checked: a design, its places, and the documents that it names.
///
/// @param requirements by id
/// @param decisions by id
/// @param inputs every document that the design names
/// @param today the day on which dates are judged
public record Subject(
    Design design,
    SourceMap sources,
    Map<String, Requirement> requirements,
    Map<String, Decision> decisions,
    List<Input> inputs,
    LocalDate today) {
  public Subject {
    requirements = Maps.ordered(requirements);
    decisions = Maps.ordered(decisions);
    inputs = List.copyOf(inputs);
  }

  /// A document that the design names.
  ///
  /// @param at where: `system/requirements`, `features/E01-F01/research`
  /// @param kind `requirements`, `research`, `contracts`, `data-design` or `decisions`
  /// @param there whether it can be read
  public record Input(Address at, String kind, boolean there) {}

  /// Whether a document of this kind is named and can be read.
  public boolean has(String kind) {
    return inputs.stream().anyMatch(input -> input.there() && input.kind().equals(kind));
  }

  /// Every statement that has effects, with its place: operations, events, jobs, and the parts of
  /// workflows.
  public List<Doing> doings() {
    return Doing.of(design);
  }
}
