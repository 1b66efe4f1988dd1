package dev.newel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.newel.testing.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Publishing that is killed, or that the disk has no room for: each file is the old one or the new
/// one, whole, and the next run does the rest.
class InterruptedPublishTest {
  private static final String AGENTS_FILE = ".claude/tasks/context_session_1.md";

  @TempDir private Path directory;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /// A copy of the storefront; the second edition says something else in every document.
  private void design(int edition) throws IOException {
    var from = Golden.root().resolve("examples/storefront");
    var changed = new LinkedHashMap<Path, String>();
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var text = Files.readString(file);
        changed.put(
            from.relativize(file),
            edition == 1
                ? text
                : text.replace("updated: 2026-11-20", "updated: 2027-03-01")
                    .replace("title: Storefront", "title: Market")
                    .replace("catalog-team", "market-team"));
      }
    }
    for (var each : changed.entrySet()) {
      var file = directory.resolve("design").resolve(each.getKey().toString());
      Files.createDirectories(file.getParent());
      Files.writeString(file, each.getValue());
    }
  }

  private Exit run(String... args) {
    return Main.run(List.of(args), console());
  }

  private Console console() {
    var out = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    return new Console(
        out,
        new PrintStream(err, true, UTF_8),
        InputStream.nullInputStream(),
        new Console.World(directory, Map.of(), Clock.systemUTC(), false, false, false));
  }

  private Map<String, String> files(String folder) throws IOException {
    var texts = new TreeMap<String, String>();
    var top = directory.resolve(folder);
    if (Files.exists(top)) {
      try (var files = Files.walk(top)) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          texts.put(top.relativize(file).toString(), Files.readString(file));
        }
      }
    }
    return texts;
  }

  private void write(String folder, Map<String, String> texts) throws IOException {
    for (var text : texts.entrySet()) {
      var file = directory.resolve(folder).resolve(text.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, text.getValue());
    }
  }

  /// What a run leaves that is killed between two files, for some of the places where it can be:
  /// the one before it had published the first edition.
  @Test
  void theNextRunDoesTheRest() throws IOException {
    design(1);
    assertThat(run("publish", "design", "--to", "all")).isEqualTo(Exit.OK);
    var old = files("all");
    design(2);
    assertThat(run("publish", "design", "--to", "all")).isEqualTo(Exit.OK);
    var fresh = files("all");
    var ours = List.copyOf(fresh.keySet());
    assertThat(ours).hasSizeGreaterThan(40).contains(AGENTS_FILE);
    assertThat(
            ours.stream().filter(name -> !Objects.equals(fresh.get(name), old.get(name))).count())
        .isGreaterThan(20);
    for (var share : List.of(0.02, 0.5, 0.98)) {
      var mixed = new TreeMap<>(old);
      ours.subList(0, (int) (ours.size() * share))
          .forEach(name -> mixed.put(name, fresh.getOrDefault(name, "")));
      write("cut", mixed);
      assertThat(run("publish", "design", "--to", "cut"))
          .as(err.toString(UTF_8))
          .isEqualTo(Exit.OK);
      assertThat(files("cut")).isEqualTo(fresh);
    }
    assertThat(err.toString(UTF_8)).doesNotContain("changed by hand", "not written by Newel");
  }

  /// @param drafts killed once so many drafts lie beside the files
  /// @param replaced and so many files are there
  @ParameterizedTest
  @CsvSource({"20, 0", "1, 1"})
  void aKilledRunLeavesNoHalfFile(int drafts, int replaced) throws Exception {
    design(1);
    assertThat(run("publish", "design", "--to", "all")).isEqualTo(Exit.OK);
    var whole = files("all");
    var process = Program.start(directory, "publish", "design", "--to", "cut");
    while (process.isAlive()
        && !(replaced == 0 ? count(true) >= drafts : count(false) >= replaced)) {
      Thread.onSpinWait();
    }
    process.destroyForcibly();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    var left = files("cut");
    left.keySet().removeIf(InterruptedPublishTest::isDraft);
    assertThat(whole).containsAllEntriesOf(left);
    assertThat(run("publish", "design", "--to", "cut")).isEqualTo(Exit.OK);
    var done = files("cut");
    done.keySet().removeIf(InterruptedPublishTest::isDraft);
    assertThat(done).isEqualTo(whole);
  }

  private long count(boolean drafts) {
    try {
      return files("cut").keySet().stream().filter(name -> isDraft(name) == drafts).count();
    } catch (IOException | UncheckedIOException e) {
      // A draft that was there is a file by now.
      return 0;
    }
  }

  private static boolean isDraft(String name) {
    return name.substring(name.lastIndexOf('/') + 1).startsWith(".newel-");
  }

  /// On a real file system of a few pages, which the process has for itself.
  @Test
  void aFullDiskIsOneErrorAndLeavesNothing() throws Exception {
    design(1);
    var small = Files.createDirectory(directory.resolve("small"));
    var script =
        """
        mount -t tmpfs -o size=%s newel small || exit 99
        "$@" > out 2> err
        code=$?
        find small > left
        exit $code
        """;
    assumeTrue(unshared(script.formatted("64k"), "true") == 0, "no file system can be mounted");
    var exit =
        unshared(
            script.formatted("128k"),
            Program.command("publish", "design", "--to", "small/docs").toArray(String[]::new));
    assertThat(exit).isEqualTo(Exit.CRASH.code());
    assertThat(directory.resolve("err").toFile())
        .content()
        .matches(
            """
            newel: `small/docs/[^`]+` cannot be written: the disk is full.
            hint: make room on it; no file was changed.
            """);
    assertThat(directory.resolve("out").toFile()).isEmpty();
    assertThat(directory.resolve("left").toFile()).hasContent("small\n");
    assertThat(small).isEmptyDirectory();
  }

  @Test
  void aPlaceThatMayNotBeWrittenIsOneError() throws Exception {
    design(1);
    Files.createDirectory(directory.resolve("small"));
    var script =
        """
        mount -t tmpfs -o ro newel small || exit 99
        "$@" > out 2> err
        """;
    assumeTrue(unshared(script, "true") == 0, "no file system can be mounted");
    var exit =
        unshared(
            script,
            Program.command("publish", "design", "--to", "small/docs").toArray(String[]::new));
    assertThat(exit).isEqualTo(Exit.CRASH.code());
    assertThat(directory.resolve("err").toFile())
        .content()
        .startsWith("newel: `small/docs/")
        .contains("cannot be written: ", "no file was changed.\n");
  }

  /// Both write the same, each file at once: whoever comes second finds it or replaces it.
  @Test
  void twoRunsAtOnceLeaveWhatOneLeaves() throws Exception {
    design(1);
    assertThat(run("publish", "design", "--to", "all")).isEqualTo(Exit.OK);
    var first = Program.start(directory, "publish", "design", "--to", "both");
    var second = Program.start(directory, "publish", "design", "--to", "both");
    assertThat(first.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(second.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(List.of(first.exitValue(), second.exitValue())).containsOnly(Exit.OK.code());
    assertThat(files("both")).isEqualTo(files("all"));
  }

  private int unshared(String script, String... command) throws Exception {
    var words = new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", script, "sh"));
    words.addAll(List.of(command));
    try {
      var process =
          new ProcessBuilder(words)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    } catch (IOException e) {
      return -1;
    }
  }

  @Test
  void aFailureBetweenTwoFilesTellsHowManyWereWritten() throws IOException {
    var texts = new LinkedHashMap<String, String>();
    texts.put("to/a", "first");
    texts.put("to/b", "a file");
    texts.put("to/b/c", "in a directory of the same name");
    var console = console();
    assertThat(refused(console, texts).report(console)).isEqualTo(Exit.CRASH);
    assertThat(err.toString(UTF_8))
        .contains("newel: `to/b` cannot be written: ")
        .contains(", and run it again; one file was written.\n");
    assertThat(files("to")).containsExactly(Map.entry("a", "first"));
    assertThat(directory.resolve("to/b")).doesNotExist();
  }

  private static FileRewrite.Refused refused(Console console, Map<String, String> texts) {
    try {
      FileRewrite.replace(console, texts);
    } catch (FileRewrite.Refused e) {
      return e;
    }
    throw new AssertionError("all were written");
  }
}
