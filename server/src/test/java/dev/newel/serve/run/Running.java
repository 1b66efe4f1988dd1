package dev.newel.serve.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.cli.Main;
import dev.newel.serve.testing.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// `newel run` or `newel up` in a process of its own; everything it is waited for has an end.
public final class Running implements AutoCloseable {
  private static final int SECONDS = 120;
  private static final String END = "the end";
  private static final Pattern SERVING =
      Pattern.compile("Serving \\S+ at http://127\\.0\\.0\\.1:(\\d+)(/\\S*)?");

  private final Process process;
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private Running(Process process) {
    this.process = process;
    Thread.ofVirtual().start(this::listen);
  }

  /// Starts it without a `DATABASE_URL`.
  static Running start(String... arguments) {
    return start("", List.of(arguments));
  }

  /// Starts it with this `DATABASE_URL`; an empty one is none.
  static Running start(String databaseUrl, List<String> arguments) {
    return command("run", databaseUrl, arguments);
  }

  /// Starts the command of that name.
  public static Running command(String name, String databaseUrl, List<String> arguments) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                name));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("DATABASE_URL");
    if (!databaseUrl.isEmpty()) {
      builder.environment().put("DATABASE_URL", databaseUrl);
    }
    try {
      return new Running(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen() {
    try (var reader = process.inputReader()) {
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        told.add(line);
        lines.add(line);
      }
    } catch (IOException e) {
      told.add(e.toString());
    } finally {
      lines.add(END);
    }
  }

  /// Waits for a line that holds `part`; fails where the process ends without it.
  public String awaitLine(String part) throws InterruptedException {
    while (true) {
      var line = lines.poll(SECONDS, TimeUnit.SECONDS);
      assertThat(line).as("a line with `%s`; told so far: %s", part, told).isNotNull();
      assertThat(line)
          .as("a line with `%s` before the end; told: %s", part, told)
          .isNotEqualTo(END);
      if (String.valueOf(line).contains(part)) {
        return String.valueOf(line);
      }
    }
  }

  /// Waits until it serves; returns a client of it.
  public Api api() throws InterruptedException {
    var match = SERVING.matcher(awaitLine("Serving "));
    assertThat(match.matches()).isTrue();
    var base = match.group(2);
    return new Api(Integer.parseInt(match.group(1)), base == null ? "" : base);
  }

  /// Waits for its end; returns the exit code.
  public int end() throws InterruptedException {
    while (true) {
      var line = lines.poll(SECONDS, TimeUnit.SECONDS);
      assertThat(line).as("the end; told so far: %s", told).isNotNull();
      if (END.equals(line)) {
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
      }
    }
  }

  /// Everything that it has told, standard output and standard error together.
  public List<String> told() {
    return List.copyOf(told);
  }

  long pid() {
    return process.pid();
  }

  /// SIGTERM.
  public void terminate() {
    process.toHandle().destroy();
  }

  /// SIGKILL.
  void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
