package dev.newel.cli;

import dev.newel.language.Grammar;
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
      "Print the JSON Schema of the language, for editors.",
      "An editor finds it by a first line: # yaml-language-server: $$schema=FILE"
    })
final class SchemaCommand implements Command {
  @Option(names = "--to", paramLabel = "FILE", description = "Write it to a file instead.")
  private @Nullable String to;

  @Override
  public Exit run(Console console) throws IOException {
    var schema = JsonSchemaWriter.write(Grammar.NEWEL);
    if (to == null) {
      console.print(schema);
      return Exit.OK;
    }
    var file = console.path(to);
    if (Files.isDirectory(file)) {
      console.err("newel: `%s` is a directory, expected a file.".formatted(to));
      console.err("hint: name a file in it: `--to %s/newel-1.schema.json`.".formatted(to));
      return Exit.USAGE;
    }
    FileRewrite.write(console, to, schema);
    console.out("Wrote %s.".formatted(to));
    return Exit.OK;
  }
}
