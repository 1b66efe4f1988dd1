package dev.newel.read;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A directory on the disk. Symbolic links are followed as long as they stay inside it.
public final class DiskTree implements FileTree {
  /// A directory with more files is no design; listing stops here.
  private static final int MOST_LISTED = 10_000;
  private static final Set<String> NEVER_LISTED = Set.of("node_modules", "target");

  private final Path directory;

  public DiskTree(Path directory) {
    this.directory = directory;
  }

  @Override
  public Content read(String path, int most) {
    try {
      var file = directory.resolve(path);
      if (!file.normalize().startsWith(directory.normalize())) {
        return new Content.Outside();
      }
      if (!Files.exists(file)) {
        return new Content.Absent();
      }
      if (!file.toRealPath().startsWith(directory.toRealPath())) {
        return new Content.Outside();
      }
      // A pipe or a device could be read for ever.
      if (!Files.isRegularFile(file)) {
        return new Content.Absent();
      }
      try (var stream = Files.newInputStream(file)) {
        return new Content.Bytes(stream.readNBytes(most));
      }
    } catch (InvalidPathException e) {
      return new Content.Absent();
    } catch (AccessDeniedException e) {
      return new Content.Unreadable("access is denied");
    } catch (IOException e) {
      return new Content.Unreadable("reading fails with " + e.getClass().getSimpleName());
    }
  }

  @Override
  public List<String> files() {
    var found = new TreeSet<String>();
    try {
      Files.walkFileTree(directory, new Lister(found));
    } catch (IOException e) {
      // What cannot be listed cannot be included by a pattern; a file that is named is still tried.
      return List.copyOf(found);
    }
    return List.copyOf(found);
  }

  @Override
  public String shown(String path) {
    return directory.resolve(path).normalize().toString().replace('\\', '/');
  }

  private final class Lister extends SimpleFileVisitor<Path> {
    private final Set<String> found;

    Lister(Set<String> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
      var name = String.valueOf(visited.getFileName());
      var skipped =
          !visited.equals(directory) && (name.startsWith(".") || NEVER_LISTED.contains(name));
      return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (!String.valueOf(file.getFileName()).startsWith(".")) {
        found.add(directory.relativize(file).toString().replace('\\', '/'));
      }
      return found.size() < MOST_LISTED ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
