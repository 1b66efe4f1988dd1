package dev.newel.serve.store.embedded;

import dev.newel.serve.store.StartFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How PostgreSQL is kept from running as root, which it refuses.
///
/// @param prefix the words before each of its commands; empty for an ordinary user
/// @param owner the user and group that its files belong to, in `chown` form; empty where they are
///     ours
record RunAs(List<String> prefix, String owner) {
  /// An ordinary user needs nothing.
  static final RunAs SELF = new RunAs(List.of(), "");

  /// A user namespace of its own: still our files, but no longer root in the eyes of PostgreSQL.
  static final RunAs USER_NAMESPACE = new RunAs(List.of("unshare", "--user"), "");

  /// The user that every PostgreSQL package creates.
  static final RunAs POSTGRES_USER = other("postgres", "postgres");

  /// `nobody`, which exists everywhere.
  static final RunAs NOBODY = other("65534", "65534");

  RunAs {
    prefix = List.copyOf(prefix);
  }

  private static RunAs other(String user, String group) {
    return new RunAs(
        List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups"),
        user + ":" + group);
  }

  /// The first way that works here for `program`, or the one that the existing `data` was made
  /// with.
  static RunAs choose(Path program, Path data) throws IOException {
    if (!"root".equals(System.getProperty("user.name"))) {
      return SELF;
    }
    for (var way : candidates(data)) {
      if (way.works(program)) {
        return way;
      }
    }
    throw new StartFailure(
        ("PostgreSQL refuses to run as root, and neither a user namespace nor the users `postgres` and `nobody`"
                + " can run `%s`.")
            .formatted(program),
        "Start Newel as an ordinary user, or set `DATABASE_URL` to a running PostgreSQL.");
  }

  private static List<RunAs> candidates(Path data) throws IOException {
    if (!Files.exists(data, LinkOption.NOFOLLOW_LINKS)) {
      return List.of(USER_NAMESPACE, POSTGRES_USER, NOBODY);
    }
    // PostgreSQL wants to own its data, so what was made one way must be opened the same way.
    if (Files.getAttribute(data, "unix:uid") instanceof Integer uid && uid != 0) {
      return List.of(other(uid.toString(), String.valueOf(Files.getAttribute(data, "unix:gid"))));
    }
    return List.of(USER_NAMESPACE);
  }

  boolean works(Path program) {
    try {
      return run(List.of(program.toString(), "--version")).code() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /// Gives `path` to the user that PostgreSQL runs as.
  void own(Path path) throws IOException {
    if (!owner.isEmpty()) {
      var chown = SELF.run(List.of("chown", owner, path.toString()));
      if (chown.code() != 0) {
        throw new IOException(chown.output().strip());
      }
    }
  }

  /// Runs `command` to its end, at most two minutes.
  Outcome run(List<String> command) throws IOException {
    var process = builder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    try (var out = process.getInputStream()) {
      var text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException("`" + command.getFirst() + "` does not end within two minutes");
      }
      return new Outcome(process.exitValue(), text);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while `" + command.getFirst() + "` was running", e);
    }
  }

  /// A process of `command` under this prefix, in an environment where no `PG...` variable and no
  /// locale leaks in.
  ProcessBuilder builder(List<String> command) {
    var words = new ArrayList<>(prefix);
    words.addAll(command);
    var builder = new ProcessBuilder(words);
    builder.directory(Path.of("/").toFile());
    var environment = builder.environment();
    var path = environment.getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
    environment.clear();
    environment.put("PATH", path);
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("TZ", "UTC");
    return builder;
  }

  /// Finds the way to run `program` on `data`; a test names one.
  @FunctionalInterface
  interface Choice {
    RunAs choose(Path program, Path data) throws IOException;
  }

  /// What a command said and how it ended.
  ///
  /// @param code the exit code, 0 for success
  /// @param output stdout and stderr, mixed
  record Outcome(int code, String output) {}
}
