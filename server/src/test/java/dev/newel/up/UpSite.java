package dev.newel.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.cli.Console;
import dev.newel.serve.run.ServeOptions;
import dev.newel.serve.store.TestDatabase;
import dev.newel.serve.testing.Api;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// A design that is up in this process, on a free port and a schema of its own.
final class UpSite implements AutoCloseable {
  private final Path directory;
  private final TestDatabase database;
  private final Told told = new Told();
  private final Up up;

  private UpSite(Path directory, Path data, @Nullable String to, String... more)
      throws IOException {
    this.directory = directory;
    this.database = TestDatabase.open(UpSite.class);
    var words = new ArrayList<>(List.of("--port", "0", "--data", data.toString()));
    words.addAll(List.of("--database-url", database.url()));
    words.addAll(List.of(more));
    var serving = new ServeOptions();
    new CommandLine(new Words(serving)).parseArgs(words.toArray(String[]::new));
    var stream = new PrintStream(told, true, StandardCharsets.UTF_8);
    var world = new Console.World(directory, Map.of(), Clock.systemUTC(), false, false, false);
    var console = new Console(stream, stream, InputStream.nullInputStream(), world);
    this.up = Up.start(console, serving, ".", to);
  }

  /// Takes what the terminal is told, and lets others wait for it.
  private static final class Told extends ByteArrayOutputStream {
    private static final long MILLIS = 60_000;

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      super.write(bytes, from, length);
      notifyAll();
    }

    synchronized void await(String words) throws InterruptedException {
      var end = System.currentTimeMillis() + MILLIS;
      while (!toString(StandardCharsets.UTF_8).contains(words)) {
        var left = end - System.currentTimeMillis();
        assertThat(left).as("`%s` in %s", words, this).isPositive();
        wait(left);
      }
    }
  }

  /// What picocli parses for a command.
  @CommandLine.Command
  private static final class Words {
    @CommandLine.Mixin private final ServeOptions options;

    Words(ServeOptions options) {
      this.options = options;
    }
  }

  /// The design of one directory with its data in another.
  static UpSite open(Path directory, Path data, String... more) {
    try {
      return new UpSite(directory, data, null, more);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// The same; what is published is written too.
  static UpSite writing(Path directory, String to) throws IOException {
    return new UpSite(directory, directory.resolve(".newel/data"), to);
  }

  /// The design with this text.
  static UpSite of(Path directory, String design, String... more) throws IOException {
    Files.writeString(directory.resolve("design.yaml"), design);
    return open(directory, directory.resolve(".newel/data"), more);
  }

  int port() {
    return up.port();
  }

  String address() {
    return "http://127.0.0.1:" + port();
  }

  /// A client of paths as they are.
  Api client() {
    return new Api(port(), "");
  }

  /// A page or another file of the page.
  String page(String name) {
    var answer = client().get("/.newel/" + name);
    assertThat(answer.status()).as(name).isEqualTo(200);
    return answer.body();
  }

  /// The number of what is seen now.
  long number() {
    return up.view().number();
  }

  /// Changes a file of the design and waits until that is taken up.
  void change(String file, String from, String into) throws IOException {
    var path = directory.resolve(file);
    var text = Files.readString(path);
    assertThat(text).contains(from);
    write(file, text.replace(from, into));
  }

  /// Writes a file of the design and waits until that is taken up.
  void write(String file, String text) throws IOException {
    var before = number();
    Files.writeString(directory.resolve(file), text);
    // The server answers when there is news, and in the end without.
    while (number() == before) {
      assertThat(client().get("/.newel/news?not=" + before).status()).isEqualTo(200);
    }
  }

  /// Waits until the terminal is told that.
  void awaitTold(String words) throws InterruptedException {
    told.await(words);
  }

  /// Forgets what the terminal was told.
  void forgetTold() {
    told.reset();
  }

  /// What the terminal was told.
  String told() {
    return told.toString(StandardCharsets.UTF_8);
  }

  TestDatabase database() {
    return database;
  }

  @Override
  public void close() {
    try {
      up.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    } finally {
      database.close();
    }
  }
}
