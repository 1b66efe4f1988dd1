package dev.newel.cli;

import picocli.CommandLine.Option;

/// For people or for scripts. Commands that tell something mix it in by `@Mixin`.
final class ToldFormat {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Of what is told, one of: ${COMPLETION-CANDIDATES} (default: text).")
  private Format format = Format.text;

  /// The formats, named as the user types them.
  enum Format {
    text,
    json
  }

  boolean isJson() {
    return format == Format.json;
  }
}
