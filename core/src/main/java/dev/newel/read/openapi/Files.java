package dev.newel.read.openapi;

import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.read.FileTree;
import dev.newel.read.tree.Node;
import dev.newel.read.tree.TreeReader;
import dev.newel.source.SourceText;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The files of one description, each read once, when something refers to it.
final class Files {
  static final int MOST = 2_000;

  private final FileTree tree;
  private final Map<String, Found> found = new LinkedHashMap<>();
  private final IdentityHashMap<SourceText, String> paths = new IdentityHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  /// What is at a path: a tree, or why there is none.
  sealed interface Found {
    record Root(Node node) implements Found {}

    /// @param reason a clause
    record Nothing(String reason, boolean outside) implements Found {}
  }

  Files(FileTree tree) {
    this.tree = tree;
  }

  /// The file at `path`, in the folder of the description.
  Found open(String path) {
    var known = found.get(path);
    if (known == null) {
      known =
          found.size() >= MOST
              ? nothing("more than %,d files are named".formatted(MOST))
              : read(path);
      found.put(path, known);
    }
    return known;
  }

  private Found read(String path) {
    return switch (tree.read(path, TreeReader.LIMITS.bytes() + 1)) {
      case FileTree.Content.Absent absent -> nothing("no file is there");
      case FileTree.Content.Outside outside ->
          new Found.Nothing("it lies outside the folder of the description", true);
      case FileTree.Content.Unreadable unreadable -> nothing(unreadable.reason());
      case FileTree.Content.Bytes bytes -> parse(path, bytes.bytes());
    };
  }

  private Found parse(String path, byte[] bytes) {
    var read = TreeReader.read(tree.shown(path), bytes, TreeReader.LIMITS);
    findings.addAll(read.findings());
    texts.put(read.text().file(), read.text().text());
    paths.put(read.text(), path);
    var root = read.root();
    var broken = read.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    if (root == null) {
      return nothing(broken ? "the file cannot be read" : "the file is empty");
    }
    return new Found.Root(root);
  }

  private static Found nothing(String reason) {
    return new Found.Nothing(reason, false);
  }

  /// The path of the file in which a node stands.
  String pathOf(Node node) {
    return paths.getOrDefault(node.source(), "");
  }

  @Nullable Node root(String path) {
    return found.get(path) instanceof Found.Root(Node node) ? node : null;
  }

  List<Finding> findings() {
    return findings;
  }

  /// The text of every file, by the name that findings have for it.
  Map<String, String> texts() {
    return texts;
  }
}
