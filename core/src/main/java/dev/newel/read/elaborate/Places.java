package dev.newel.read.elaborate;

import dev.newel.source.Address;
import dev.newel.source.Span;
import org.jspecify.annotations.Nullable;

/// Where written things stand, for findings.
public interface Places {
  /// Of a design that stands in no file.
  Places NOWHERE =
      new Places() {
        @Override
        public @Nullable Span of(Address address) {
          return null;
        }

        @Override
        public @Nullable Span within(Address address, String part, int offset, int length) {
          return null;
        }
      };

  /// The span of `address`, or of its nearest recorded ancestor; null where none is known.
  @Nullable Span of(Address address);

  /// The span of a part of the text `part`, which stands somewhere in the scalar at `address`.
  ///
  /// @param offset from the beginning of `part`, in UTF-16 units
  /// @param length in UTF-16 units
  @Nullable Span within(Address address, String part, int offset, int length);
}
