package dev.newel.gate.mermaid;

/// A fault where it was found in the cleaned text.
///
/// @param at the character, counted from 0
record Found(MermaidFault.Kind kind, int at, String message, String hint) {}
