package dev.newel.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.design.Design;
import dev.newel.finding.Severity;
import dev.newel.testing.Examples;
import dev.newel.testing.Golden;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every example reads, links and elaborates; what became of each of its operations stands in a
/// golden file, so that a change of a convention is read by a person in all its consequences.
class ExamplesTest {
  /// Operations by example, those of identity among them.
  private static final Map<String, Integer> OPERATIONS =
      Map.of("storefront", 14, "conduit", 19, "petclinic", 37, "b2b", 44, "tariff", 1);

  @TestFactory
  Stream<DynamicTest> operations() {
    return OPERATIONS.keySet().stream()
        .sorted()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      var design = design(name);
                      Golden.assertMatches(
                          Golden.root()
                              .resolve("core/src/test/golden/operations")
                              .resolve(name + ".txt"),
                          OperationTable.of(design));
                      assertThat(design.operations())
                          .as("operations of " + name)
                          .hasSize(OPERATIONS.getOrDefault(name, 0));
                    }));
  }

  /// The design of an example, which has no errors.
  static Design design(String name) {
    var read = Examples.read(name);
    assertThat(read.findings().stream().filter(finding -> finding.severity() == Severity.ERROR))
        .as("errors of " + name)
        .isEmpty();
    return Objects.requireNonNull(read.design());
  }
}
