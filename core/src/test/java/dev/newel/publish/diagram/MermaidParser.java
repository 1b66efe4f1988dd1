package dev.newel.publish.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.newel.testing.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The parser of Mermaid itself, run by Node. Where there is no Node the tests that need it are
/// skipped and say so.
public final class MermaidParser {
  private static final String SCRIPT =
      "META-INF/resources/webjars/mermaid/11.14.0/dist/mermaid.min.js";
  private static final long MOST_SECONDS = 120;
  private static final JsonMapper JSON = new JsonMapper();

  private MermaidParser() {}

  /// What Mermaid says of each text: null for one that it accepts.
  public static List<@Nullable String> parse(List<String> texts) {
    assumeTrue(hasNode(), "node is not on the PATH");
    try {
      var answer = run(unpacked(), JSON.writeValueAsString(texts));
      var answers = new ArrayList<@Nullable String>();
      JSON.readTree(answer).forEach(each -> answers.add(each.isNull() ? null : each.asString()));
      assertThat(answers).as("answers of mermaid: " + answer).hasSameSizeAs(texts);
      return answers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasNode() {
    try {
      return new ProcessBuilder("node", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Tests of two processes may ask for it at once: it is there as a whole or not at all.
  static synchronized Path unpacked() throws IOException {
    var to = Golden.root().resolve("core/target/mermaid.min.js");
    if (!Files.exists(to)) {
      var part = Files.createTempFile(to.getParent(), "mermaid", ".part");
      try (var in = MermaidParser.class.getClassLoader().getResourceAsStream(SCRIPT)) {
        Files.write(part, Objects.requireNonNull(in, SCRIPT).readAllBytes());
      }
      Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
    }
    return to;
  }

  private static String run(Path script, String input) throws IOException {
    var runner = Golden.root().resolve("core/src/test/resources/mermaid/parse.js");
    var process =
        new ProcessBuilder("node", runner.toString(), script.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var out = process.getOutputStream()) {
      out.write(input.getBytes(StandardCharsets.UTF_8));
    }
    var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).as("node ends").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return answer;
  }
}
