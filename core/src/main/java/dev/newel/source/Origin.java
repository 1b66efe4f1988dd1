package dev.newel.source;

/// Where a fact of a design comes from.
public sealed interface Origin {
  /// Somebody wrote it there.
  record Written(Span span) implements Origin {}

  /// A convention of the language put it there.
  ///
  /// @param name the convention's stable name, as in `docs/language/conventions.md`:
  ///     `standard-method`, `api-default`
  /// @param because the reason in one clause: "`list` answers 200"
  /// @param from the written place that the convention read, `Address.ROOT` where it needs none
  record Convention(String name, String because, Address from) implements Origin {}
}
