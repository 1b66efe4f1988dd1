package dev.newel.read.elaborate;

import dev.newel.source.Address;
import dev.newel.source.Span;
import java.util.List;
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

        @Override
        public @Nullable Span word(Address address, String word) {
          return null;
        }

        @Override
        public List<Address> unread() {
          return List.of();
        }
      };

  /// The span of `address`, or of its nearest recorded ancestor; null where none is known.
  @Nullable Span of(Address address);

  /// The span of a part of the text `part`, which stands somewhere in the scalar at `address`.
  ///
  /// @param offset from the beginning of `part`, in UTF-16 units
  /// @param length in UTF-16 units
  @Nullable Span within(Address address, String part, int offset, int length);

  /// The span of the first place where `word` stands as a whole word in the text at `address`; the
  /// span of `address` where it does not.
  @Nullable Span word(Address address, String word);

  /// What is written but could not be read, and has a finding that says so; as written.
  List<Address> unread();
}
