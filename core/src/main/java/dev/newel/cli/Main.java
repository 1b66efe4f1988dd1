package dev.newel.cli;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// The `newel` program.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    // Messages are English and files are UTF-8 on every machine: same input, same bytes.
    Locale.setDefault(Locale.ROOT);
    var out = new WatchedOutput(new FileOutputStream(FileDescriptor.out));
    var console = systemConsole(out);
    Stop.exit(out.seen(run(List.of(args), console), console));
  }

  /// Runs one command line. Nothing is thrown: what goes wrong is told on the console and in the
  /// exit.
  public static Exit run(List<String> args, Console console) {
    try {
      return Exit.of(commandLine(console).execute(args.toArray(String[]::new)));
    } catch (RuntimeException | Error e) {
      return crash(e, console, args.contains("--debug"));
    }
  }

  private static CommandLine commandLine(Console console) {
    var root = new RootCommand();
    var commandLine = new CommandLine(root);
    for (var command : Commands.create()) {
      commandLine.addSubcommand(command);
    }
    commandLine.getCommandSpec().version(BuildInfo.read().lines());
    commandLine.setOut(new PrintWriter(console.outStream(), true, StandardCharsets.UTF_8));
    commandLine.setErr(new PrintWriter(console.errStream(), true, StandardCharsets.UTF_8));
    commandLine.setUsageHelpWidth(100);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExecutionStrategy(parsed -> execute(parsed, root, console));
    commandLine.setParameterExceptionHandler((e, arguments) -> misuse(e, console).code());
    // Main.run tells of it; picocli would print the trace.
    commandLine.setExecutionExceptionHandler(
        (e, line, parsed) -> crash(e, console, console.debug()).code());
    listExits(commandLine);
    return commandLine;
  }

  private static void listExits(CommandLine commandLine) {
    var usage = commandLine.getCommandSpec().usageMessage();
    usage.exitCodeListHeading("%nExit codes:%n").exitCodeList(Exit.list());
    usage
        .optionListHeading("%nOptions:%n")
        .commandListHeading("%nCommands:%n")
        .synopsisHeading("Usage: ");
    usage.parameterListHeading("%nParameters:%n").sortOptions(false);
    commandLine.getSubcommands().values().forEach(Main::listExits);
  }

  private static int execute(ParseResult parsed, RootCommand root, Console console) {
    root.applyTo(console);
    colorHelp(parsed.commandSpec().commandLine(), console);
    // With `--help` picocli overlooks what it does not know.
    if (!parsed.unmatched().isEmpty()) {
      throw new UnmatchedArgumentException(parsed.commandSpec().commandLine(), parsed.unmatched());
    }
    var help = CommandLine.executeHelpRequest(parsed);
    if (help != null) {
      return help;
    }
    var last = parsed.asCommandLineList().getLast();
    if (last.getCommand() instanceof Command command) {
      return run(command, console).code();
    }
    console.err(last.getUsageMessage().stripTrailing());
    return Exit.USAGE.code();
  }

  /// Picocli would print the trace of what it does not know, so nothing is thrown through it.
  private static Exit run(Command command, Console console) {
    try {
      return command.run(console);
    } catch (FileRewrite.Refused e) {
      return e.report(console);
    } catch (InvalidPathException e) {
      console.err("newel: `%s` is no name of a file here.".formatted(e.getInput()));
      console.err("hint: where it has letters beyond ASCII, set `LC_ALL=C.UTF-8`.");
      return Exit.USAGE;
    } catch (IOException | RuntimeException | Error e) {
      return crash(e, console, console.debug());
    }
  }

  private static void colorHelp(CommandLine commandLine, Console console) {
    commandLine.setColorScheme(
        CommandLine.Help.defaultColorScheme(console.colored() ? Ansi.ON : Ansi.OFF));
  }

  private static Exit misuse(ParameterException e, Console console) {
    console.err("newel: " + Misuse.complaint(e));
    console.err("hint: " + Misuse.remedy(e));
    return Exit.USAGE;
  }

  static Exit crash(Throwable e, Console console, boolean debug) {
    Throwable what =
        e instanceof UncheckedIOException io && io.getCause() instanceof IOException cause
            ? cause
            : e;
    var kind = what instanceof IOException ? "input or output failed" : "internal error";
    console.err(
        "newel: "
            + kind
            + ": "
            + firstLine(what)
            + (debug ? "" : ", run with --debug for the trace"));
    if (debug) {
      what.printStackTrace(console.errStream());
    }
    return Exit.CRASH;
  }

  private static String firstLine(Throwable e) {
    return e.toString().lines().findFirst().orElse("");
  }

  private static Console systemConsole(OutputStream stdout) {
    var out = new PrintStream(stdout, false, StandardCharsets.UTF_8);
    var err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8);
    var in = new BufferedInputStream(new FileInputStream(FileDescriptor.in));
    // Java cannot tell one stream from another; the launcher asks each and says which are a
    // terminal.
    var terminals = System.getProperty("newel.terminals", "");
    var world =
        new Console.World(
            Path.of("").toAbsolutePath(),
            System.getenv(),
            Clock.system(ZoneId.systemDefault()),
            terminals.contains("out"),
            terminals.contains("err"),
            terminals.contains("in"));
    return new Console(out, err, in, world);
  }
}
