package dev.newel.read.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class DescriptionsPageTest {
  @Test
  void the_page_lists_every_finding_with_its_meaning() throws IOException {
    var page = Files.readString(Golden.root().resolve("docs/gate/descriptions.md"));
    var rows =
        page.lines()
            .filter(line -> line.startsWith("| OAS"))
            .map(line -> line.split(" \\| ", -1))
            .map(cells -> cells[0].substring(2) + " " + cells[2].replace(" |", ""))
            .toList();
    var ids = java.util.Arrays.stream(OasId.values()).map(id -> id.id() + " " + id.meaning());
    assertThat(rows).containsExactlyElementsOf(ids.toList());
  }
}
