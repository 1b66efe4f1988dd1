package dev.newel.publish.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The documents of three examples under every profile, read by people once and held since.
class GoldenDocumentsTest {
  private static final List<String> PROFILES =
      List.of("workflow", "gobuildme", "agent", "design-document", "skill");

  @TestFactory
  Stream<DynamicTest> theDocumentsOfAnExampleStay() {
    return Stream.of("storefront", "conduit", "newel")
        .flatMap(
            example ->
                PROFILES.stream()
                    .map(
                        profile ->
                            DynamicTest.dynamicTest(
                                example + ", " + profile, () -> compare(example, profile))));
  }

  private static void compare(String example, String profile) throws IOException {
    var folder =
        Golden.root().resolve("core/src/test/golden/documents").resolve(example + "/" + profile);
    var rendering =
        profile.equals("workflow") ? Rendering.inFeatures(example) : Rendering.of(example);
    var documents = rendering.publish(profile, path -> null).documents();
    assertThat(documents).as("documents of %s, %s", example, profile).isNotEmpty();
    for (var document : documents) {
      Golden.assertMatches(
          folder.resolve(name(document.output().path())), document.output().content());
    }
    assertThat(held(folder))
        .as("golden documents of %s, %s", example, profile)
        .containsExactlyInAnyOrderElementsOf(
            documents.stream().map(document -> name(document.output().path())).toList());
  }

  /// A document's path as one name, so that no folder of an agent comes into the repository.
  private static String name(String path) {
    return path.replaceFirst("^[.]", "").replace("/.", "/").replace('/', '_');
  }

  private static List<String> held(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
