package dev.newel.up;

import dev.newel.cli.Console;
import dev.newel.cli.Survey;
import dev.newel.serve.Server;
import dev.newel.serve.http.HttpBounds;
import dev.newel.serve.http.HttpListener;
import dev.newel.serve.run.Ending;
import dev.newel.serve.run.Grounds;
import dev.newel.serve.run.ServeOptions;
import dev.newel.up.page.Pages;
import dev.newel.up.page.View;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A design that is up: served, shown and watched.
final class Up implements AutoCloseable {
  private final Session session;
  private final HttpListener listener;
  private final Deque<Closing> closing;

  @FunctionalInterface
  private interface Closing {
    void close() throws IOException;
  }

  private Up(Session session, HttpListener listener, Deque<Closing> closing) {
    this.session = session;
    this.listener = listener;
    this.closing = closing;
  }

  /// Throws `StartFailure` with a remedy where it cannot be.
  ///
  /// @param name the design as the user names it
  /// @param to where documents and contracts are written; null for nowhere
  /// @throws java.net.BindException where the address is taken
  static Up start(Console console, ServeOptions options, String name, @Nullable String to)
      throws IOException {
    var closing = new ArrayDeque<Closing>();
    try {
      var survey = Survey.of(console, name, to);
      var grounds = Grounds.take(console, options, console.path(name), survey.design());
      closing.push(grounds::close);
      var served = new ServedDesign(grounds);
      closing.push(served::close);
      var session = Session.start(console, name, to, survey, served);
      var pages = new Pages(session::view, session.news(), options.isForThisMachineAlone());
      var listener =
          HttpListener.start(
              options.host(),
              options.port(),
              HttpBounds.USUAL,
              new Front(served, pages),
              served::unread);
      closing.push(listener::close);
      closing.push(served::drain);
      // Pages that wait for news would hold the listener.
      closing.push(session.news()::end);
      closing.push(() -> end(console, options, served));
      var watch = DesignWatch.start(session::directories, session::look);
      closing.push(watch::close);
      return new Up(session, listener, closing);
    } catch (IOException | RuntimeException e) {
      close(closing);
      throw e;
    }
  }

  private static void end(Console console, ServeOptions options, ServedDesign served)
      throws IOException {
    served.unready();
    Ending.delayed(console, options.shutdownDelay());
  }

  /// The port that it listens on.
  int port() {
    return listener.port();
  }

  /// What is to be seen now.
  View view() {
    return session.view();
  }

  /// Does something with the first server, now or when a design is served at last.
  void onceServed(Consumer<Server> what) {
    session.onceServed(what);
  }

  /// Changes are no longer taken up, and requests under way finish.
  @Override
  public void close() throws IOException {
    close(closing);
  }

  private static void close(Deque<Closing> closing) throws IOException {
    while (!closing.isEmpty()) {
      closing.pop().close();
    }
  }
}
