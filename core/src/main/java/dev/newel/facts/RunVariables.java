package dev.newel.facts;

import java.util.List;

/// The variables that `newel run` and `newel up` read beside the settings of a design: one for each
/// of their options, for places where a command line is hard to change, such as a container.
public final class RunVariables {
  /// Each of them; a test of the server holds the list to its options.
  public static final List<RunVariable> ALL =
      List.of(
          new RunVariable("port", "8080", "The port to listen on, 0 for any that is free."),
          new RunVariable(
              "host", "127.0.0.1", "The address to listen on, 0.0.0.0 for any network."),
          new RunVariable(
              "data", "", "Where data and keys are kept; .newel/data beside the design."),
          new RunVariable(
              "database-url",
              "DATABASE_URL",
              "",
              "The PostgreSQL to use; without it one of its own."),
          new RunVariable(
              "shutdown-delay",
              "",
              "How long it is served on, not ready, before it stops, such as 5s."),
          new RunVariable("role", "", "ROLE=LOGIN, a role and who gets it; `;` between several."),
          new RunVariable("key", "", "FIELD=VALUE,..., an API key to make; `;` between several."),
          new RunVariable(
              "handlers",
              "",
              "Java classes that carry out handlers; not taken from the `.env` beside a design."),
          new RunVariable("seed", "false", "Whether empty tables are filled with made-up rows."),
          new RunVariable("seed-rows", "20", "How many rows each table gets."),
          new RunVariable(
              "seed-anyway", "false", "Whether that is done in a database of yours too."),
          new RunVariable("to", "", "Where `newel up` writes documents and contracts."));

  private RunVariables() {}

  /// A variable that stands for an option.
  ///
  /// @param option without its dashes
  /// @param name of the variable
  /// @param initial what holds without it, empty where nothing does or it depends
  /// @param says what it means, in one line
  public record RunVariable(String option, String name, String initial, String says) {
    private RunVariable(String option, String initial, String says) {
      this(option, nameOf(option), initial, says);
    }
  }

  /// The name of the variable for an option of that name.
  public static String nameOf(String option) {
    return "NEWEL_" + option.replace('-', '_').toUpperCase(java.util.Locale.ROOT);
  }
}
