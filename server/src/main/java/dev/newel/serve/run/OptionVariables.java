package dev.newel.serve.run;

import dev.newel.facts.RunVariables;
import dev.newel.facts.RunVariables.RunVariable;
import dev.newel.serve.store.StartFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Gives options that the command line leaves out the values of their variables.
final class OptionVariables {
  /// Read where the database is looked for, by the name that everybody knows.
  private static final String DATABASE = "database-url";

  /// Code that lies in the folder of a design runs only when the user says so, and not the folder.
  private static final String CODE = "handlers";

  private final CommandSpec command;
  private final Map<String, String> places = new LinkedHashMap<>();

  OptionVariables(CommandSpec command) {
    this.command = command;
  }

  /// Takes what the environment and the file say; throws `StartFailure` where a value does not fit.
  void take(Surroundings surroundings) {
    for (var variable : RunVariables.ALL) {
      var text = surroundings.value(variable.name());
      if (text != null) {
        var place = surroundings.place(variable.name());
        if (variable.option().equals(CODE) && surroundings.isOfDesign(variable.name())) {
          throw new StartFailure(
              "%s is not followed: what lies beside a design does not say which code runs."
                  .formatted(place),
              "Pass `--handlers`, set the variable in the environment, or name the file with `--env-file`.");
        }
        give(variable, place, text);
      }
    }
  }

  /// Takes what a design says where nobody said anything else.
  ///
  /// @param defaults by variable
  void take(List<String> options, Function<String, @Nullable String> defaults) {
    for (var variable : RunVariables.ALL) {
      var text = options.contains(variable.option()) ? defaults.apply(variable.name()) : null;
      if (text != null && !places.containsKey(variable.option())) {
        give(variable, "The default of `%s` in the design".formatted(variable.name()), text);
      }
    }
  }

  private void give(RunVariable variable, String place, String text) {
    var option = command.findOption("--" + variable.option());
    if (option == null
        || variable.option().equals(DATABASE)
        || text.isBlank()
        || command.commandLine().getParseResult().hasMatchedOption(option)) {
      return;
    }
    option.setValue(value(option, variable, place, text.strip()));
    places.put(variable.option(), place);
  }

  private static Object value(OptionSpec option, RunVariable variable, String place, String text) {
    var type = option.type();
    if (type == int.class || type == Integer.class) {
      return number(variable, place, text);
    }
    if (type == boolean.class) {
      if (!text.equals("true") && !text.equals("false")) {
        throw new StartFailure(
            "%s is neither `true` nor `false`.".formatted(place),
            "Write `%s=true`, or leave it out.".formatted(variable.name()));
      }
      return Boolean.valueOf(text);
    }
    if (type == List.class) {
      return Stream.of(text.split(";", -1))
          .map(String::strip)
          .filter(part -> !part.isEmpty())
          .toList();
    }
    return text;
  }

  private static Integer number(RunVariable variable, String place, String text) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      // The value is not told: it may be a secret in the wrong place.
      throw new StartFailure(
          "%s is no whole number, or one that is far too large.".formatted(place),
          "Write such as `%s=%s`.".formatted(variable.name(), variable.initial()),
          e);
    }
  }

  /// Begins what is wrong with an option: empty for one of the command line, else where it was
  /// said.
  String blame(String option) {
    return places.containsKey(option) ? Objects.requireNonNull(places.get(option)) + ": " : "";
  }
}
