package dev.newel.read.brief;

/// Finds the items of one kind. One object reads one document, its passages in order.
interface Extractor {
  /// Adds to `harvest` what `passage` says of the kind; a passage that says nothing is left alone.
  void read(Passage passage, Harvest harvest);

  /// The document is read to its end: adds what could not be said before.
  default void finish(Harvest harvest) {}
}
