package dev.newel.cli;

/// When output is coloured: the values of `--color`, named as the user types them.
public enum ColorChoice {
  /// On a terminal, unless `NO_COLOR` is set (no-color.org) or `TERM` is `dumb`.
  auto,
  always,
  never
}
