package dev.newel.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.Golden;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Every example reads, links and elaborates without a fault.
class DesignReaderTest {
  @TestFactory
  Stream<DynamicTest> examples() {
    return Stream.of("storefront", "conduit", "petclinic", "b2b", "tariff")
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      var read = DesignReader.read(Golden.root().resolve("examples").resolve(name));
                      assertThat(
                              read.findings().stream()
                                  .map(
                                      f ->
                                          f.span()
                                              + " "
                                              + f.id()
                                              + " "
                                              + f.message()
                                              + " | "
                                              + f.hint()))
                          .isEmpty();
                    }));
  }
}
