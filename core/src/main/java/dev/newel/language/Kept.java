package dev.newel.language;

/// Who keeps the promise that an element of the language makes.
public enum Kept {
  /// As the element that holds it.
  INHERIT,
  /// The server enforces it and a test proves it.
  SERVED,
  /// A document, a contract or a rule reads it; the server enforces nothing of it.
  PUBLISHED,
  /// The language has the word, the reader judges it; no document, contract or rule reads it yet.
  LATER
}
