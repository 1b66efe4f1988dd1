package dev.newel.serve.store.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The right to look at, start or stop the server of a directory: one process at a time, one thread
/// in it.
///
/// @param channel the open `start.lock`
/// @param lock the lock on it
record StartLock(FileChannel channel, FileLock lock) implements AutoCloseable {

  /// Waits for the lock, not longer than `deadline` (a `System.nanoTime()`).
  static StartLock acquire(DataDirectory directory, long deadline, Consumer<String> progress)
      throws IOException {
    var channel =
        FileChannel.open(
            directory.startLock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      var lock = tryLock(channel);
      if (lock == null) {
        progress.accept("Waiting for another process that starts or stops PostgreSQL...");
      }
      while (lock == null) {
        Cluster.pause(deadline, "Another process holds `%s`".formatted(directory.startLock()));
        lock = tryLock(channel);
      }
      return new StartLock(channel, lock);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /// True where no process holds a lock on `channel`.
  static boolean isFree(FileChannel channel) throws IOException {
    try (var lock = tryLock(channel)) {
      return lock != null;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another thread of this process has it
    }
  }

  void requireHeld() {
    if (!lock.isValid()) {
      throw new IllegalStateException("the start lock is gone");
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
