package dev.newel.publish.document.sections.interfaces;

import dev.newel.design.Design;
import dev.newel.facts.slices.ProgramErrors;
import dev.newel.language.Cli;
import dev.newel.language.Cli.CommandText;
import dev.newel.language.FieldText;
import dev.newel.language.Json;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Cells;
import dev.newel.publish.document.OperationAddress;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The commands of the program.
final class CliCommands {
  static final Section SECTION = Section.of("commands", CliCommands::full, CliCommands::rows);
  static final Section IN_FULL = Section.of("commands-in-full", CliCommands::full);

  private static final Map<String, String> COLUMNS =
      Phrase.row(
          "Command", "command",
          "Purpose", "purpose",
          "Usage", "usage",
          "Output", "output",
          "Exit codes", "exits");
  private static final Map<String, String> OPTIONS = renamed("Option");
  private static final Map<String, String> ARGUMENTS = renamed("Argument");
  private static final Map<String, String> EXITS =
      Phrase.row("Exit code", "code", "Meaning", "meaning");

  private CliCommands() {}

  private static Map<String, String> renamed(String first) {
    var columns = new LinkedHashMap<String, String>();
    WrittenFields.PARAMETERS.forEach(
        (label, fact) -> columns.put(fact.equals("name") ? first : label, fact));
    return columns;
  }

  private static List<Block> none(Place place) {
    return Unknown.absent(place, "no command belongs here");
  }

  private static Address at(String name) {
    return Address.of("cli", "commands", name);
  }

