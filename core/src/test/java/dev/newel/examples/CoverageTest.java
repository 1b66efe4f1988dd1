package dev.newel.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.read.ReadDesign;
import dev.newel.testing.Examples;
import dev.newel.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Reads `docs/language/coverage.md` and fills every row from storefront.
class CoverageTest {
  private static final Pattern ADDRESS = Pattern.compile("`([^`]+)`");
  private static final String MISSING = "not covered: ";
  private static final String DERIVED = "derived from ";

  private static final ReadDesign SHOP = Examples.read("storefront");

  /// @param family the heading that it stands under
  record Row(String family, String asked, String carried) {
    /// Whether the row says that not everything in that place needs it.
    boolean mayBeSilent(String address) {
      return carried.contains("`%s` (optional)".formatted(address));
    }

    List<String> addresses() {
      return ADDRESS.matcher(carried).results().map(match -> match.group(1)).toList();
    }
  }

  static List<Row> rows() throws IOException {
    var rows = new ArrayList<Row>();
    var family = "";
    for (var line : Files.readAllLines(Golden.root().resolve("docs/language/coverage.md"))) {
      if (line.startsWith("## ")) {
        family = line.substring(3);
      } else if (line.startsWith("| ") && !line.startsWith("| asked for")) {
        var cells = line.split("\\|", -1);
        rows.add(new Row(family, cells[1].strip(), cells[2].strip()));
      }
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void storefront_says_something_there(Row row) {
    if (row.carried().startsWith(MISSING)) {
      assertThat(row.carried()).as(row.asked()).hasSizeGreaterThan(MISSING.length() + 20);
      return;
    }
    var derived = row.carried().startsWith(DERIVED);
    assertThat(row.addresses()).as(row.asked()).isNotEmpty();
    for (var address : row.addresses()) {
      var path = List.of(address.split("/"));
      if (!derived) {
        assertThat(Places.exists(path)).as("the language has `%s`", address).isTrue();
      }
      assertThat(said(path)).as("storefront says `%s`", address).isNotEmpty();
    }
    if (!derived) {
      assertThat(row.addresses().stream().filter(CoverageTest::isSilentSomewhere))
          .as("%s: what some things do not say is optional, and nothing else", row.asked())
          .containsExactlyElementsOf(row.addresses().stream().filter(row::mayBeSilent).toList());
    }
  }

  private static boolean isSilentSomewhere(String address) {
    return Places.silent(SHOP.written(), List.of(address.split("/"))) > 0;
  }

  @Test
  void every_family_has_its_table() throws IOException {
    assertThat(rows().stream().map(Row::family).distinct())
        .containsExactly(
            "Feature workflow",
            "Architecture of a code base",
            "Architect's work file",
            "Design document",
            "Architecture skill");
  }

  @Test
  void an_address_that_is_nowhere_is_found_out() {
    assertThat(Places.exists(List.of("dependencies", "*", "unavailable"))).isTrue();
    assertThat(Places.exists(List.of("dependencies", "*", "unavailible"))).isFalse();
    assertThat(Places.exists(List.of("dependencies", "unavailable"))).isFalse();
    assertThat(said(List.of("design", "operations", "*", "nothing"))).isEmpty();
    assertThat(said(List.of("tenancy", "of"))).isEmpty();
  }

  @Test
  void each_wildcard_is_a_place_that_may_be_silent() {
    var written =
        Map.of(
            "a",
            List.of(Map.of("b", List.of(Map.of("c", "x"), Map.of("c", "")))),
            "flows",
            Map.of("one", Map.of("steps", List.of("x")), "two", Map.of("steps", List.of())));
    assertThat(Places.silent(written, List.of("a", "*", "b", "*", "c"))).isOne();
    assertThat(Places.silent(written, List.of("a", "*", "d", "*", "c"))).isOne();
    assertThat(Places.silent(written, List.of("flows", "*", "steps", "*"))).isOne();
    assertThat(Places.silent(written, List.of("flows", "one", "steps", "*"))).isZero();
  }

  private static Stream<Object> said(List<String> path) {
    var rest = path.subList(1, path.size());
    return switch (path.getFirst()) {
      case "design" -> Places.said(Objects.requireNonNull(SHOP.design()), rest);
      case "documents" -> Places.said(SHOP.documents(), rest);
      default -> Places.said(Objects.requireNonNull(SHOP.written()), path);
    };
  }
}
