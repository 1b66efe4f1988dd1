package dev.newel.cli;

import dev.newel.read.DesignReader;
import dev.newel.read.DiskTree;
import dev.newel.read.FileTree;
import dev.newel.read.ReadDesign;
import dev.newel.read.Workspace;
import dev.newel.read.yaml.YamlLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A directory whose files messages name as seen from the working directory.
///
/// @param changed texts that stand for those of files, by the names in messages
record NamedTree(FileTree tree, Path directory, Path from, Map<String, String> changed)
    implements FileTree {
  /// The design that the user names: a directory, or the first file of one.
  static ReadDesign read(Console console, String name) {
    return read(console, name, Map.of());
  }

  /// That design as if its files held the texts `changed`.
  static ReadDesign read(Console console, String name, Map<String, String> changed) {
    var tree = of(console, name, changed);
    return DesignReader.read(tree, workspace(console, name, tree));
  }

  /// The files of that design, read and joined but not understood.
  static Workspace files(Console console, String name) {
    return workspace(console, name, of(console, name, Map.of()));
  }

  static NamedTree of(Console console, String name, Map<String, String> changed) {
    var path = console.path(name);
    var parent = path.getParent();
    var directory = Files.isDirectory(path) || parent == null ? path : parent;
    return new NamedTree(new DiskTree(directory), directory, console.directory(), changed);
  }

  /// @param tree whose directory is the one that the name means
  static Workspace workspace(Console console, String name, FileTree tree) {
    var path = console.path(name);
    return Files.isDirectory(path)
        ? Workspace.read(tree, YamlLimits.DESIGN)
        : Workspace.read(tree, String.valueOf(path.getFileName()), YamlLimits.DESIGN);
  }

  @Override
  public Content read(String path, int most) {
    var text = changed.get(shown(path));
    return text == null
        ? tree.read(path, most)
        : new Content.Bytes(text.getBytes(StandardCharsets.UTF_8));
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
