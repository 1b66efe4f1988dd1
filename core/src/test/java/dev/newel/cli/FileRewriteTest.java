package dev.newel.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
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
            InputStream.nullInputStream(),
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

  private void design() throws IOException {
    write("design.yaml", "newel: 1\nsystem: { name: shop, purpose: Sells things. }\n");
  }

  @Test
  void aNewFileHasThePermissionsOfAnyOther() throws IOException {
    design();
    var other = Files.createFile(directory.resolve("other"));
    assumeTrue(Files.getFileStore(other).supportsFileAttributeView("posix"));
    assertThat(run("publish", "--only", "sql")).isEqualTo(Exit.OK);
    assertThat(Files.getPosixFilePermissions(directory.resolve("publish/schema.sql")))
        .isEqualTo(Files.getPosixFilePermissions(other));
    try (var files = Files.list(directory.resolve("publish"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aLinkThatLeadsOutOfWhereContractsGoIsNotFollowed(@TempDir Path outside) throws IOException {
    design();
    var precious = Files.writeString(outside.resolve("precious"), "mine");
    Files.createDirectory(directory.resolve("publish"));
    var link = Files.createSymbolicLink(directory.resolve("publish/schema.sql"), precious);
    assertThat(run("publish")).isEqualTo(Exit.USAGE);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            """
            newel: `publish/schema.sql` cannot be written: it is a link that leads out of `publish`.
            hint: remove the link; no file was changed.
            """);
    assertThat(precious).hasContent("mine");
    assertThat(link).isSymbolicLink();
  }

  @Test
  void aLinkThatLeadsNowhereStays() throws IOException {
    design();
    var link = Files.createSymbolicLink(directory.resolve("base.json"), directory.resolve("gone"));
    assertThat(run("check", "--write-baseline", "base.json")).isEqualTo(Exit.USAGE);
    assertThat(err.toString(UTF_8)).contains("it is a link to a file that is not there.");
    Files.createSymbolicLink(
        Files.createDirectory(directory.resolve("new")).resolve("design.yaml"), link);
    assertThat(run("init", "new", "--yes")).isEqualTo(Exit.USAGE);
    assertThat(err.toString(UTF_8)).contains("`new/design.yaml` is there already.");
    assertThat(directory.resolve("gone")).doesNotExist();
  }

  @Test
  void aFullDiskIsOneErrorThatSaysSo() throws IOException {
    assumeTrue(Files.isWritable(Path.of("/dev/full")));
    design();
    assertThat(run("check", "--write-baseline", "/dev/full")).isEqualTo(Exit.CRASH);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            """
            newel: `/dev/full` cannot be written: the disk is full.
            hint: make room on it; no file was changed.
            """);
    assertThat(run("schema", "--to", "/dev/null")).isEqualTo(Exit.OK);
  }

  @Test
  void aWordThatIsNoNameOfAFileIsOneError() {
    assertThat(run("check", "a\0b")).isEqualTo(Exit.USAGE);
    assertThat(err.toString(UTF_8)).startsWith("newel: `a\0b` is no name of a file here.\n");
  }

  @Test
  void whatJavaThrowsIsNoTraceAndNoVerdict() throws IOException {
    design();
    var world = new Console.World(directory, Map.of(), Clock.systemUTC(), false, false, false);
    var broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the line is cut");
          }
        };
    var stream = new PrintStream(err, true, UTF_8);
    assertThat(Main.run(List.of("fmt", "-"), new Console(stream, stream, broken, world)))
        .isEqualTo(Exit.CRASH);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "newel: input or output failed: java.io.IOException: the line is cut, run with --debug for the trace\n");
  }

  @Test
  void anAnswerThatIsLostIsNoSuccessAndAReaderThatHasSeenEnoughIsNoFault() {
    var console =
        new Console(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            InputStream.nullInputStream(),
            new Console.World(directory, Map.of(), Clock.systemUTC(), false, false, false));
    assertThat(failing("Broken pipe").seen(Exit.FINDINGS, console)).isEqualTo(Exit.FINDINGS);
    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(failing("No space left on device").seen(Exit.OK, console)).isEqualTo(Exit.CRASH);
    assertThat(err.toString(UTF_8))
        .startsWith(
            "newel: standard output cannot be written: the system says \"No space left on device\".\n");
    assertThat(new WatchedOutput(out).seen(Exit.OK, console)).isEqualTo(Exit.OK);
  }

  private static WatchedOutput failing(String why) {
    var watched =
        new WatchedOutput(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException(why);
              }
            });
    new PrintStream(watched, true, UTF_8).println("answer");
    return watched;
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
