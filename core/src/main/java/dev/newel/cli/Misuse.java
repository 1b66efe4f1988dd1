package dev.newel.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is wrong with a command line and what to type instead, in our words.
final class Misuse {
  private static final String NO_COLOR = "--no-color";

  private Misuse() {}

  /// One line without an end: "there is no command `chek`".
  static String complaint(ParameterException e) {
    var spec = e.getArgSpec();
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched);
    }
    if (e instanceof MissingParameterException missing) {
      return missing(missing);
    }
    if (spec != null && e.getValue() != null && spec.completionCandidates() != null) {
      var allowed = new TreeSet<String>();
      spec.completionCandidates().forEach(allowed::add);
      if (!allowed.isEmpty()) {
        return "%s is one of `%s`, not `%s`"
            .formatted(named(spec), String.join("`, `", allowed), e.getValue());
      }
    }
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /// The hint that goes with it.
  static String remedy(ParameterException e) {
    var command = e.getCommandLine().getCommandSpec().qualifiedName();
    if (e instanceof UnmatchedArgumentException unmatched) {
      var words = unmatched.getUnmatched();
      if (isUnknownCommand(unmatched) && words.getFirst().equals("help")) {
        return "run `%s --help`.".formatted(String.join(" ", helped(e)));
      }
      if (words.contains(NO_COLOR)) {
        return "pass `--color=never`, or set `NO_COLOR=1`.";
      }
      if (!unmatched.getSuggestions().isEmpty()) {
        return "did you mean `" + String.join("` or `", unmatched.getSuggestions()) + "`?";
      }
    }
    return "run `" + command + " --help` to see what it takes.";
  }

  /// The program, and the command that the words name.
  private static List<String> helped(ParameterException e) {
    var names = new ArrayList<>(List.of("newel"));
    e.getCommandLine().getParseResult().originalArgs().stream()
        .filter(e.getCommandLine().getSubcommands()::containsKey)
        .findFirst()
        .ifPresent(names::add);
    return names;
  }

  private static String unmatched(UnmatchedArgumentException e) {
    var first = e.getUnmatched().getFirst();
    if (isUnknownCommand(e)) {
      return "there is no command `" + first + "`";
    }
    var command = e.getCommandLine().getCommandSpec().qualifiedName();
    return first.startsWith("-")
        ? "`%s` has no option `%s`".formatted(command, first)
        : "`%s` takes no further argument `%s`".formatted(command, first);
  }

  private static String missing(MissingParameterException e) {
    if (e.getMissing().isEmpty()) {
      return String.valueOf(e.getMessage());
    }
    var spec = e.getMissing().getFirst();
    return spec.isOption()
        ? "%s needs a value, `%s`".formatted(named(spec), spec.paramLabel())
        : "`%s` is missing".formatted(spec.paramLabel());
  }

  private static boolean isUnknownCommand(UnmatchedArgumentException e) {
    return !e.isUnknownOption() && !e.getCommandLine().getSubcommands().isEmpty();
  }

  private static String named(ArgSpec spec) {
    return spec instanceof OptionSpec option
        ? "`" + option.longestName() + "`"
        : "`" + spec.paramLabel() + "`";
  }
}
