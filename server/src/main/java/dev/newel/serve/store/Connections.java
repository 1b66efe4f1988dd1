package dev.newel.serve.store;

/// The connections of a pool at one moment.
///
/// @param active in use
/// @param waiting threads that wait for one
/// @param most how many there may be
public record Connections(int active, int idle, int waiting, int most) {}
