package dev.newel.serve.observe;

import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/// Brings what libraries tell `java.util.logging` into the one log, in its form.
public final class LibraryLog extends Handler implements AutoCloseable {
  private static final Logger ROOT = Logger.getLogger("");

  private final SimpleFormatter messages = new SimpleFormatter();
  private final ServerLog log;
  private final Handler[] before = ROOT.getHandlers();

  private LibraryLog(ServerLog log) {
    this.log = log;
  }

  /// From now on, until it is closed, `log` takes what libraries tell.
  public static LibraryLog into(ServerLog log) {
    var library = new LibraryLog(log);
    for (var handler : library.before) {
      ROOT.removeHandler(handler);
    }
    ROOT.addHandler(library);
    return library;
  }

  @Override
  public void publish(@Nullable LogRecord told) {
    if (told != null && isLoggable(told)) {
      var name = Optional.ofNullable(told.getLoggerName()).orElse("");
      log.tell(
          level(told.getLevel()), name + ": " + messages.formatMessage(told), told.getThrown());
    }
  }

  private static LogLevel level(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return LogLevel.ERROR;
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return LogLevel.WARN;
    }
    return level.intValue() >= Level.INFO.intValue() ? LogLevel.INFO : LogLevel.DEBUG;
  }

  @Override
  public void flush() {
    // Each line is written as it comes.
  }

  /// Gives the log back to whoever had it.
  @Override
  public void close() {
    ROOT.removeHandler(this);
    for (var handler : before) {
      ROOT.addHandler(handler);
    }
  }
}
