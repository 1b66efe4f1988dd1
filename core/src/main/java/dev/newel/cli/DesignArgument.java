package dev.newel.cli;

import dev.newel.read.ReadDesign;
import java.nio.file.Files;
import picocli.CommandLine.Parameters;

/// The design that a command is about: the last of its positional parameters, the same in all.
/// Commands mix it in by `@Mixin`.
public final class DesignArgument {
  @Parameters(
      arity = "0..1",
      paramLabel = "DESIGN",
      description = "A directory with a design.yaml, or the file itself (default: here).")
  private String name = ".";

  /// The design as the user names it, to be seen from the working directory.
  public String name() {
    return name;
  }

  /// Whether neither a file nor a directory bears the name; then the user is told so.
  public boolean isMissing(Console console) {
    return isMissing(console, name);
  }

  /// The design as it is written, with places that are seen from the working directory.
  public ReadDesign read(Console console) {
    return NamedTree.read(console, name);
  }

  /// The same of a design that is named otherwise.
  static boolean isMissing(Console console, String name) {
    if (Files.exists(console.path(name))) {
      return false;
    }
    console.err("newel: there is no `%s`.".formatted(name));
    console.err("hint: name a directory with a design.yaml, or write one with `newel init`.");
    return true;
  }
}
