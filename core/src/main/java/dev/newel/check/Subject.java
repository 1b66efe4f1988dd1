package dev.newel.check;

import dev.newel.design.Design;
import dev.newel.design.trace.Decision;
import dev.newel.design.trace.KnownRequirements;
import dev.newel.language.Maps;
import dev.newel.source.Address;
import dev.newel.source.Origin;
import dev.newel.source.SourceMap;
import dev.newel.source.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is checked: a design, its places, and the documents that it names.
///
/// @param requirements of all documents
/// @param decisions by id
/// @param documented where documents state what they state: `requirements/FR-001`,
///     `decisions/ADR-1`
/// @param inputs every document that the design names
/// @param today the day on which dates are judged
public record Subject(
    Design design,
    SourceMap sources,
    KnownRequirements requirements,
    Map<String, Decision> decisions,
    Map<Address, Span> documented,
    List<Input> inputs,
    LocalDate today) {
  public Subject {
    decisions = Maps.ordered(decisions);
    documented = Maps.ordered(documented);
    inputs = List.copyOf(inputs);
  }

  /// The address under which a requirement of a document is known.
  ///
  /// @param name its id, or `KnownRequirements.Stated.name()`
  public static Address requirement(String name) {
    return Address.of("requirements", name);
  }

  /// The address under which a decision of a document is known.
  public static Address decision(String id) {
    return Address.of("decisions", id);
  }

  /// Where a place is written: in a document, or else in the design.
  public @Nullable Span locate(Address place) {
    var there = documented.get(place);
    return there == null ? sources.locate(place) : there;
  }

  /// Whether somebody wrote what stands there, rather than a convention.
  public boolean isWritten(Address place) {
    return sources.origin(place) instanceof Origin.Written;
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
