package dev.newel.cli;

import dev.newel.read.DesignReader;
import dev.newel.read.DiskTree;
import dev.newel.read.FileTree;
import dev.newel.read.ReadDesign;
import dev.newel.read.Workspace;
import dev.newel.read.yaml.YamlLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A directory whose files messages name as seen from the working directory.
record NamedTree(FileTree tree, Path directory, Path from) implements FileTree {
  /// The design that the user names: a directory, or the first file of one.
  static ReadDesign read(Console console, String name) {
    var path = console.path(name);
    var parent = path.getParent();
    if (Files.isDirectory(path) || parent == null) {
      var tree = new NamedTree(new DiskTree(path), path, console.directory());
      return DesignReader.read(tree, Workspace.read(tree, YamlLimits.DESIGN));
    }
    var tree = new NamedTree(new DiskTree(parent), parent, console.directory());
    return DesignReader.read(
        tree, Workspace.read(tree, String.valueOf(path.getFileName()), YamlLimits.DESIGN));
  }

  @Override
  public Content read(String path, int most) {
    return tree.read(path, most);
  }

  @Override
  public List<String> files() {
    return tree.files();
  }

  @Override
  public String shown(String path) {
    var file = directory.resolve(path).normalize();
    var shown = file.startsWith(from) ? from.relativize(file) : file;
    return shown.toString().replace('\\', '/');
  }
}
