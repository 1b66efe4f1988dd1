package dev.newel.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is sold here is line budgets, so the sources keep some themselves. An exception is named
/// below with the size it may have; it may shrink and go, not grow.
class BudgetsTest {
  private static final int FILE_LINES = 400;
  private static final int METHOD_LINES = 60;

  /// Words that say nothing about what a class is for.
  private static final Set<String> BANNED =
      Set.of(
          "Common", "Commons", "Helper", "Helpers", "Impl", "Manager", "Misc", "Util", "Utility",
          "Utils");

  /// File to code lines.
  private static final Map<String, Integer> LONG_FILES = Map.of();

  /// `File.method` to lines.
  private static final Map<String, Integer> LONG_METHODS = Map.of();

  private static List<JavaSource> sources = List.of();

  @BeforeAll
  static void read() throws IOException {
    sources = sources(Golden.root());
  }

  @Test
  void no_file_is_too_long() {
    var sizes = new TreeMap<String, Integer>();
    sources.forEach(source -> sizes.put(source.name(), source.codeLines()));
    assertKept(sizes, FILE_LINES, LONG_FILES);
  }

  @Test
  void no_method_is_too_long() {
    var sizes = new TreeMap<String, Integer>();
    for (var source : sources) {
      source
          .methodLines()
          .forEach((method, lines) -> sizes.merge(source.name() + "." + method, lines, Math::max));
    }
    assertKept(sizes, METHOD_LINES, LONG_METHODS);
  }

  @Test
  void no_class_has_a_name_that_says_nothing() {
    var names = new TreeSet<String>();
    for (var source : sources) {
      for (var type : source.types()) {
        if (Stream.of(type.split("(?=\\p{Lu})", -1)).anyMatch(BANNED::contains)) {
          names.add(source.name() + ": " + type);
        }
      }
    }
    assertThat(names).as("classes named %s", new TreeSet<>(BANNED)).isEmpty();
  }

  @Test
  void it_counts_code_and_no_comments(@TempDir Path directory) throws IOException {
    var file = directory.resolve("A.java");
    Files.writeString(
        file,
        """
        package a;

        /// A class.
        /* one
         * two */
        class A {
          @Deprecated(
              since = "1")
          void a() { // three
            var url = "http://a";
          }

          record B(int c) {
            B {
              c = /* four */ 1;
            }
          }
        }
        """);
    var source = JavaSource.read(List.of(file), directory).getFirst();
    assertThat(source.codeLines()).isEqualTo(13);
    assertThat(source.methodLines()).containsExactlyInAnyOrderEntriesOf(Map.of("a", 3, "B", 3));
    assertThat(source.types()).containsExactlyInAnyOrder("A", "B");
  }

  private static void assertKept(
      Map<String, Integer> sizes, int budget, Map<String, Integer> exceptions) {
    var faults = new ArrayList<String>();
    sizes.forEach(
        (name, lines) -> {
          if (lines > exceptions.getOrDefault(name, budget)) {
            faults.add(
                "%s has %d lines, more than %d"
                    .formatted(name, lines, exceptions.getOrDefault(name, budget)));
          }
        });
    for (var exception : new TreeSet<>(exceptions.keySet())) {
      if (sizes.getOrDefault(exception, 0) <= budget) {
        faults.add("%s needs no exception any more: delete its line".formatted(exception));
      }
    }
    assertThat(sizes).isNotEmpty();
    assertThat(faults).isEmpty();
  }

  private static List<JavaSource> sources(Path root) throws IOException {
    var files = new ArrayList<Path>();
    for (var folder :
        List.of(
            "core/src/main/java",
            "core/src/test/java",
            "server/src/main/java",
            "server/src/test/java")) {
      try (var walk = Files.walk(root.resolve(folder))) {
        walk.filter(file -> file.toString().endsWith(".java")).sorted().forEach(files::add);
      }
    }
    return JavaSource.read(files, root);
  }
}
