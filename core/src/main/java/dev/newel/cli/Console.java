package dev.newel.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that a command sees of the world: where it writes, what it reads, where it stands and what
/// time it is.
///
/// Commands take everything from here and nothing from `System`, so that a test runs them in its
/// own process. Standard output carries the answer, standard error the talk around it.
public final class Console {
  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final PrintStream out;
  private final PrintStream err;
  private final InputStream in;
  private final World world;
  private ColorChoice color = ColorChoice.auto;
  private boolean debug;
  private boolean progressShown;

  /// What surrounds a run.
  ///
  /// @param directory the working directory, absolute
  /// @param environment the environment variables
  /// @param clock the time and the zone in which dates such as a waiver's `until` are read
  /// @param outIsTerminal whether standard output is a terminal
  /// @param errIsTerminal whether standard error is a terminal
  /// @param inIsTerminal whether a person can answer questions on standard input
  public record World(
      Path directory,
      Map<String, String> environment,
      Clock clock,
      boolean outIsTerminal,
      boolean errIsTerminal,
      boolean inIsTerminal) {
    public World {
      environment = Map.copyOf(environment);
    }
  }

  public Console(PrintStream out, PrintStream err, InputStream in, World world) {
    this.out = out;
    this.err = err;
    this.in = in;
    this.world = world;
  }

  /// Writes a line of the answer.
  public void out(String line) {
    print(line + "\n");
  }

  /// Writes a part of the answer as it stands, with no line end added.
  public void print(String text) {
    clearProgress();
    out.print(text);
    out.flush();
  }

  /// Writes a line of talk.
  public void err(String line) {
    clearProgress();
    err.print(line + "\n");
    err.flush();
  }

  /// Shows what is being done on one line that the next output replaces; silent where standard
  /// error is no terminal.
  public void progress(String text) {
    if (world.errIsTerminal()) {
      err.print(CLEAR_LINE + text);
      err.flush();
      progressShown = true;
    }
  }

  /// The next line of standard input without its line end; null at its end.
  public @Nullable String readLine() throws IOException {
    clearProgress();
    var line = new ByteArrayOutputStream();
    var next = in.read();
    if (next < 0) {
      return null;
    }
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = in.read();
    }
    var text = line.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /// All that is left of standard input, byte for byte: who reads it knows which encoding it wants.
  public byte[] readAll() throws IOException {
    return in.readAllBytes();
  }

  /// Whether a person sits in front of it: questions may be asked and answers are seen.
  public boolean interactive() {
    return world.inIsTerminal() && world.outIsTerminal();
  }

  /// Whether standard output is to be coloured, by `--color`, the terminal, `NO_COLOR` and `TERM`.
  public boolean colored() {
    return switch (color) {
      case always -> true;
      case never -> false;
      case auto ->
          world.outIsTerminal()
              && environment("NO_COLOR") == null
              && !"dumb".equals(environment("TERM"));
    };
  }

  /// The working directory, absolute.
  public Path directory() {
    return world.directory();
  }

  /// The file that the user means by `name`, seen from the working directory. A shell leaves the
  /// `~` of `--to=~/docs` as it is, and nobody means a directory of that name.
  public Path path(String name) {
    var home = environment("HOME");
    var named =
        home != null && (name.equals("~") || name.startsWith("~/"))
            ? home + name.substring(1)
            : name;
    return world.directory().resolve(named).normalize();
  }

  /// A file as the user would name it: seen from the working directory where it is below that.
  public String shown(Path file) {
    var path = file.normalize();
    var from = world.directory();
    return (path.startsWith(from) ? from.relativize(path) : path).toString().replace('\\', '/');
  }

  /// `1 finding`, `2 findings`.
  static String counted(long count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }

  /// The time, and the zone for dates.
  public Clock clock() {
    return world.clock();
  }

  /// The environment variable `name`; null where it is not set or empty.
  public @Nullable String environment(String name) {
    var value = world.environment().get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  /// Whether `--debug` asks for traces.
  public boolean debug() {
    return debug;
  }

  void choose(ColorChoice choice, boolean traces) {
    color = choice;
    debug = traces;
  }

  PrintStream outStream() {
    return out;
  }

  PrintStream errStream() {
    return err;
  }

  World world() {
    return world;
  }

  private void clearProgress() {
    if (progressShown) {
      err.print(CLEAR_LINE);
      err.flush();
      progressShown = false;
    }
  }
}
