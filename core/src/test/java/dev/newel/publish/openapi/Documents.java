package dev.newel.publish.openapi;

import dev.newel.design.Design;
import dev.newel.publish.openapi.OpenApiEmitter.Format;
import dev.newel.testing.Examples;
import java.util.List;
import java.util.Objects;

/// The documents of the examples.
final class Documents {
  static final List<String> EXAMPLES = List.of("b2b", "conduit", "petclinic", "storefront");

  private Documents() {}

  static Design design(String example) {
    var read = Examples.read(example);
    return Objects.requireNonNull(read.design(), () -> String.valueOf(read.findings()));
  }

  static String text(String example, Format format) {
    return new OpenApiEmitter(format).emit(design(example)).outputs().getFirst().content();
  }
}
