package dev.newel.read;

import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.read.yaml.YamlFile;
import dev.newel.read.yaml.YamlLimits;
import dev.newel.read.yaml.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All files of one design, read and joined into one mapping.
///
/// A design begins with one file and names further ones under `include`, relative to the file that
/// names them: paths or patterns with `*`, `?` and `**`. A file is read once, however often it is
/// named. The top levels of all files are joined: a mapping that two files give gets the entries of
/// both, a list the items of both; any other name may stand in one file only, but for `newel`,
/// which every file may repeat.
///
/// @param root the joined mapping; null where the first file has none
/// @param files every file in the order of reading, the first file first
/// @param findings of all files, in that order
public record Workspace(
    YamlNode.@Nullable Mapping root, List<YamlFile> files, List<Finding> findings) {
  /// The names of a design's first file, the preferred one first.
  public static final List<String> FIRST_FILES = List.of("design.yaml", "newel.yaml");

  public Workspace {
    files = List.copyOf(files);
    findings = List.copyOf(findings);
  }

  /// Reads the design at `path`: a directory with a `design.yaml` or `newel.yaml`, or the first
  /// file itself.
  public static Workspace open(Path path) {
    if (Files.isDirectory(path)) {
      return read(new DiskTree(path), YamlLimits.DESIGN);
    }
    var parent = path.getParent();
    var name = path.getFileName();
    return read(
        new DiskTree(parent == null ? Path.of("") : parent),
        name == null ? "" : name.toString(),
        YamlLimits.DESIGN);
  }

  /// Reads the design of a directory.
  public static Workspace read(FileTree tree, YamlLimits limits) {
    return new WorkspaceReader(tree, limits).read();
  }

  /// Reads the design that begins with the file `first` of a directory.
  public static Workspace read(FileTree tree, String first, YamlLimits limits) {
    return new WorkspaceReader(tree, limits).read(first);
  }

  /// Whether every file could be read, so that a name that nobody says is truly missing.
  public boolean isComplete() {
    return root != null
        && findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
  }
}
