package dev.newel.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.testing.Golden;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// A class file older than version 50 (Java 6) cannot stand in a class archive, so that it is
/// loaded and verified anew at every start. picocli's own jar is version 49: that is why it is
/// compiled here.
class DependenciesTest {
  private static final int OLDEST_ARCHIVABLE = 50;
  private static final int JAVA_25 = 69;

  @Test
  void no_library_has_classes_too_old_for_a_class_archive() throws IOException {
    var old = new ArrayList<String>();
    for (var jar : jars()) {
      try (var file = new JarFile(jar)) {
        for (var entry : file.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
          try (var data = new DataInputStream(file.getInputStream(entry))) {
            if (major(data) < OLDEST_ARCHIVABLE) {
              old.add(jar + "!" + entry.getName());
            }
          }
        }
      }
    }
    assertThat(jars()).as("jars on the class path").isNotEmpty();
    assertThat(old).isEmpty();
  }

  @Test
  void picocli_is_the_one_compiled_here() throws IOException {
    assertThat(jars()).extracting(File::getName).noneMatch(name -> name.startsWith("picocli"));
    try (var resource = CommandLine.class.getResourceAsStream("CommandLine.class")) {
      assertThat(resource).isNotNull();
      assertThat(major(new DataInputStream(resource))).isEqualTo(JAVA_25);
    }
  }

  @Test
  void the_licence_of_picocli_travels_with_its_classes() throws IOException {
    try (var licence = CommandLine.class.getResourceAsStream("/META-INF/licenses/picocli.txt")) {
      assertThat(licence).isNotNull();
      assertThat(new String(licence.readAllBytes(), UTF_8))
          .contains("Remko Popma")
          .contains("Apache License");
    }
  }

  /// The runtime libraries, as the build wrote them down; those of tests are no concern here.
  private static List<File> jars() throws IOException {
    var list = Files.readString(Golden.root().resolve("core/target/runtime-libraries.txt")).strip();
    return Stream.of(list.split(File.pathSeparator, -1)).map(File::new).toList();
  }

  private static int major(DataInputStream data) throws IOException {
    assertThat(data.readInt()).as("magic").isEqualTo(0xCAFEBABE);
    data.readUnsignedShort();
    return data.readUnsignedShort();
  }
}
