package dev.newel.language;

/// Who keeps the promise that an element of the language makes.
public enum Kept {
  /// As the element that holds it.
  INHERIT,
  /// The server enforces it and a test proves it.
  SERVED,
  /// Documents and contracts say it; nothing enforces it.
  PUBLISHED,
  /// The language has the word; neither server nor documents act on it yet.
  LATER
}
