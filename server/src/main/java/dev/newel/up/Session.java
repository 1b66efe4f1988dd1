package dev.newel.up;

import dev.newel.cli.Console;
import dev.newel.cli.Survey;
import dev.newel.serve.Server;
import dev.newel.serve.handle.HandlerFiles;
import dev.newel.serve.run.VariablesFile;
import dev.newel.serve.store.DatabaseException;
import dev.newel.serve.store.StartFailure;
import dev.newel.up.page.News;
import dev.newel.up.page.View;
import dev.newel.up.page.View.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// What is to be seen of a design while its files change.
final class Session {
  private static final Logger LOG = Logger.getLogger(Session.class.getName());

  private final Console console;
  private final String name;
  private final @Nullable String to;
  private final ServedDesign served;
  private final News news = new News();
  private final ReentrantLock publishing = new ReentrantLock();
  private volatile HandlerFiles handlers;
  private volatile VariablesFile variables;
  private volatile View view;
  /// What is still to be done with the first server; null where it is done.
  private @Nullable Consumer<Server> first;

  private Session(
      Console console, String name, @Nullable String to, ServedDesign served, View view) {
    this.console = console;
    this.name = name;
    this.to = to;
    this.served = served;
    this.handlers = served.handlerFiles();
    this.variables = served.variables();
    this.view = view;
  }

  /// Serves what was read of the design where it has no errors.
  ///
  /// Throws `StartFailure` where it has none and cannot be served.
  static Session start(
      Console console, String name, @Nullable String to, Survey survey, ServedDesign served) {
    var design = survey.design();
    var server = design == null ? null : served.put(design);
    // The time, so that a page of an earlier run sees that this is another one.
    var first = new View(console.clock().millis(), survey, survey, server, null);
    var session = new Session(console, name, to, served, first);
    session.news.tell(first.number());
    session.publish(first);
    return session;
  }

  /// What is to be seen now.
  View view() {
    return view;
  }

  News news() {
    return news;
  }

  /// The directories whose files make the design and its handlers.
  Set<Path> directories() {
    var directories = new TreeSet<>(view.survey().directories());
    directories.addAll(handlers.directories());
    directories.add(variables.directory());
    return directories;
  }

  /// Reads the design again; serves it where it has changed and has no errors. One thread at a time
  /// calls it.
  void look() {
    var before = view;
    var survey = Survey.of(console, name, to);
    var now = served.handlerFiles();
    var said = served.variables();
    var isSame = now.equals(handlers) && said.equals(variables);
    handlers = now;
    variables = said;
    if (isSame && before.refusal() == null && survey.isLike(before.survey())) {
      return;
    }
    var next = next(before, survey);
    view = next;
    news.tell(next.number());
    tell(next);
    greet(next);
    publish(next);
  }

  /// Does something with the first server, now or when a design is served at last.
  ///
  /// Throws `StartFailure` where that is now and fails.
  synchronized void onceServed(Consumer<Server> what) {
    var server = view.server();
    if (server == null) {
      first = what;
    } else {
      what.accept(server);
    }
  }

  private synchronized void greet(View now) {
    var server = now.server();
    var what = first;
    if (server != null && what != null) {
      first = null;
      try {
        what.accept(server);
      } catch (StartFailure e) {
        console.err("newel: " + e.getMessage());
        console.err("hint: " + e.hint());
      }
    }
  }

  private View next(View before, Survey survey) {
    var number = before.number() + 1;
    var design = survey.design();
    if (design == null) {
      return new View(number, survey, before.shown(), before.server(), null);
    }
    try {
      return new View(number, survey, survey, served.put(design), null);
    } catch (StartFailure e) {
      var refusal = new Refusal(String.valueOf(e.getMessage()), e.hint());
      return new View(number, survey, before.shown(), before.server(), refusal);
    } catch (DatabaseException e) {
      LOG.log(Level.WARNING, e, () -> "the changed design is not served");
      var refusal =
          new Refusal(
              "The database did not take the design: " + e.getMessage(),
              "Save a file of the design again once the database answers.");
      return new View(number, survey, before.shown(), before.server(), refusal);
    }
  }

  private void tell(View now) {
    var findings = Wording.findings(now.survey().judgement());
    var refusal = now.refusal();
    if (refusal != null) {
      console.err("newel: the design changed. " + refusal.message());
      console.err("hint: " + refusal.hint());
    } else if (now.isCurrent()) {
      console.err("newel: the design changed and is served. " + findings);
    } else {
      console.err(
          "newel: the design changed and has errors; %s. %s"
              .formatted(
                  now.server() == null ? "nothing is served" : "the one before is served on",
                  findings));
    }
  }

  /// Composes the documents beside, so that whoever asks for them first need not wait for all.
  private void publish(View now) {
    if (now.survey().design() != null) {
      Thread.ofVirtual().name("newel-publish").start(() -> published(now.survey()));
    }
  }

  private void published(Survey survey) {
    // One after the other, and none that is out of date: the last one is the one to stay.
    publishing.lock();
    try {
      if (view.survey() == survey) {
        survey.published();
        var written = survey.write();
        if (written > 0) {
          console.err("newel: wrote %d file%s.".formatted(written, written == 1 ? "" : "s"));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      console.err("newel: documents are not written: " + e.getMessage());
    } finally {
      publishing.unlock();
    }
  }
}
