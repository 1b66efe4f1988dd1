package dev.newel.read.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page of fields tells of the types that the reader knows, and of no other.
class TypesPageTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]*(?:\\\\\\|[^|]*)*) \\|");
  private static final Pattern TYPE = Pattern.compile("`([a-z]+)[^`]*`");

  @Test
  void theTableHasEveryTypeOnce() throws IOException {
    var page = Files.readString(Golden.root().resolve("docs/language/fields.md"));
    var from = page.indexOf("## Types");
    var table = page.substring(from, page.indexOf("\n## ", from + 1));
    var words =
        ROW.matcher(table)
            .results()
            .map(row -> row.group(1))
            // An enumeration is its words.
            .filter(types -> !types.contains("\\|"))
            .flatMap(types -> TYPE.matcher(types).results().map(type -> type.group(1)))
            .toList();
    assertThat(words).containsExactlyInAnyOrderElementsOf(Types.WORDS);
  }
}