  private static List<Block> full(Place place) {
    var commands = place.subject().slice().commands();
    var cli = place.subject().design().prose().cli();
    if (commands.isEmpty() || cli == null) {
      return none(place);
    }
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Block.Paragraph(
            Phrase.words(
                Phrase.sentence(cli.doc()),
                "The program is %s; answers go to the standard output and messages to the standard error."
                    .formatted(MarkdownText.code(cli.program())))));
    if (!cli.options().isEmpty()) {
      blocks.add(new Block.Paragraph("Options of every command:"));
      blocks.add(Cells.table(OPTIONS, WrittenFields.options(cli.options())));
    }
    commands.forEach((name, command) -> command(name, command, cli, place, blocks));
    return blocks;
  }

  private static void command(
      String name, CommandText command, Cli cli, Place place, List<Block> blocks) {
    blocks.add(new Block.Heading(1, MarkdownText.prose(cli.program() + " " + name), at(name)));
    var lines = new ArrayList<String>();
    lines.add("**Purpose:** " + purpose(name, command));
    lines.add("**Usage:** " + MarkdownText.code(usage(name, command, cli)));
    lines.add("**Input:** " + input(command));
    runs(command, place).ifPresent(lines::add);
    lines.add("**Output:** " + output(command) + ".");
    if (Boolean.TRUE.equals(command.background())) {
      lines.add("**Runs** until it is stopped.");
    }
    command
        .signals()
        .forEach(
            (signal, reaction) ->
                lines.add(
                    "**On %s:** %s"
                        .formatted(MarkdownText.code(signal), Phrase.sentence(reaction))));
    if (command.example() != null) {
      lines.add("**Example:** " + MarkdownText.code(command.example()));
    }
    blocks.add(new Block.Bullets(lines));
    if (!command.arguments().isEmpty()) {
      blocks.add(Cells.table(ARGUMENTS, WrittenFields.rows(command.arguments())));
    }
    if (!command.options().isEmpty()) {
      blocks.add(Cells.table(OPTIONS, WrittenFields.options(command.options())));
    }
    var rows = new ArrayList<Map<String, String>>();
    exits(command, cli, place.subject().design())
        .forEach(
            (code, meaning) ->
                rows.add(Phrase.row("code", String.valueOf(code), "meaning", meaning)));
    if (!rows.isEmpty()) {
      blocks.add(Cells.table(EXITS, rows));
    }
  }

  /// The operation that a command calls.
  private static Optional<String> runs(CommandText command, Place place) {
    return place.subject().design().operations().stream()
        .filter(operation -> operation.id().equals(command.runs()))
        .findFirst()
        .map(
            operation ->
                "**Runs:** "
                    + Phrase.link(MarkdownText.code(operation.id()), OperationAddress.of(operation))
                    + ".");
  }

  private static String purpose(String name, CommandText command) {
    var doc = Phrase.sentence(command.doc());
    return !doc.isEmpty()
        ? doc
        : command.runs() == null
            ? Phrase.capital(MarkdownText.prose(OperationWords.words(name))) + "."
            : "Runs %s.".formatted(MarkdownText.code(command.runs()));
  }

  /// The usage, or where it fits no cell how many options may be left out.
  private static String shortUsage(String name, CommandText command, Cli cli) {
    var whole = MarkdownText.code(usage(name, command, cli));
    if (Cells.fits(whole)) {
      return whole;
    }
    var words = called(name, command, cli);
    var left = new ArrayList<String>();
    for (var options : List.of(command.options(), cli.options())) {
      options.forEach(
          (option, field) ->
              (WrittenFields.required(field) ? words : left).add(option(option, field)));
    }
    return "%s and %s"
        .formatted(MarkdownText.code(String.join(" ", words)), Phrase.count(left.size(), "option"));
  }

  private static String usage(String name, CommandText command, Cli cli) {
    var words = called(name, command, cli);
    command.options().forEach((option, field) -> words.add(option(option, field)));
    cli.options().forEach((option, field) -> words.add(option(option, field)));
    return String.join(" ", words);
  }

  /// The program, the command and its arguments.
  private static List<String> called(String name, CommandText command, Cli cli) {
    var words = new ArrayList<String>();
    words.add(cli.program());
    words.add(name);
    command
        .arguments()
        .forEach(
            (argument, field) ->
                words.add(
                    (WrittenFields.required(field) ? "<" + argument + ">" : "[" + argument + "]")
                        + more(field)));
    return words;
  }

  private static String option(String name, FieldText field) {
    var value = WrittenFields.isFlag(field) ? "" : " <" + name.replaceFirst("^-+", "") + ">";
    return (WrittenFields.required(field) ? name + value : "[" + name + value + "]") + more(field);
  }

  /// How a usage says that something may be given again.
  private static String more(FieldText field) {
    return WrittenFields.repeats(field) ? "..." : "";
  }

  private static String input(CommandText command) {
    return switch (command.reads() == null ? Cli.Input.NOTHING : command.reads()) {
      case NOTHING -> "its arguments and options alone.";
      case STDIN -> "its arguments and options, and the standard input.";
      case FILES -> "its arguments and options, and the files that they name.";
    };
  }

  private static String output(CommandText command) {
    return switch (command.prints()) {
      case null -> "nothing";
      case Json.Text(var text) -> MarkdownText.code(text);
      case Json.Object(var members) -> {
        var forms = new ArrayList<String>();
        members.forEach(
            (form, value) ->
                forms.add(
                    "as %s %s"
                        .formatted(
                            MarkdownText.prose(form),
                            MarkdownText.code(
                                value instanceof Json.Text(var text)
                                    ? text
                                    : JsonText.lines(value)))));
        yield Phrase.and(forms);
      }
      default -> MarkdownText.code(JsonText.lines(command.prints()));
    };
  }

  /// The exit codes of the program and of the command, and those of the errors that what it runs
  /// can fail with.
  private static Map<Integer, String> exits(CommandText command, Cli cli, Design design) {
    var exits = new TreeMap<Integer, String>();
    cli.exits().forEach((code, meaning) -> put(exits, code, meaning));
    for (var name : errors(command, design)) {
      var error = design.errors().get(name);
      if (error != null && error.exit() != null) {
        exits.put(
            error.exit(),
            "%s: %s"
                .formatted(MarkdownText.code(error.code()), FailureWords.text(error, Map.of())));
      }
    }
    command.exits().forEach((code, meaning) -> put(exits, code, meaning));
    return exits;
  }

  private static void put(Map<Integer, String> exits, String code, String meaning) {
    if (code.matches("\\d{1,3}")) {
      exits.put(Integer.valueOf(code), Phrase.sentence(meaning));
    }
  }

  private static Set<String> errors(CommandText command, Design design) {
    var runs = command.runs();
    var library = design.prose().library();
    var function = library == null || runs == null ? null : library.functions().get(runs);
    var errors = new LinkedHashSet<>(ProgramErrors.of(design));
    if (function != null) {
      errors.addAll(function.raises());
    } else {
      design.operations().stream()
          .filter(operation -> operation.id().equals(runs))
          .flatMap(operation -> operation.failures().stream())
          .forEach(failure -> errors.add(failure.code()));
    }
    return errors;
  }

  private static List<Block> rows(Place place) {
    var commands = place.subject().slice().commands();
    var cli = place.subject().design().prose().cli();
    if (commands.isEmpty() || cli == null) {
      return none(place);
    }
    var rows = new ArrayList<Map<String, String>>();
    commands.forEach(
        (name, command) -> {
          var exits = exits(command, cli, place.subject().design()).keySet();
          rows.add(
              Phrase.row(
                  "command", Phrase.link(MarkdownText.code(name), at(name)),
                  "purpose", purpose(name, command),
                  "usage", shortUsage(name, command, cli),
                  "output", output(command),
                  "exits",
                      exits.isEmpty()
                          ? "not stated"
                          : String.join(", ", exits.stream().map(String::valueOf).toList())));
        });
    return List.of(Cells.table(COLUMNS, rows));
  }
}
