package dev.newel.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `fmt` and `check --fix` do to files beside changing their text.
class FileRewriteTest {
  private static final String UNTIDY = "newel:  1\nsystem: {name: shop}\ninclude: [part.yaml]\n";

  @TempDir private Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Exit run(String... args) {
    var world = new Console.World(directory, Map.of(), Clock.systemUTC(), false, false, false);
    var console =
        new Console(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            new BufferedReader(new StringReader("")),
            world);
    return Main.run(List.of(args), console);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private void allow(Path file, String permissions) throws IOException {
    assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void permissionsStayAndNothingElseIsLeftBehind() throws IOException {
    var file = write("design.yaml", "newel:  1\n");
    allow(file, "rw-r-x---");
    assertThat(run("fmt")).isEqualTo(Exit.OK);
    assertThat(file).hasContent("newel: 1\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-x---");
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aReadOnlyFileIsOneErrorAndNoFileChanges() throws IOException {
    var first = write("design.yaml", UNTIDY);
    var part = write("part.yaml", "entities: {A:  {id: uuid key}}\n");
    allow(part, "r--r--r--");
    assertThat(run("fmt")).isEqualTo(Exit.CRASH);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            """
            newel: `part.yaml` cannot be written: it is read-only.
            hint: make it writable; no file was changed.
            """);
    assertThat(first).hasContent(UNTIDY);
    assertThat(part).hasContent("entities: {A:  {id: uuid key}}\n");
    try (var files = Files.list(directory)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void aLinkInsideStaysALinkAndOneThatLeadsOutIsNotFollowed(@TempDir Path outside)
      throws IOException {
    var secret = Files.writeString(outside.resolve("part.yaml"), "entities: {}  \n");
    var real = write("real.yaml", "values: {}  \n");
    write("design.yaml", "newel: 1\ninclude: [part.yaml, link.yaml]\n");
    Files.createSymbolicLink(directory.resolve("part.yaml"), secret);
    Files.createSymbolicLink(directory.resolve("link.yaml"), real);
    assertThat(run("fmt")).isEqualTo(Exit.FINDINGS);
    assertThat(err.toString(UTF_8)).contains("`part.yaml` leads out of the design's directory.");
    assertThat(secret).hasContent("entities: {}  \n");
    assertThat(real).hasContent("values: {}\n");
    assertThat(directory.resolve("link.yaml")).isSymbolicLink();
  }

  @Test
  void aByteOrderMarkAndOtherLineEndsGo() throws IOException {
    var file = write("design.yaml", "\uFEFFnewel: 1\r\nsystem: { name: shop }\r\n");
    assertThat(run("fmt", "--check")).isEqualTo(Exit.FINDINGS);
    assertThat(run("fmt")).isEqualTo(Exit.OK);
    assertThat(Files.readString(file)).isEqualTo("newel: 1\nsystem: { name: shop }\n");
  }

  @Test
  void aFileThatIsNoUtf8StaysAsItIs() throws IOException {
    var bytes = "newel:  1 # caf\u00e9\n".getBytes(ISO_8859_1);
    var file = Files.write(directory.resolve("design.yaml"), bytes);
    assertThat(run("fmt")).isEqualTo(Exit.FINDINGS);
    assertThat(err.toString(UTF_8)).contains("is no UTF-8");
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void aFixKeepsEveryOtherByte() throws IOException {
    var text =
        "\uFEFFnewel: 1\r\nsytem: {name:  shop, purpose: \"Sells things.\"}  # \u00e9\t\r\n\r\n\r\n";
    var file = write("design.yaml", text);
    assertThat(run("check", "--fix")).isEqualTo(Exit.OK);
    assertThat(Files.readString(file)).isEqualTo(text.replace("sytem", "system"));
    assertThat(err.toString(UTF_8)).isEqualTo("Fixed 1 finding in 1 file.\n");
    var time = Files.getLastModifiedTime(file);
    assertThat(run("check", "--fix")).isEqualTo(Exit.OK);
    assertThat(err.toString(UTF_8)).endsWith("Nothing to fix.\n");
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(time);
  }

  @Test
  void aFixOfAReadOnlyFileIsOneErrorAndNoFileChanges() throws IOException {
    var first = write("design.yaml", "newel: 1\ninclude: [part.yaml]\nsytem: { name: shop }\n");
    var part = write("part.yaml", "entites: { A: { id: uuid key } }\n");
    allow(part, "r--r--r--");
    assertThat(run("check", "--fix")).isEqualTo(Exit.CRASH);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            """
            newel: `part.yaml` cannot be written: it is read-only.
            hint: make it writable; no file was changed.
            """);
    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(first).content().contains("sytem");
    assertThat(part).content().contains("entites");
  }

  @Test
  void aFixLeavesAFileAloneThatIsNoUtf8() throws IOException {
    var bytes = "newel: 1\nsytem: { name: caf\u00e9 }\n".getBytes(ISO_8859_1);
    var file = Files.write(directory.resolve("design.yaml"), bytes);
    assertThat(run("check", "--fix")).isEqualTo(Exit.FINDINGS);
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    assertThat(err.toString(UTF_8)).isEqualTo("Nothing to fix.\n");
  }
}
