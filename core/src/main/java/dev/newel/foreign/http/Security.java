package dev.newel.foreign.http;

import dev.newel.source.Span;
import java.util.List;

/// What a request must bring.
///
/// @param alternatives one of them is enough; one without demands lets anybody in. No alternative
///     at all: nothing is demanded
public record Security(List<Alternative> alternatives, Span place) {
  public Security {
    alternatives = List.copyOf(alternatives);
  }

  /// Whether a request without credentials is let in.
  public boolean isOpen() {
    return alternatives.isEmpty()
        || alternatives.stream().anyMatch(each -> each.demands().isEmpty());
  }

  /// Demands that hold together.
  public record Alternative(List<Demand> demands) {
    public Alternative {
      demands = List.copyOf(demands);
    }
  }

  /// @param scheme the name of a [SecurityScheme]
  /// @param scopes as written
  public record Demand(String scheme, List<String> scopes, Span place) {
    public Demand {
      scopes = List.copyOf(scopes);
    }
  }
}
