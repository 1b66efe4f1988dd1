package dev.newel.cli;

import dev.newel.language.Grammar;
import dev.newel.read.profile.ProfileReader;
import dev.newel.write.schema.JsonSchemaWriter;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// Prints the JSON Schema of the language.
@CommandLine.Command(
    name = "schema",
    description = {
      "Print the JSON Schema of designs, or of profiles, for editors.",
      "An editor finds it by a first line: # yaml-language-server: $$schema=FILE"
    })
final class SchemaCommand implements Command {
  @Option(names = "--to", paramLabel = "FILE", description = "Write it to a file instead.")
  private @Nullable String to;

  @Option(
      names = "--of",
      paramLabel = "KIND",
      description = "Of what, one of: ${COMPLETION-CANDIDATES} (default: design).")
  private Kind of = Kind.design;

  /// What a schema describes.
  enum Kind {
    design("newel-1"),
    profile("newel-profile-1");

    private final String file;

    Kind(String file) {
      this.file = file;
    }

    private String text() {
      return this == design
          ? JsonSchemaWriter.write(Grammar.NEWEL)
          : JsonSchemaWriter.write(
              ProfileReader.grammar(), "urn:newel:profile:1", "Newel profile, version 1");
    }
  }

  @Override
  public Exit run(Console console) throws IOException {
    var schema = of.text();
    if (to == null) {
      console.print(schema);
      return Exit.OK;
    }
    var file = console.path(to);
    if (Files.isDirectory(file)) {
      console.err("newel: `%s` is a directory, expected a file.".formatted(to));
      console.err("hint: name a file in it: `--to %s/%s.schema.json`.".formatted(to, of.file));
      return Exit.USAGE;
    }
    FileRewrite.write(console, to, schema);
    console.out("Wrote %s.".formatted(to));
    return Exit.OK;
  }
}
