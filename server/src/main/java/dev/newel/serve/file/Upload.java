package dev.newel.serve.file;

import dev.newel.serve.identity.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A file that came with a request, until its transaction has taken it: in a file on the disk that
/// has no name any more where the system can do that, so that nothing of it stays, however the
/// request or the server ends.
public final class Upload implements AutoCloseable {
  private static final int BUFFER = 64 * 1024;
  private static final int HEAD = 1024;

  private final String name;
  private final @Nullable String declared;
  private final FileChannel channel;
  private final byte[] head;
  private final boolean isText;
  private final byte[] digest;
  private final long size;

  private Upload(
      String name,
      @Nullable String declared,
      FileChannel channel,
      byte[] head,
      boolean isText,
      byte[] digest,
      long size) {
    this.name = name;
    this.declared = declared;
    this.channel = channel;
    this.head = head;
    this.isText = isText;
    this.digest = digest;
    this.size = size;
  }

  /// Takes all of `content`.
  ///
  /// @param directory where it is kept meanwhile
  /// @param name as the client has it
  /// @param declared the media type that the client says it has; null where it says none
  /// @param most how many bytes it may have
  static Upload of(
      Path directory, String name, @Nullable String declared, InputStream content, long most)
      throws IOException {
    var channel = opened(directory);
    var done = false;
    try {
      var digest = Digests.sha256();
      var text = new TextCheck();
      var head = new byte[0];
      var buffer = new byte[BUFFER];
      var size = 0L;
      for (var read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        size += read;
        if (size > most) {
          throw UnfitFormException.tooBig(most);
        }
        if (head.length < HEAD) {
          var before = head.length;
          head = Arrays.copyOf(head, Math.min(HEAD, before + read));
          System.arraycopy(buffer, 0, head, before, head.length - before);
        }
        digest.update(buffer, 0, read);
        text.look(buffer, read);
        write(channel, ByteBuffer.wrap(buffer, 0, read));
      }
      done = true;
      return new Upload(
          FileNames.clean(name), declared, channel, head, text.isText(), digest.digest(), size);
    } finally {
      if (!done) {
        channel.close();
      }
    }
  }

  private static FileChannel opened(Path directory) throws SpoolException {
    try {
      Files.createDirectories(directory);
      return FileChannel.open(
          directory.resolve("upload-" + UUID.randomUUID()),
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw new SpoolException(e);
    }
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws SpoolException {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new SpoolException(e);
    }
  }

  /// Its bytes from `from` on, `most` of them; fewer at its end.
  byte[] bytes(long from, int most) throws SpoolException {
    var bytes = ByteBuffer.allocate((int) Math.min(most, size - from));
    try {
      while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
        // The next stretch.
      }
    } catch (IOException e) {
      throw new SpoolException(e);
    }
    return bytes.array();
  }

  /// What a client calls it; safe to show, and never a path.
  public String name() {
    return name;
  }

  /// In bytes.
  public long size() {
    return size;
  }

  /// The SHA-256 of its bytes.
  byte[] digest() {
    return digest.clone();
  }

  /// The media type that it has, one of `allowed`; null where it has none of them. What the client
  /// says and what the bytes are must agree.
  ///
  /// @param allowed empty where any will do
  public @Nullable String media(List<String> allowed) {
    return MediaOfBytes.of(declared, name, allowed, head, isText);
  }

  /// Forgets it; twice does no harm.
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      Logger.getLogger(Upload.class.getName())
          .log(Level.WARNING, "An upload cannot be forgotten.", e);
    }
  }
}
