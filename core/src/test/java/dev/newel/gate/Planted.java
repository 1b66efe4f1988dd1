package dev.newel.gate;

import java.nio.charset.StandardCharsets;

/// A document with one change: a fault, or what looks like one and is none.
///
/// @param from the first line where the fault may be told
/// @param to the last one
record Planted(DocumentRule rule, byte[] bytes, int from, int to, boolean fault) {
  static Planted fault(DocumentRule rule, String text, int from, int to) {
    return new Planted(rule, text.getBytes(StandardCharsets.UTF_8), from, to, true);
  }

  static Planted alike(DocumentRule rule, String text, int from, int to) {
    return new Planted(rule, text.getBytes(StandardCharsets.UTF_8), from, to, false);
  }
}
