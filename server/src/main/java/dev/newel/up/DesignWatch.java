package dev.newel.up;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Looks again when files of a design change.
final class DesignWatch implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(DesignWatch.class.getName());
  /// An editor writes a file in several steps, and a checkout changes many.
  private static final Duration QUIET = Duration.ofMillis(60);
  /// Where something is written all the time, it is looked at nevertheless.
  private static final Duration MOST_PATIENCE = Duration.ofMillis(400);

  private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(10);

  private final WatchService service;
  private final Supplier<Set<Path>> directories;
  private final Runnable look;
  private final Set<Path> watched = new TreeSet<>();
  private final Thread thread =
      Thread.ofPlatform().daemon().name("newel-watch").unstarted(this::run);

  private DesignWatch(WatchService service, Supplier<Set<Path>> directories, Runnable look) {
    this.service = service;
    this.directories = directories;
    this.look = look;
  }

  /// Watches from now on.
  ///
  /// @param directories those to watch, as they are known after a look
  /// @param look what is done after a change, by one thread
  static DesignWatch start(Supplier<Set<Path>> directories, Runnable look) throws IOException {
    var watch = new DesignWatch(FileSystems.getDefault().newWatchService(), directories, look);
    watch.register();
    watch.thread.start();
    return watch;
  }

  private void run() {
    try {
      // Whatever changed between the first reading and the watch.
      lookUntilSettled();
      while (true) {
        var key = service.take();
        var end = System.nanoTime() + MOST_PATIENCE.toNanos();
        while (key != null) {
          key.pollEvents();
          if (!key.reset()) {
            watched.remove((Path) key.watchable());
          }
          key =
              System.nanoTime() > end
                  ? null
                  : service.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
        }
        lookUntilSettled();
      }
    } catch (ClosedWatchServiceException e) {
      // The end.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.log(Level.SEVERE, e, () -> "changes of the design are no longer seen");
    }
  }

  /// A directory that was not watched may have changed before it was.
  private void lookUntilSettled() throws IOException {
    do {
      try {
        look.run();
      } catch (RuntimeException e) {
        LOG.log(Level.SEVERE, e, () -> "the changed design is not taken up");
      }
    } while (register());
  }

  /// Whether a directory is watched that was not.
  private boolean register() throws IOException {
    var more = false;
    for (var directory : directories.get()) {
      try {
        directory.register(
            service,
            StandardWatchEventKinds.ENTRY_CREATE,
            StandardWatchEventKinds.ENTRY_MODIFY,
            StandardWatchEventKinds.ENTRY_DELETE);
        more |= watched.add(directory);
      } catch (NoSuchFileException | NotDirectoryException e) {
        // Gone again; the directory above tells when it is back.
        watched.remove(directory);
      }
    }
    return more;
  }

  /// A look under way is finished first.
  @Override
  public void close() throws IOException {
    service.close();
    try {
      thread.join(PATIENCE_AT_THE_END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
