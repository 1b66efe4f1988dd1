package dev.newel.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes a first design.
@CommandLine.Command(
    name = "init",
    description = {
      "Write a first design: small, valid, with what nobody has decided as open questions.",
      "It asks a few questions; --yes takes the default answers."
    })
final class InitCommand implements Command {
  private static final String FILE = "design.yaml";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      description = "Where the design goes (default: here).")
  private String directory = ".";

  @Option(
      names = {"-y", "--yes"},
      description = "Ask nothing.")
  private boolean yes;

  @Option(names = "--name", paramLabel = "NAME", description = "The system's short name.")
  private @Nullable String name;

  @Option(names = "--purpose", paramLabel = "SENTENCE", description = "What it does for whom.")
  private @Nullable String purpose;

  @Option(
      names = "--entity",
      paramLabel = "NAME",
      description = "The first thing that it keeps: Product.")
  private @Nullable String entity;

  @Option(
      names = "--plural",
      paramLabel = "WORD",
      description = "The word for many of them: products.")
  private @Nullable String plural;

  @Override
  public Exit run(Console console) throws IOException {
    var folder = console.path(directory);
    var file = folder.resolve(FILE);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      console.err("newel: `%s` is there already.".formatted(shown(file)));
      console.err(
          "hint: choose another folder, or edit what is there; `newel check` says what is missing.");
      return Exit.USAGE;
    }
    if (!yes && !console.interactive() && name == null) {
      console.err("newel: nobody is here to answer questions.");
      console.err("hint: pass --yes, or --name and --purpose.");
      return Exit.USAGE;
    }
    var answers = answers(console, folder);
    FileRewrite.write(console, shown(file), answers.design());
    console.out("Wrote %s.".formatted(shown(file)));
    console.out("Next: newel check %s".formatted(directory));
    return Exit.OK;
  }

  private String shown(Path file) {
    return directory.equals(".") ? FILE : directory + "/" + file.getFileName();
  }

  private Starter answers(Console console, Path folder) throws IOException {
    var ask = !yes && console.interactive();
    var folderName =
        folder.getFileName() == null ? Starter.DEFAULT.name() : folder.getFileName().toString();
    var fallback = yes || directory.equals(".") ? Starter.DEFAULT.name() : folderName;
    var chosen = answer(console, ask, name, "Short name of the system", Starter.nameOf(fallback));
    var sentence =
        answer(console, ask, purpose, "What does it do, for whom", Starter.DEFAULT.purpose());
    var first =
        answer(console, ask, entity, "The first thing that it keeps", Starter.DEFAULT.entity());
    var kept = Starter.entityOf(first);
    var many =
        answer(console, ask, plural, "The word for many of them", Starter.pluralOf(kept) + "s");
    var shortName = Starter.nameOf(chosen);
    return new Starter(
        shortName,
        Character.toUpperCase(shortName.charAt(0)) + shortName.substring(1).replace('-', ' '),
        sentence,
        kept,
        Starter.pluralOf(many));
  }

  private static String answer(
      Console console, boolean ask, @Nullable String given, String question, String otherwise)
      throws IOException {
    if (given != null) {
      return given;
    }
    if (!ask) {
      return otherwise;
    }
    console.print("%s [%s]: ".formatted(question, otherwise));
    var line = console.readLine();
    return line == null || line.isBlank() ? otherwise : line.strip();
  }
}
