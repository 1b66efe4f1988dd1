package dev.newel.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.newel.testing.Golden;
import dev.newel.testing.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the language calls served is exactly what a test proves: no mark without a proof, no proof
/// without a mark.
class ProofTest {
  private static final Pattern SERVED =
      Pattern.compile("(?m)^\\| ([^|]+) \\| `([^`]+)` \\| served \\|$");

  @Test
  void every_served_keyword_has_a_proof_and_every_proof_its_mark() throws IOException {
    var marked = new TreeSet<String>();
    var table = SERVED.matcher(Files.readString(Golden.root().resolve("docs/language/served.md")));
    while (table.find()) {
      marked.add(table.group(1) + "/" + table.group(2));
    }
    assertThat(marked).isNotEmpty();
    assertThat(proved()).isEqualTo(marked);
  }

  private static TreeSet<String> proved() {
    var proved = new TreeSet<String>();
    var tests =
        new ClassFileImporter()
            .importPaths(
                Golden.root().resolve("core/target/test-classes"),
                Golden.root().resolve("server/target/test-classes"));
    for (var test : tests) {
      if (test.isAnnotatedWith(Proves.class)) {
        proved.addAll(Arrays.asList(test.getAnnotationOfType(Proves.class).value()));
      }
      for (var method : test.getMethods()) {
        if (method.isAnnotatedWith(Proves.class)) {
          proved.addAll(Arrays.asList(method.getAnnotationOfType(Proves.class).value()));
        }
      }
    }
    return proved;
  }
}
