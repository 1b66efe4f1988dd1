package dev.newel.serve.store.embedded;

import dev.newel.serve.store.StartFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What lies in the directory of one database:
///
/// - `data`, the data directory of PostgreSQL, which appears at once and whole;
/// - `secret`, the password of both roles, readable by us alone;
/// - `alive`, a named pipe that every process using the server holds open, so that the server ends
///   with the last;
/// - `start.lock` and `users.lock`; `postgres.log`.
///
/// @param root the directory itself, absolute
record DataDirectory(Path root) {
  private static final int SECRET_BYTES = 32;

  Path data() {
    return root.resolve("data");
  }

  Path alive() {
    return root.resolve("alive");
  }

  Path startLock() {
    return root.resolve("start.lock");
  }

  Path usersLock() {
    return root.resolve("users.lock");
  }

  Path log() {
    return root.resolve("postgres.log");
  }

  private Path secretFile() {
    return root.resolve("secret");
  }

  boolean isInitialised() {
    return Files.exists(data().resolve("PG_VERSION"));
  }

  /// The password; throws where a database exists and its secret is gone.
  String secret() throws IOException {
    try {
      return Files.readString(secretFile()).strip();
    } catch (NoSuchFileException e) {
      throw new StartFailure(
          "`%s` holds a database, and `%s` with its password is missing."
              .formatted(root, secretFile()),
          "Restore the file, or move the directory away to begin with an empty database.",
          e);
    }
  }

  /// Creates the database with SCRAM for every connection, data checksums and UTF-8 in code point
  /// order.
  void initialise(Path binaries, RunAs runAs, boolean durable) throws IOException {
    removeLeftovers();
    writeSecret();
    var fresh = root.resolve("data.part-" + UUID.randomUUID());
    Files.createDirectory(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    var password = root.resolve("secret.part-" + UUID.randomUUID());
    try {
      writePrivately(password, secret());
      runAs.own(root);
      runAs.own(fresh);
      runAs.own(password);
      var command =
          new ArrayList<>(
              List.of(
                  binaries.resolve("bin/initdb").toString(),
                  "-D",
                  fresh.toString(),
                  "-U",
                  "postgres",
                  "-A",
                  "scram-sha-256",
                  "--pwfile=" + password,
                  "-E",
                  "UTF8",
                  "--locale=C.UTF-8",
                  "--data-checksums",
                  "--no-instructions"));
      if (!durable) {
        command.add("--no-sync");
      }
      var outcome = runAs.run(command);
      if (outcome.code() != 0) {
        throw new IOException(lastLine(outcome.output()));
      }
      Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(password);
      Binaries.deleteTree(fresh);
    }
  }

  private void removeLeftovers() throws IOException {
    try (var leftovers = Files.newDirectoryStream(root, "*.part-*")) {
      for (var leftover : leftovers) {
        Binaries.deleteTree(leftover);
      }
    }
    if (Files.exists(data(), LinkOption.NOFOLLOW_LINKS)) {
      throw new StartFailure(
          "`%s` exists and is no PostgreSQL data directory: it holds no `PG_VERSION`."
              .formatted(data()),
          "Move it away to begin with an empty database, or set `DATABASE_URL` to a running PostgreSQL.");
    }
  }

  private void writeSecret() throws IOException {
    var bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    var fresh = root.resolve("secret.part-" + UUID.randomUUID());
    writePrivately(fresh, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    Files.move(fresh, secretFile(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void writePrivately(Path file, String text) throws IOException {
    var ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = FileChannel.open(file, options, ours)) {
      var bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /// Makes the pipe where it is missing.
  void makePipe() throws IOException {
    if (!Files.exists(alive(), LinkOption.NOFOLLOW_LINKS)) {
      var made = RunAs.SELF.run(List.of("mkfifo", "-m", "600", alive().toString()));
      if (made.code() != 0) {
        throw new IOException(lastLine(made.output()));
      }
    }
  }

  /// What the running or crashed postmaster wrote about itself (`postmaster.pid`); empty where
  /// there is none.
  Optional<Postmaster> postmaster() throws IOException {
    try {
      return Postmaster.read(Files.readAllLines(data().resolve("postmaster.pid")));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// The last lines of the server's log that say why it ended, for a message.
  String complaint(long from) throws IOException {
    try (var channel = FileChannel.open(log())) {
      var bytes = ByteBuffer.allocate((int) Math.clamp(channel.size() - from, 0, 1 << 16));
      channel.read(bytes, Math.max(from, channel.size() - bytes.capacity()));
      var lines =
          new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).lines().toList();
      return lines.stream()
          .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
          .reduce((first, second) -> second)
          .orElseGet(() -> lines.isEmpty() ? "it says nothing" : lines.getLast());
    }
  }

  private static String lastLine(String output) {
    return output
        .lines()
        .filter(line -> line.contains("error:") || line.contains("FATAL:"))
        .findFirst()
        .orElseGet(
            () -> output.strip().lines().reduce((first, second) -> second).orElse("no output"));
  }
}
