package dev.newel.serve.store.embedded;

import dev.newel.serve.store.StartFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/// The programs of PostgreSQL, unpacked once into a cache directory that many processes share.
///
/// The archive is unpacked beside its final place and renamed into it, so a killed unpack leaves
/// nothing that looks whole. A list of every file with its size lies in the result; a cache that no
/// longer agrees with it is thrown away.
final class Binaries {
  static final String VERSION = "18.6";

  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
  private static final String NAME = "postgresql-" + VERSION + "-linux-amd64";
  private static final String MANIFEST = "newel.manifest";

  private Binaries() {}

  /// The directory that holds `bin`, `lib` and `share`; unpacked now where `cache` has no whole
  /// copy.
  static Path unpack(Path cache, Consumer<String> progress) {
    try {
      var home = cache.toAbsolutePath().normalize().resolve(NAME);
      if (isWhole(home)) {
        return home;
      }
      Files.createDirectories(home.getParent());
      try (var channel =
              FileChannel.open(
                  cache.resolve(NAME + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          var lock = channel.lock()) {
        if (lock.isValid() && !isWhole(home)) {
          progress.accept("Unpacking PostgreSQL " + VERSION + " (first run)...");
          replace(home);
        }
      }
      return home;
    } catch (IOException e) {
      throw new StartFailure(
          "PostgreSQL cannot be unpacked into `%s`: %s.".formatted(cache, Failures.reason(e)),
          "Free space there, make it writable, or set `DATABASE_URL` to a running PostgreSQL.",
          e);
    }
  }

  private static void replace(Path home) throws IOException {
    var parent = home.resolveSibling(".");
    try (var siblings = Files.newDirectoryStream(parent, NAME + ".part-*")) {
      for (var leftover : siblings) {
        deleteTree(leftover);
      }
    }
    var part = home.resolveSibling(NAME + ".part-" + UUID.randomUUID());
    try (var archive = open()) {
      extract(archive, part);
      if (Files.exists(home, LinkOption.NOFOLLOW_LINKS)) {
        // A server may still run from the damaged copy: moved aside, its open files stay readable.
        var damaged = home.resolveSibling(NAME + ".part-" + UUID.randomUUID());
        Files.move(home, damaged, StandardCopyOption.ATOMIC_MOVE);
        deleteTree(damaged);
      }
      Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      deleteTree(part);
      throw e;
    }
  }

  private static InputStream open() throws IOException {
    var archive = Binaries.class.getResourceAsStream(ARCHIVE);
    if (archive == null) {
      throw new NoSuchFileException("the archive " + ARCHIVE + " on the class path");
    }
    return archive;
  }

  /// Unpacks a `.tar.xz` into `target` and writes the manifest; refuses every entry that would land
  /// elsewhere.
  static void extract(InputStream archive, Path target) throws IOException {
    var links = new HashSet<Path>();
    var files = new ArrayList<Path>();
    Files.createDirectories(target);
    try (var tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive, 1 << 16)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        var file = inside(target, target.resolve(entry.getName()), entry.getName(), links);
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          write(entry, tar, target, file, links);
          files.add(file);
        }
      }
    }
    // Sizes are read last: a link may stand before the file that it leads to.
    var manifest = new ArrayList<String>();
    for (var file : files) {
      manifest.add(Files.size(file) + " " + target.relativize(file));
    }
    Files.write(target.resolve(MANIFEST), manifest);
  }

  private static void write(
      TarArchiveEntry entry, TarArchiveInputStream tar, Path target, Path file, Set<Path> links)
      throws IOException {
    if (entry.isSymbolicLink()) {
      var _ = inside(target, file.resolveSibling(entry.getLinkName()), entry.getLinkName(), links);
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      links.add(file);
    } else if (entry.isFile() && !entry.isLink()) {
      Files.copy(tar, file);
      var executable = (entry.getMode() & 0111) != 0;
      Files.setPosixFilePermissions(
          file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    } else {
      throw new IOException(
          "the archive holds `"
              + entry.getName()
              + "`, which is no file, directory or symbolic link");
    }
  }

  private static Path inside(Path target, Path place, String name, Set<Path> links)
      throws IOException {
    var file = place.normalize();
    if (!file.startsWith(target)) {
      throw new IOException("the archive entry `" + name + "` leads out of the target directory");
    }
    for (var above = file.getParent();
        above != null && above.startsWith(target);
        above = above.getParent()) {
      if (links.contains(above)) {
        throw new IOException("the archive entry `" + name + "` leads through a symbolic link");
      }
    }
    return file;
  }

  /// True where every file of the manifest is there in its full size.
  static boolean isWhole(Path home) throws IOException {
    List<String> manifest;
    try {
      manifest = Files.readAllLines(home.resolve(MANIFEST));
    } catch (NoSuchFileException e) {
      return false;
    }
    for (var line : manifest) {
      var cut = line.indexOf(' ');
      if (cut < 0
          || sizeOf(home.resolve(line.substring(cut + 1))) != parse(line.substring(0, cut))) {
        return false;
      }
    }
    return !manifest.isEmpty();
  }

  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return -1;
    }
  }

  private static long parse(String digits) {
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      return -2;
    }
  }

  /// Removes `root` and everything under it, following no link; what is not there is no error.
  static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
              throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
