package dev.newel.cli;

import dev.newel.read.FileTree;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A tree that remembers what was asked of it and what it answered: whether a design would be read
/// as before is seen from that alone.
final class WatchedTree implements FileTree {
  private final NamedTree tree;
  private final Map<String, Object> asked = new TreeMap<>();

  WatchedTree(NamedTree tree) {
    this.tree = tree;
  }

  @Override
  public Content read(String path, int most) {
    var content = tree.read(path, most);
    asked.put(path, content instanceof Content.Bytes(var bytes) ? ByteBuffer.wrap(bytes) : content);
    return content;
  }

  @Override
  public List<String> files() {
    var files = tree.files();
    // No path begins with a slash.
    asked.put("/", files);
    return files;
  }

  @Override
  public String shown(String path) {
    return tree.shown(path);
  }

  /// What was answered, by what was asked.
  Map<String, Object> asked() {
    return asked;
  }

  /// The directories that hold what was asked for, or would hold it.
  Set<Path> directories() {
    var directories = new TreeSet<Path>();
    directories.add(tree.directory());
    asked.forEach(
        (path, content) -> {
          if (content instanceof List<?> files) {
            files.forEach(file -> add(String.valueOf(file), directories));
          } else {
            add(path, directories);
          }
        });
    return directories;
  }

  /// A directory that is missing is made in one that is there.
  private void add(String path, Set<Path> directories) {
    var below = tree.directory();
    for (var directory = below.resolve(path).normalize().getParent();
        directory != null && directory.startsWith(below);
        directory = directory.getParent()) {
      if (Files.isDirectory(directory)) {
        directories.add(directory);
      }
    }
  }
}
