package dev.newel.serve;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.newel.build.Edges;
import dev.newel.testing.Golden;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// The server reads a design and what is derived from it once. What other verbs made of the design
/// is not its source.
class LayersTest {
  private static final JavaClasses SERVER =
      new ClassFileImporter().importPath(Golden.root().resolve("server/target/classes/dev"));

  @Test
  void serve_reads_the_design_and_no_output_of_another_verb() {
    noClasses()
        .that()
        .resideInAPackage("dev.newel.serve..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.newel.publish..", "dev.newel.write..", "dev.newel.decide..", "dev.newel.diff..")
        .check(SERVER);
  }

  @Test
  void only_the_command_line_prints_and_exits() {
    classes()
        .that()
        .resideOutsideOfPackage("dev.newel.cli..")
        .should(Edges.notPrintOrExit())
        .check(SERVER);
  }

  @Test
  void every_package_is_null_marked() {
    var unmarked = new TreeSet<String>();
    for (var each : SERVER) {
      if (!each.getPackage().isAnnotatedWith(NullMarked.class)) {
        unmarked.add(each.getPackageName());
      }
    }
    assertThat(SERVER).isNotEmpty();
    assertThat(unmarked).as("packages without @NullMarked in their package-info").isEmpty();
  }
}
