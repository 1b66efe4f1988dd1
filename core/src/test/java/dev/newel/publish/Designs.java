package dev.newel.publish;

import dev.newel.design.Design;
import dev.newel.testing.Examples;
import dev.newel.testing.Golden;
import dev.newel.testing.TextTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The designs that contracts are tested with, and what emitters make of them.
public final class Designs {
  public static final List<String> EXAMPLES =
      List.of("b2b", "conduit", "newel", "petclinic", "storefront", "tariff");

  private Designs() {}

  public static Design example(String name) {
    var read = Examples.read(name);
    return Objects.requireNonNull(read.design(), () -> String.valueOf(read.findings()));
  }

  /// A design of a few lines; `newel` and `system` are said.
  public static Design of(String text) {
    var read = TextTree.of("newel: 1\nsystem: { name: shop }\n" + text).design();
    return Objects.requireNonNull(read.design(), () -> String.valueOf(read.findings()));
  }

  /// The files by their paths.
  public static Map<String, String> files(Emitter emitter, Design design) {
    var files = new LinkedHashMap<String, String>();
    emitter.emit(design).outputs().forEach(file -> files.put(file.path(), file.content()));
    return files;
  }

  /// Compares the files with those in a folder of the golden files, after the example.
  public static void assertGolden(Emitter emitter, String example) {
    files(emitter, example(example))
        .forEach(
            (path, content) ->
                Golden.assertMatches(
                    Golden.root()
                        .resolve("core/src/test/golden")
                        .resolve(emitter.name())
                        .resolve(example)
                        .resolve(path),
                    content));
  }
}
