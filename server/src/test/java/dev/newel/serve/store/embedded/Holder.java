package dev.newel.serve.store.embedded;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// A process of its own that uses the database of a directory until its stdin ends or it is killed.
final class Holder implements AutoCloseable {
  private final Process process;

  private Holder(Process process) {
    this.process = process;
  }

  static Holder launch(Path directory) throws Exception {
    return new Holder(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /// Waits for the address of the server, `host:port`; throws where the process ended without one.
  String endpoint() throws Exception {
    return Objects.requireNonNull(process.inputReader().readLine(), "the process ended");
  }

  void kill() throws Exception {
    process.destroyForcibly();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("the process survives SIGKILL");
    }
  }

  /// Lets it end in order.
  @Override
  public void close() throws Exception {
    process.getOutputStream().close();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the process does not end");
    }
  }

  public static void main(String[] arguments) throws Exception {
    try (var postgres = EmbeddedPostgres.start(EmbeddedSettings.durable(Path.of(arguments[0])))) {
      var source = postgres.address().dataSource();
      try (var connection = source.getConnection();
          var statement = connection.createStatement()) {
        statement.execute("SELECT pg_advisory_lock(1)");
        statement.execute("CREATE TABLE IF NOT EXISTS t (n int)");
        statement.execute("INSERT INTO t VALUES (1)");
      }
      System.out.println(postgres.address().endpoint());
      var _ = System.in.read();
    }
  }
}
