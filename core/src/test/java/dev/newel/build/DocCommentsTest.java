package dev.newel.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The formatter breaks a doc comment that is wider than a line and goes on with `//`, so that the
/// rest of the sentence is no longer part of the documentation.
class DocCommentsTest {
  @Test
  void no_doc_comment_goes_on_as_a_plain_one() throws IOException {
    var torn = new ArrayList<String>();
    var files = 0;
    for (var module : List.of("core", "server")) {
      try (var walk = Files.walk(Golden.root().resolve(module).resolve("src"))) {
        for (var file : walk.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
          files++;
          var documents = false;
          for (var line : Files.readAllLines(file)) {
            var text = line.strip();
            if (documents && text.startsWith("//") && !text.startsWith("///")) {
              torn.add(Golden.root().relativize(file) + ": " + text);
            }
            documents = text.startsWith("///");
          }
        }
      }
    }
    assertThat(files).isGreaterThan(100);
    assertThat(torn).isEmpty();
  }
}
