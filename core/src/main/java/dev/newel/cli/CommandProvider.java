package dev.newel.cli;

import java.util.List;

/// Commands from outside the core, found by `ServiceLoader`: the server module's `run`, or a third
/// party's.
public interface CommandProvider {
  /// New commands for one run, in the order in which `--help` lists them.
  List<Command> commands();
}
