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
    var tree = of(console, name);
    return DesignReader.read(tree, workspace(console, name, tree));
  }

  /// The files of that design, read and joined but not understood.
  static Workspace files(Console console, String name) {
    return workspace(console, name, of(console, name));
  }

  private static NamedTree of(Console console, String name) {
    var path = console.path(name);
    var parent = path.getParent();
    var directory = Files.isDirectory(path) || parent == null ? path : parent;
    return new NamedTree(new DiskTree(directory), directory, console.directory());
  }

  private static Workspace workspace(Console console, String name, NamedTree tree) {
    var path = console.path(name);
    return path.equals(tree.directory)
        ? Workspace.read(tree, YamlLimits.DESIGN)
        : Workspace.read(tree, String.valueOf(path.getFileName()), YamlLimits.DESIGN);
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
