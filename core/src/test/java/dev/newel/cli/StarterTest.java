package dev.newel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.read.DesignReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StarterTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {"Sells things.", "Says \"hello\": to {all} #1", "true", "a \\ b", "- x", "@name@"})
  void a_first_design_reads_without_a_finding_whatever_its_purpose(String purpose)
      throws IOException {
    Files.writeString(
        folder.resolve("design.yaml"),
        new Starter("shop", "Shop", purpose, "Product", "products").design());

    var read = DesignReader.read(folder);

    assertThat(read.findings()).isEmpty();
    assertThat(read.written()).isNotNull();
    if (read.written() != null) {
      assertThat(read.written().system().purpose()).isEqualTo(purpose);
    }
  }

  @Test
  void names_are_made_of_any_text() {
    assertThat(Starter.nameOf("My Großer Shop 2!")).isEqualTo("my-gro-er-shop-2");
    assertThat(Starter.nameOf("123")).isEqualTo("example");
    assertThat(Starter.entityOf("sales order")).isEqualTo("SalesOrder");
    assertThat(Starter.entityOf("User")).isEqualTo("Item");
    assertThat(Starter.pluralOf("sales orders")).isEqualTo("salesOrders");
  }
}
