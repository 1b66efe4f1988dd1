package dev.newel.cli;

import dev.newel.finding.Severity;
import dev.newel.write.DesignWriter;
import dev.newel.write.unfold.Unfolding;

/// A whole design in one text with every convention said, for those who wonder what a short line
/// means. No file changes.
final class LongForm {
  private LongForm() {}

  static Exit print(Console console, String name) {
    var read = NamedTree.read(console, name);
    var errors =
        read.findings().stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
    for (var error : errors) {
      console.err("%s: error %s: %s".formatted(error.span(), error.id(), error.message()));
      if (error.hint() != null) {
        console.err("    hint: %s".formatted(error.hint()));
      }
    }
    var design = read.design();
    if (design == null || !errors.isEmpty()) {
      console.err("newel: a design with errors has no long form.");
      console.err("hint: see `newel check`.");
      return Exit.FINDINGS;
    }
    console.print(DesignWriter.write(Unfolding.of(design)));
    return Exit.OK;
  }
}
