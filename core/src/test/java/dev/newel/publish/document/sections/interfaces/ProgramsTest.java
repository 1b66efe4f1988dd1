package dev.newel.publish.document.sections.interfaces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.publish.document.Rendering;
import dev.newel.testing.TextTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What documents say of commands and functions, above all where nothing is offered over HTTP.
class ProgramsTest {
  private static final String PROGRAM =
      """
      newel: 1
      system: { name: sorter, purpose: Sorts files. }
      errors:
        UNREADABLE: { exit: 4, text: a file cannot be read }
        UNSORTED:   { exit: 5, text: the order is not known }
      cli:
        program: sorter
        commands:
          sort:
            doc: Sorts files.
            arguments: { order: string, file: "path[1..]", more: "path[]" }
            options: { --skip: "string[]", --tag: "string[1..]" }
          order: { doc: Prints an order., runs: order }
      library:
        module: dev.example.sorter
        functions:
          order: { doc: Finds an order., raises: [UNSORTED] }
      """;

  private static Rendering program() {
    return Rendering.of(TextTree.of(PROGRAM).design());
  }

  @Test
  void aListMayBeLeftOutUnlessItMustHaveItems() {
    assertThat(program().section("commands", 0, null))
        .contains(
            "`sorter sort <order> <file>... [more]... [--skip <skip>]... --tag <tag>...`",
            "| `file` | `path[1..]` | yes |",
            "| `more` | `path[]` | no |",
            "| `--skip` | `string[]` | no |",
            "| `--tag` | `string[1..]` | yes |");
  }

  @Test
  void everyCommandMayEndWithAnErrorThatNothingElseRaises() {
    var commands = program().section("commands", 0, null);
    var sort = commands.substring(0, commands.indexOf("### sorter order"));
    assertThat(sort).contains("| 4 | `UNREADABLE`:").doesNotContain("UNSORTED");
    assertThat(commands.substring(sort.length()))
        .contains("| 4 | `UNREADABLE`:", "| 5 | `UNSORTED`:");
  }

  /// In documents for features a command is as much at home as an endpoint.
  @Test
  void aFeatureOfCommandsHasTheErrorsOfItsProgramAndNoEndpoints() {
    var features =
        """
        features:
          E01-F01: { title: Sort, covers: [sort] }
          E01-F02: { title: Link, covers: [order] }
        """;
    var cut = Rendering.of(TextTree.of(PROGRAM + features).design());
    assertThat(cut.section("error-codes", 0, "E01-F01"))
        .contains("| `UNREADABLE` | exit 4 |")
        .doesNotContain("UNSORTED");
    assertThat(cut.section("alignment", 0, "E01-F01")).startsWith("Not applicable: ");
    assertThat(cut.section("system-diagram", 0, "E01-F01"))
        .contains("n_client(\"People and scripts\")", "|\"runs\"|")
        .doesNotContain("API clients");
  }

  @ParameterizedTest
  @CsvSource({
    "design-document, 20-backend.md",
    "agent, work.md",
    "gobuildme, api-design.md",
  })
  void everyFamilyHasCommandsAndFunctionsInFull(String profile, String file) {
    assertThat(
            program().publish(profile, path -> null).documents().stream()
                .filter(written -> written.output().path().endsWith(file))
                .map(written -> written.output().content()))
        .singleElement()
        .asString()
        .contains("# sorter sort\n", "# sorter order\n", "# order\n", "`order()`");
  }

  @Test
  void errorsOfAProgramAreNotDenied() {
    assertThat(program().section("error-strategy", 0, null))
        .contains("nothing here answers requests")
        .doesNotContain("no operation belongs here");
  }
}
