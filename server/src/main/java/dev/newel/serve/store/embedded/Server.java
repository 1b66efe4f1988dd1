package dev.newel.serve.store.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The processes of the server: PostgreSQL and the shell that ends it when nobody is left.
final class Server {
  private static final long MOST_LOG_BYTES = 4L << 20;

  /// Runs a command and interrupts it (a fast shutdown, PostgreSQL manual 18.5) when the pipe on
  /// stdin has no writer left. The pipe is watched apart, so that the death of either shell leaves
  /// no server behind; the signal is repeated because a server that has only just begun may not
  /// hear the first one. TERM and HUP, which a service manager sends to every process of a group,
  /// must not end the watch early.
  private static final String RUN =
      """
      trap '' TERM HUP
      temporary=$1; shift
      exec 3<&0 </dev/null
      "$@" 3<&- & server=$!
      (while read -r _; do :; done <&3; while kill -INT $server 2>/dev/null; do sleep 1; done) & watch=$!
      wait $server; code=$?
      kill -KILL $watch
      [ -z "$temporary" ] || rm -rf "$temporary"
      exit $code
      """;

  /// The same watch over a server that another process started; the working directory tells it from
  /// a stranger.
  private static final String GUARD =
      """
      trap '' TERM HUP
      while read -r _; do :; done
      while [ "$(readlink /proc/$1/cwd)" = "$2" ]; do kill -INT $1; sleep 1; done
      """;

  private final DataDirectory directory;
  private final Path binaries;
  private final RunAs runAs;
  private final boolean durable;
  private @Nullable Process process;

  Server(DataDirectory directory, Path binaries, RunAs runAs, boolean durable) {
    this.directory = directory;
    this.binaries = binaries;
    this.runAs = runAs;
    this.durable = durable;
  }

  /// Starts PostgreSQL on `port` of the loopback address, without waiting for it.
  Process launch(int port) throws IOException {
    if (Files.exists(directory.log()) && Files.size(directory.log()) > MOST_LOG_BYTES) {
      Files.move(
          directory.log(),
          directory.root().resolve("postgres.log.1"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    var command = new ArrayList<>(runAs.prefix());
    command.add(binaries.resolve("bin/postgres").toString());
    command.addAll(List.of("-D", directory.data().toString(), "-p", Integer.toString(port)));
    settings().forEach(setting -> command.addAll(List.of("-c", setting)));
    var shell =
        new ArrayList<>(
            List.of("sh", "-c", RUN, "newel-postgres", durable ? "" : directory.root().toString()));
    shell.addAll(command);
    var started = start(shell);
    process = started;
    return started;
  }

  /// Watches the pipe for a server that this process did not start.
  void guard(long pid) throws IOException {
    var _ =
        start(
            List.of(
                "sh",
                "-c",
                GUARD,
                "newel-postgres-guard",
                Long.toString(pid),
                directory.data().toString()));
  }

  private List<String> settings() {
    var kept = durable ? "on" : "off";
    return List.of(
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "password_encryption=scram-sha-256",
        "fsync=" + kept,
        "synchronous_commit=" + kept,
        "full_page_writes=" + kept,
        "max_connections=100",
        "shared_buffers=64MB",
        // One process instead of PostgreSQL 18's three I/O workers: our reads are small.
        "io_method=sync",
        "timezone=UTC",
        "log_timezone=UTC",
        "logging_collector=off",
        "log_destination=stderr");
  }

  private Process start(List<String> command) throws IOException {
    // A session of its own: Ctrl-C in a terminal must reach us first, so that requests under way
    // keep their database.
    var words = new ArrayList<>(List.of("setsid"));
    words.addAll(command);
    return RunAs.SELF
        .builder(words)
        .redirectInput(directory.alive().toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(directory.log().toString())))
        .start();
  }

  /// Waits for the shell that this process started, if it did.
  void awaitEnd(Duration timeout) {
    var started = process;
    if (started != null) {
      try {
        var _ = started.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Removes what the shell could not, where nothing is to be kept.
  void removeTemporary() {
    if (!durable) {
      try {
        Binaries.deleteTree(directory.root());
      } catch (IOException e) {
        System.getLogger(Server.class.getName())
            .log(
                System.Logger.Level.WARNING,
                "Temporary directory " + directory.root() + " remains",
                e);
      }
    }
  }
}
