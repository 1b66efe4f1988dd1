package dev.newel.source;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Where every fact of one design comes from. It stands beside the design, so that equality of
/// designs is meaning.
public final class SourceMap {
  /// Nothing is known.
  public static final SourceMap EMPTY = new SourceMap(Map.of());

  private final Map<Address, Origin> origins;
  private final UnaryOperator<Address> written;

  public SourceMap(Map<Address, Origin> origins) {
    this(origins, UnaryOperator.identity());
  }

  /// @param written from the address of a fact's long form to that of the form in which somebody
  ///     wrote it
  public SourceMap(Map<Address, Origin> origins, UnaryOperator<Address> written) {
    this.origins = new TreeMap<>(origins);
    this.written = written;
  }

  /// The origin recorded for exactly this address.
  public @Nullable Origin origin(Address address) {
    var exact = origins.get(address);
    return exact != null ? exact : origins.get(written.apply(address));
  }

  /// All recorded origins, sorted by address.
  public Map<Address, Origin> origins() {
    return Map.copyOf(origins);
  }

  /// The span of `address`, or of what the convention behind it read, or of its nearest recorded
  /// ancestor; null where none is known.
  public @Nullable Span locate(Address address) {
    var place = address;
    for (var hops = 0; hops < 64; hops++) {
      final var here = place;
      switch (origin(here)) {
        case Origin.Written written -> {
          return written.span();
        }
        case Origin.Convention convention
            when !convention.from().isRoot() && !convention.from().equals(here) ->
            place = convention.from();
        case null, default -> {
          if (place.isRoot()) {
            return null;
          }
          place = place.parent();
        }
      }
    }
    return null;
  }
}
