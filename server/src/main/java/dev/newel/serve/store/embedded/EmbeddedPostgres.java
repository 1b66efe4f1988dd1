package dev.newel.serve.store.embedded;

import dev.newel.serve.store.DatabaseAddress;
import dev.newel.serve.store.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// A PostgreSQL of our own on this machine, for as long as somebody uses it.
///
/// It listens on the loopback address alone, asks every connection for a password (SCRAM-SHA-256)
/// and, in a directory of its own, keeps every acknowledged commit through crashes. It ends when
/// the last process that uses it closes its handle or dies, however it dies; it is started again
/// where it alone dies. Several processes and several handles of one process share one server per
/// directory.
public final class EmbeddedPostgres implements AutoCloseable {
  /// The server's version, as in `18.6`.
  public static final String VERSION = Binaries.VERSION;

  private static final Map<Path, Shared> RUNNING = new HashMap<>();

  private final Cluster cluster;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedPostgres(Cluster cluster) {
    this.cluster = cluster;
  }

  /// Starts the server of `settings`, or joins it where it runs; returns when it answers.
  ///
  /// Throws `StartFailure` with a remedy where this machine or its disk does not allow it.
  public static EmbeddedPostgres start(EmbeddedSettings settings) {
    return start(settings, RunAs::choose);
  }

  static EmbeddedPostgres start(EmbeddedSettings settings, RunAs.Choice choice) {
    Platform.current().requireSupported();
    var binaries = Binaries.unpack(settings.cache(), settings.progress());
    try {
      var directory = settings.directory();
      var root =
          directory == null
              ? Files.createTempDirectory("newel-postgres-").toRealPath()
              : Files.createDirectories(directory.toAbsolutePath()).toRealPath();
      synchronized (RUNNING) {
        var shared = RUNNING.get(root);
        if (shared == null) {
          shared = new Shared(Cluster.open(new DataDirectory(root), binaries, settings, choice));
          RUNNING.put(root, shared);
        }
        shared.handles++;
        return new EmbeddedPostgres(shared.cluster);
      }
    } catch (IOException e) {
      throw new StartFailure(
          "The embedded PostgreSQL cannot start in `%s`: %s."
              .formatted(
                  settings.directory() == null ? "a temporary directory" : settings.directory(),
                  Failures.reason(e)),
          "Make the directory writable and free space there, or set `DATABASE_URL` to a running PostgreSQL.",
          e);
    }
  }

  /// Where to connect: database and role are both `newel`, and the role is no superuser.
  public DatabaseAddress address() {
    return cluster.address("newel", "newel");
  }

  /// Gives the server up; returns when it has stopped, unless another process or handle still uses
  /// it.
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    synchronized (RUNNING) {
      var shared = RUNNING.get(cluster.root());
      if (shared != null && --shared.handles == 0) {
        RUNNING.remove(cluster.root());
        cluster.close();
      }
    }
  }

  private static final class Shared {
    private final Cluster cluster;
    private int handles;

    private Shared(Cluster cluster) {
      this.cluster = cluster;
    }
  }
}
