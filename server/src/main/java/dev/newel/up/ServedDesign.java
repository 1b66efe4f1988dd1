package dev.newel.up;

import dev.newel.design.Design;
import dev.newel.facts.tables.Tables;
import dev.newel.serve.Server;
import dev.newel.serve.handle.HandlerFiles;
import dev.newel.serve.http.HttpAnswer;
import dev.newel.serve.http.HttpRequest;
import dev.newel.serve.identity.PasswordHashes;
import dev.newel.serve.run.Grounds;
import dev.newel.serve.run.VariablesFile;
import dev.newel.serve.store.Database;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// The design that answers now. Another one takes its place between two requests: those under way
/// are finished first, those that come meanwhile wait.
final class ServedDesign implements AutoCloseable {
  private final Grounds grounds;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile @Nullable Current current;

  /// @param passwords made once for designs that hash alike: that is slow on purpose
  private record Current(
      Design design, Database database, Server server, PasswordHashes passwords) {}

  ServedDesign(Grounds grounds) {
    this.grounds = grounds;
  }

  /// The files that handlers come from, as they are now.
  HandlerFiles handlerFiles() {
    return grounds.handlerFiles();
  }

  /// The file that variables come from, as it is now.
  VariablesFile variables() {
    return grounds.variables();
  }

  /// Brings the database up to date and serves the design from now on. Where that fails, what was
  /// served goes on.
  ///
  /// Throws `StartFailure` where the database does not fit or is away.
  Server put(Design design) {
    var before = current;
    grounds.reread();
    var passwords = passwords(design, before);
    var options = grounds.options(design);
    // A connection keeps plans of statements, and plans know the tables.
    var shared = before != null && usesAlike(before.design(), design) ? before.database() : null;
    var database = shared == null ? grounds.database(design) : shared;
    Server server;
    lock.writeLock().lock();
    try {
      server = Server.behind(design, database, options, passwords);
      current = new Current(design, database, server, passwords);
    } catch (RuntimeException e) {
      if (shared == null) {
        database.close();
      }
      if (options.spans() != null) {
        options.spans().close();
      }
      throw e;
    } finally {
      lock.writeLock().unlock();
    }
    if (before != null) {
      before.server().close();
      if (shared == null) {
        before.database().close();
      }
    }
    return server;
  }

  private boolean usesAlike(Design before, Design now) {
    return grounds.settings(before).equals(grounds.settings(now))
        && Tables.of(before).equals(Tables.of(now));
  }

  private static PasswordHashes passwords(Design design, @Nullable Current before) {
    var hashing = design.identity().hashing();
    if (before != null
        && isReady(before.design())
        && before.design().identity().hashing().equals(hashing)) {
      return before.passwords();
    }
    var passwords = new PasswordHashes(hashing);
    return isReady(design) ? passwords.ready() : passwords;
  }

  private static boolean isReady(Design design) {
    return design.identity().users() != null;
  }

  /// The answer of the design; null where none is served.
  ///
  /// @param evenUnknown whether it answers for a path at which it has nothing
  @Nullable HttpAnswer answer(HttpRequest request, boolean evenUnknown) {
    lock.readLock().lock();
    try {
      var now = current;
      return now == null || !(evenUnknown || now.server().knows(request.path()))
          ? null
          : now.server().answer(request);
    } finally {
      lock.readLock().unlock();
    }
  }

  /// What answers a request that is no HTTP.
  HttpAnswer unread(int status) {
    lock.readLock().lock();
    try {
      var now = current;
      return now == null ? HttpAnswer.of(status) : now.server().unread(status);
    } finally {
      lock.readLock().unlock();
    }
  }

  /// From now on it says that it is not ready, and serves on.
  void unready() {
    var now = current;
    if (now != null) {
      now.server().drain();
    }
  }

  /// Ends what it does beside requests.
  void drain() {
    var now = current;
    if (now != null) {
      now.server().close();
    }
  }

  @Override
  public void close() {
    var now = current;
    if (now != null) {
      now.database().close();
    }
  }
}
