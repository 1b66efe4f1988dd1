package dev.newel.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.newel.testing.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Readers of contracts that know nothing of Newel, run by Node: the linters of Redocly and
/// Spectral with their recommended rules, Postman's library, dotenv.
///
/// `npm ci` fetches them once for each state of `package-lock.json`, without running any of their
/// scripts. Where there is no Node, or npm cannot fetch them, the tests that need them are skipped
/// and say so.
public final class ContractReaders {
  private static final Path SOURCES = Golden.root().resolve("core/src/test/resources/contracts");
  private static final long MOST_SECONDS = 300;
  private static final JsonMapper JSON = new JsonMapper();

  /// The folder in which the tools are; null until this process has asked for them.
  private static @Nullable Path folder;

  private ContractReaders() {}

  /// What a tool is to read.
  ///
  /// @param tool `redocly`, `spectral`, `postman` or `dotenv`
  /// @param name of the file, which says its kind
  public record Reading(String tool, String name, String text) {}

  /// What each tool says of its text, in the order of the readings.
  public static List<List<String>> read(List<Reading> readings) {
    var installed = installed();
    var answer =
        run(
            installed,
            JSON.writeValueAsString(readings),
            "node",
            SOURCES.resolve("read.mjs").toString(),
            installed.toString());
    var answers = new ArrayList<List<String>>();
    JSON.readTree(answer)
        .forEach(
            each -> {
              var lines = new ArrayList<String>();
              each.forEach(line -> lines.add(line.asString()));
              answers.add(lines);
            });
    assertThat(answers).hasSameSizeAs(readings);
    return answers;
  }

  private static synchronized Path installed() {
    if (folder == null) {
      folder = install();
    }
    return folder;
  }

  private static Path install() {
    assumeTrue(isThere("node") && isThere("npm"), "node and npm are not on the PATH");
    try {
      var lock = Files.readAllBytes(SOURCES.resolve("package-lock.json"));
      var state = new CRC32();
      state.update(lock);
      var made =
          Golden.root().resolve("core/target/contract-readers-%08x".formatted(state.getValue()));
      Files.createDirectories(made);
      // Tests of two processes may ask for them at once: one fetches, the other waits.
      try (var only =
              FileChannel.open(
                  made.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var held = only.lock()) {
        if (held.isValid()) {
          fetch(made, lock);
        }
      }
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fetch(Path folder, byte[] lock) throws IOException {
    var done = folder.resolve("installed");
    if (Files.exists(done)) {
      return;
    }
    Files.write(folder.resolve("package-lock.json"), lock);
    Files.copy(
        SOURCES.resolve("package.json"),
        folder.resolve("package.json"),
        StandardCopyOption.REPLACE_EXISTING);
    assumeTrue(
        isOk(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"),
        "npm cannot fetch the readers of contracts");
    Files.createFile(done);
  }

  private static boolean isThere(String program) {
    return isOk(Golden.root(), program, "--version");
  }

  private static boolean isOk(Path folder, String... command) {
    try {
      var process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return false;
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String run(Path folder, String input, String... command) {
    try {
      var process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (var out = process.getOutputStream()) {
        out.write(input.getBytes(StandardCharsets.UTF_8));
      }
      var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).as("node ends").isTrue();
      assertThat(process.exitValue()).as("exit of " + String.join(" ", command)).isZero();
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
