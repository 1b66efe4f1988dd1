package dev.newel.cli;

import dev.newel.design.Design;
import dev.newel.finding.Severity;
import dev.newel.language.Written;
import dev.newel.read.elaborate.Elaborator;
import dev.newel.read.elaborate.Places;
import dev.newel.write.DesignWriter;
import dev.newel.write.shorten.Meaning;
import dev.newel.write.shorten.Shortening;
import dev.newel.write.unfold.Unfolding;

/// A whole design in one text: with every convention said, for those who wonder what a short line
/// means, or with none, as short as a person would write it. No file changes.
enum WholeForm {
  LONG {
    @Override
    String text(Design design, Written written) {
      return DesignWriter.write(Unfolding.of(design));
    }
  },
  SHORT {
    @Override
    String text(Design design, Written written) {
      var shortened = Shortening.of(design, WholeForm::meaning).written();
      return DesignWriter.write(Shortening.inOrder(shortened, written));
    }
  };

  abstract String text(Design design, Written written);

  private static Meaning meaning(Written written) {
    var elaborated = Elaborator.elaborate(written, Places.NOWHERE);
    return new Meaning(
        elaborated.design(),
        elaborated.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR));
  }

  Exit print(Console console, String name) {
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
    var written = read.written();
    if (design == null || written == null || !errors.isEmpty()) {
      console.err("newel: a design with errors has no long or short form.");
      console.err("hint: see `newel check`.");
      return Exit.FINDINGS;
    }
    console.print(text(design, written));
    return Exit.OK;
  }
}
