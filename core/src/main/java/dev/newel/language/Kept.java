package dev.newel.language;

/// Who keeps the promise that an element of the language makes.
public enum Kept {
  /// As the element that holds it.
  INHERIT,
  /// The server enforces it and a test proves it.
  SERVED,
  /// Rules, `newel explain` and contracts know it; the server enforces nothing of it.
  PUBLISHED,
  /// The language has the word; nothing acts on it yet.
  LATER
}
