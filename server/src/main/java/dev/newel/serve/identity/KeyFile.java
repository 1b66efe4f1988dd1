package dev.newel.serve.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Where the keys of tokens are kept: a JWK Set (RFC 7517, section 5), the newest key first, which
/// only its owner reads.
final class KeyFile {
  private final Path path;
  private final JWSAlgorithm algorithm;

  KeyFile(Path directory, JWSAlgorithm algorithm) {
    this.path =
        directory.resolve("token-keys-" + algorithm.getName().toLowerCase(Locale.ROOT) + ".jwks");
    this.algorithm = algorithm;
  }

  boolean isThere() {
    return Files.exists(path);
  }

  /// Whether keys may be changed here; else whoever provides the file changes them.
  boolean isOurs() {
    return Files.isWritable(path);
  }

  FileTime changed() throws IOException {
    return Files.getLastModifiedTime(path);
  }

  List<SigningKey> read() throws IOException {
    List<JWK> keys;
    try {
      keys = JWKSet.parse(Files.readString(path)).getKeys();
    } catch (ParseException e) {
      throw new IOException("`" + path + "` holds no keys (RFC 7517, section 5)", e);
    }
    if (keys.isEmpty() || !keys.stream().allMatch(JWK::isPrivate)) {
      throw new IOException("`" + path + "` holds no key that signs");
    }
    return keys.stream().map(key -> SigningKey.of(algorithm, key)).toList();
  }

  /// Puts other keys in the place of those that are there: all of them or, where that fails, none.
  void write(List<SigningKey> keys) throws IOException {
    Files.createDirectories(path.getParent());
    var text =
        new JWKSet(keys.stream().map(SigningKey::jwk).toList())
            .toString(/* publicKeysOnly= */ false);
    var whole = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(whole);
    try (var channel =
        Files.newByteChannel(
            whole,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownersAlone())) {
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
    Files.move(whole, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private FileAttribute<?>[] ownersAlone() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
