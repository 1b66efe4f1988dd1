package dev.newel.publish.openapi;

import dev.newel.publish.openapi.OpenApiEmitter.Format;
import dev.newel.testing.Golden;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The whole document of each example, read by people once and held since.
class GoldenOpenApiTest {
  @TestFactory
  Stream<DynamicTest> an_example_has_the_same_document_as_before() {
    return Documents.EXAMPLES.stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example,
                    () ->
                        Golden.assertMatches(
                            Golden.root()
                                .resolve("core/src/test/golden/openapi")
                                .resolve(example + ".yaml"),
                            Documents.text(example, Format.YAML))));
  }
}
