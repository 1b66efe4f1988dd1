package dev.newel.serve.store.embedded;

import dev.newel.serve.store.DatabaseAddress;
import dev.newel.serve.store.StartFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/// One server on one directory, as this process sees it: joined where it runs, else started;
/// revived where it dies.
///
/// Who may do what is settled by two file locks, which the system drops with a process:
/// `start.lock` is held while anybody looks, starts or stops; `users.lock` is held shared for as
/// long as a process uses the server.
final class Cluster implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Cluster.class.getName());
  private static final int PORT_ATTEMPTS = 5;
  private static final int MOST_REVIVALS = 20;
  private static final long POLL_NANOS = Duration.ofMillis(10).toNanos();
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final DataDirectory directory;
  private final Server server;
  private final Duration timeout;
  private final boolean alone;
  private final RandomAccessFile pipe;
  private final FileChannel users;
  private final Roles roles;
  private int port;
  private long pid;
  private int revivals;
  private boolean closed;

  private Cluster(
      DataDirectory directory,
      Server server,
      Duration timeout,
      boolean alone,
      RandomAccessFile pipe,
      FileChannel users)
      throws IOException {
    this.directory = directory;
    this.server = server;
    this.timeout = timeout;
    this.alone = alone;
    this.pipe = pipe;
    this.users = users;
    this.roles = new Roles(directory.data(), directory.secret());
  }

  static Cluster open(
      DataDirectory directory, Path binaries, EmbeddedSettings settings, RunAs.Choice choice)
      throws IOException {
    var deadline = deadline(settings.startTimeout());
    var durable = settings.directory() != null;
    try (var start = StartLock.acquire(directory, deadline, settings.progress())) {
      start.requireHeld();
      var users =
          FileChannel.open(
              directory.usersLock(),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      RandomAccessFile pipe = null;
      try {
        var alone = StartLock.isFree(users);
        users.lock(0, Long.MAX_VALUE, true);
        directory.makePipe();
        // Opened for both directions it never blocks, and counts as a writer until this process
        // closes it or dies.
        pipe = new RandomAccessFile(directory.alive().toFile(), "rw");
        var runAs = choice.choose(binaries.resolve("bin/postgres"), directory.data());
        if (!directory.isInitialised()) {
          settings
              .progress()
              .accept("Creating the database in `%s`...".formatted(directory.root()));
          directory.initialise(binaries, runAs, durable);
        }
        var server = new Server(directory, binaries, runAs, durable);
        var cluster = new Cluster(directory, server, settings.startTimeout(), alone, pipe, users);
        cluster.joinOrStart(deadline, 0);
        cluster.roles.prepare(cluster.port);
        return cluster;
      } catch (IOException | RuntimeException e) {
        if (pipe != null) {
          pipe.close();
        }
        users.close();
        if (!durable) {
          Binaries.deleteTree(directory.root());
        }
        throw e;
      }
    }
  }

  Path root() {
    return directory.root();
  }

  synchronized DatabaseAddress address(String user, String database) {
    return roles.address(port, user, database, Map.of());
  }

  private void joinOrStart(long deadline, int wantedPort) throws IOException {
    var silentUntil = deadline(SILENCE);
    while (true) {
      var found = directory.postmaster();
      var processes = Postmaster.processesIn(directory.data());
      if (found.isPresent() && joins(found.get(), processes.contains(found.get().pid()))) {
        return;
      }
      var ended = found.isEmpty() || alone || found.get().pid() == pid;
      if (processes.isEmpty() && ended) {
        start(deadline, wantedPort);
        return;
      }
      if (processes.isEmpty() && System.nanoTime() - silentUntil > 0) {
        throw new StartFailure(
            "Another process uses `%s`, and its PostgreSQL does not answer here.".formatted(root()),
            "Stop that process, or give this one a directory of its own.");
      }
      pause(deadline, "A PostgreSQL that works in `%s` neither answers nor ends".formatted(root()));
    }
  }

  private boolean joins(Postmaster found, boolean alive) throws IOException {
    if (!found.isReady() || !roles.answers(found.port())) {
      return false;
    }
    port = found.port();
    pid = found.pid();
    if (alive) {
      server.guard(pid);
      reviveAtEnd();
    }
    return true;
  }

  private void start(long deadline, int wantedPort) throws IOException {
    for (var attempt = 1; ; attempt++) {
      // Safe now: no process works in the data directory, so the file can only be left over from a
      // dead server, and its process id may by now belong to a stranger whom PostgreSQL would take
      // for itself.
      Files.deleteIfExists(directory.data().resolve("postmaster.pid"));
      var candidate = wantedPort != 0 ? wantedPort : freePort();
      var from = Files.exists(directory.log()) ? Files.size(directory.log()) : 0;
      var process = server.launch(candidate);
      while (process.isAlive()) {
        var found = directory.postmaster();
        if (found.isPresent() && found.get().isReady() && found.get().port() == candidate) {
          port = candidate;
          pid = found.get().pid();
          reviveAtEnd();
          return;
        }
        pause(deadline, "PostgreSQL does not become ready; see `%s`".formatted(directory.log()));
      }
      var complaint = directory.complaint(from);
      var transientFault = isPortTaken(complaint) || complaint.contains("shared memory block");
      if (!transientFault || attempt == PORT_ATTEMPTS) {
        throw new StartFailure(
            "PostgreSQL does not start in `%s`: %s".formatted(root(), complaint),
            "See `%s`, or set `DATABASE_URL` to a running PostgreSQL.".formatted(directory.log()));
      }
    }
  }

  private static boolean isPortTaken(String complaint) {
    return complaint.contains("could not create any TCP/IP sockets")
        || complaint.contains("could not create listen socket");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private void reviveAtEnd() {
    var watched = pid;
    var end =
        ProcessHandle.of(watched)
            .map(ProcessHandle::onExit)
            .orElseGet(() -> CompletableFuture.failedFuture(new IOException("already gone")));
    var _ =
        end.whenCompleteAsync(
            (handle, absent) -> revive(watched), task -> Thread.ofVirtual().start(task));
  }

  private synchronized void revive(long watched) {
    if (closed || watched != pid || ++revivals > MOST_REVIVALS) {
      return;
    }
    LOG.log(
        System.Logger.Level.WARNING,
        "PostgreSQL in {0} ended by itself; starting it again",
        root());
    var deadline = deadline(timeout);
    try (var start = StartLock.acquire(directory, deadline, sentence -> {})) {
      start.requireHeld();
      joinOrStart(deadline, port);
    } catch (IOException | StartFailure e) {
      LOG.log(System.Logger.Level.ERROR, "PostgreSQL in " + root() + " cannot be started again", e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    var deadline = deadline(STOP_TIMEOUT);
    try (var start = StartLock.acquire(directory, deadline, sentence -> {})) {
      start.requireHeld();
      pipe.close();
      users.close();
      try (var others =
          FileChannel.open(
              directory.usersLock(), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        if (!StartLock.isFree(others)) {
          return;
        }
      }
      server.awaitEnd(STOP_TIMEOUT);
      while (!Postmaster.processesIn(directory.data()).isEmpty()) {
        pause(deadline, "PostgreSQL in `%s` does not stop".formatted(root()));
      }
    } catch (IOException | StartFailure e) {
      LOG.log(
          System.Logger.Level.WARNING, "PostgreSQL in " + root() + " is left to stop by itself", e);
    } finally {
      server.removeTemporary();
    }
  }

  private static long deadline(Duration duration) {
    return System.nanoTime() + duration.toNanos();
  }

  /// Waits a moment; throws where `deadline` has passed.
  static void pause(long deadline, String complaint) {
    if (System.nanoTime() - deadline > 0) {
      throw new StartFailure(complaint + ".", StartFailure.USE_DATABASE_URL);
    }
    LockSupport.parkNanos(POLL_NANOS);
    if (Thread.currentThread().isInterrupted()) {
      throw new StartFailure("The wait for PostgreSQL was interrupted.", "Start again.");
    }
  }
}
