package dev.newel.language;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A command line program.
@Element(says = "A command line program.")
public record Cli(
    @Key(says = "What one types.", eg = "tariff", required = true) String program,
    @Key(says = "What it is for.", eg = "Computes and keeps tariffs.") @Nullable String doc,
    @Key(says = "Options of every command.", eg = "{ --quiet: flag }", names = NameKind.OPTION)
        Map<String, FieldText> options,
    @Key(says = "Exit codes beside those of the errors.", eg = "{ 0: Done. }")
        Map<String, String> exits,
    @Key(says = "The commands; a subcommand follows a space.", eg = "{ quote: { runs: quote } }")
        Map<String, CommandText> commands) {
  public Cli {
    options = Maps.ordered(options);
    exits = Maps.ordered(exits);
    commands = Maps.ordered(commands);
  }

  /// One command.
  @Element(says = "One command.")
  public record CommandText(
      @Key(says = "What it does.", eg = "Prints the price of a parcel.") @Nullable String doc,
      @Key(says = "Arguments, in this order.", eg = "{ country: string(2) }")
          Map<String, FieldText> arguments,
      @Key(says = "Options.", eg = "{ --dry-run: flag }", names = NameKind.OPTION)
          Map<String, FieldText> options,
      @Key(says = "The function or operation behind it.", eg = "tariffs.list")
          @Nullable String runs,
      @Key(says = "The Java class behind it.", eg = "tariffImport", kept = Kept.LATER)
          @Nullable String handler,
      @Key(says = "What it prints: a type, or a form of text and of JSON.", eg = "Quote")
          @Nullable Json prints,
      @Key(says = "What it reads besides.", eg = "stdin", otherwise = "nothing")
          @Nullable Input reads,
      @Key(says = "A call.", eg = "tariff quote DE 1200") @Nullable String example,
      @Key(says = "Exit codes of its own.", eg = "{ 6: The file has errors. }")
          Map<String, String> exits,
      @Key(says = "Whether it goes on until it is stopped.", eg = "true", otherwise = "false")
          @Nullable Boolean background,
      @Key(says = "What it does on a signal.", eg = "{ SIGTERM: Ends within 30s. }")
          Map<String, String> signals,
      @Key(says = "The requirements that it meets.", eg = "[FR-020]") List<String> satisfies) {
    public CommandText {
      arguments = Maps.ordered(arguments);
      options = Maps.ordered(options);
      exits = Maps.ordered(exits);
      signals = Maps.ordered(signals);
      satisfies = List.copyOf(satisfies);
    }
  }

  /// What a command reads besides its arguments.
  public enum Input {
    NOTHING,
    STDIN,
    FILES
  }
}
