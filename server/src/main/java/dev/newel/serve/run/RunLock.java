package dev.newel.serve.run;

import dev.newel.serve.store.StartFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The right of one process to serve from a directory. The system takes it back when the process
/// ends, however it ends.
///
/// @param channel the open lock file, which names the process that holds it
record RunLock(FileChannel channel) implements AutoCloseable {
  private static final int LONGEST_ID = 20;

  /// Takes the lock of `directory`, which is made where it is missing; throws `StartFailure` where
  /// another process has it or nothing can be written there.
  static RunLock take(Path directory) {
    var file = directory.resolve("run.lock");
    try {
      Files.createDirectories(directory);
      var channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!isTaken(channel)) {
        var holder = holder(channel);
        channel.close();
        throw new StartFailure(
            "Another Newel%s serves from `%s`.".formatted(holder, directory),
            "Stop it, or give this one another directory with `--data`.");
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
      return new RunLock(channel);
    } catch (IOException e) {
      throw unwritable(directory, e);
    }
  }

  /// What to say where `directory` takes no files.
  static StartFailure unwritable(Path directory, IOException e) {
    return new StartFailure(
        "Nothing can be kept in `%s`: %s.".formatted(directory, reason(e)),
        "Make it a directory that you may write to with space left, or name another with `--data`.",
        e);
  }

  /// What the system says of a file, in a few words.
  static String reason(IOException e) {
    return switch (e) {
      case java.nio.file.AccessDeniedException denied -> "access is denied";
      case java.nio.file.FileAlreadyExistsException exists ->
          "`" + exists.getFile() + "` is no directory";
      case java.nio.file.FileSystemException system when system.getReason() != null ->
          system.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static String holder(FileChannel channel) throws IOException {
    var bytes = ByteBuffer.allocate(LONGEST_ID);
    channel.read(bytes, 0);
    var id = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    return id.matches("\\d+") ? " (process " + id + ")" : "";
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
