package dev.newel.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A server that is compared: a process of its own, which listens on the loopback address.
final class Contestant implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Recipe recipe;
  private final Process process;
  private final int port;
  private final Duration started;

  /// How a server is begun.
  ///
  /// @param name what it is called in the report
  /// @param command what begins it; `{port}` stands for the port
  /// @param environment of the process; `{port}` as above
  /// @param health the path that answers 200 once it serves
  record Recipe(String name, List<String> command, Map<String, String> environment, String health) {
    /// Begins it and returns when it serves; what it writes goes to a file in `logs`.
    Contestant start(Path logs) throws IOException, InterruptedException {
      var port = freePort();
      var log = logs.resolve(name + ".log");
      var builder =
          new ProcessBuilder(
                  command.stream()
                      .map(each -> each.replace("{port}", Integer.toString(port)))
                      .toList())
              .redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
      environment.forEach(
          (key, value) ->
              builder.environment().put(key, value.replace("{port}", Integer.toString(port))));
      var begun = System.nanoTime();
      var process = builder.start();
      try {
        awaitHealth(process, port, log);
      } catch (IOException | InterruptedException e) {
        process.destroyForcibly();
        throw e;
      }
      return new Contestant(this, process, port, Duration.ofNanos(System.nanoTime() - begun));
    }

    private void awaitHealth(Process process, int port, Path log)
        throws IOException, InterruptedException {
      var deadline = System.nanoTime() + PATIENCE.toNanos();
      var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + health)).build();
      try (var client = HttpClient.newHttpClient()) {
        while (System.nanoTime() < deadline && process.isAlive()) {
          try {
            if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
              return;
            }
          } catch (IOException notYet) {
            // It does not listen yet.
          }
          TimeUnit.MILLISECONDS.sleep(10);
        }
      }
      throw new IOException(name + " does not serve; it said:\n" + Files.readString(log));
    }

    private static int freePort() throws IOException {
      try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      }
    }
  }

  private Contestant(Recipe recipe, Process process, int port, Duration started) {
    this.recipe = recipe;
    this.process = process;
    this.port = port;
    this.started = started;
  }

  String name() {
    return recipe.name();
  }

  /// Where the operations are.
  URI base() {
    return URI.create("http://127.0.0.1:" + port + "/api/v1");
  }

  /// From the start of the process to its first healthy answer.
  Duration started() {
    return started;
  }

  /// The processor time that the process has had so far, of users and of the system.
  Duration processorTime() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /// The memory that the process has now, in MiB (`VmRSS` of proc(5)).
  long memory() throws IOException {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      return lines
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
              .findFirst()
              .orElseThrow()
          / 1024;
    }
  }

  /// Ends the process and waits for that.
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
