package dev.newel.read;

import dev.newel.finding.Finding;
import dev.newel.read.yaml.ReadId;
import dev.newel.read.yaml.YamlFile;
import dev.newel.read.yaml.YamlLimits;
import dev.newel.read.yaml.YamlNode;
import dev.newel.read.yaml.YamlReader;
import dev.newel.source.Address;
import dev.newel.source.Span;
import dev.newel.text.DidYouMean;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds and reads the files of one design; [Workspace] says by which rules.
final class WorkspaceReader {
  private static final int MOST_FILES = 1_000;
  private static final Address INCLUDE = Address.of("include");

  private final FileTree tree;
  private final YamlLimits limits;
  private final List<YamlFile> files = new ArrayList<>();
  private final List<YamlNode.Mapping> roots = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> read = new LinkedHashSet<>();
  /// The files whose `include` is being followed, the first file first.
  private final Set<String> following = new LinkedHashSet<>();
  private @Nullable List<String> listed;

  WorkspaceReader(FileTree tree, YamlLimits limits) {
    this.tree = tree;
    this.limits = limits;
  }

  Workspace read() {
    for (var name : Workspace.FIRST_FILES) {
      if (!(tree.read(name, 0) instanceof FileTree.Content.Absent)) {
        return read(name);
      }
    }
    var expected = String.join("` or `", Workspace.FIRST_FILES);
    findings.add(
        Finding.error(
            ReadId.NO_DESIGN.id(),
            Address.ROOT,
            Span.point(tree.shown(""), 1, 1),
            "`%s` holds no design: expected a file `%s`.".formatted(tree.shown(""), expected),
            "Name the directory or the file of the design."));
    return new Workspace(null, files, findings);
  }

  Workspace read(String first) {
    load(first, null);
    return new Workspace(roots.isEmpty() ? null : TopLevels.join(roots, findings), files, findings);
  }

  /// @param by the item of an `include` that names the file, null for the first file
  private void load(String path, YamlNode.@Nullable Scalar by) {
    switch (tree.read(path, limits.bytes() + 1)) {
      case FileTree.Content.Bytes(var bytes) -> parse(path, bytes);
      case FileTree.Content.Absent() -> missing(path, by);
      case FileTree.Content.Outside() -> outside(path, by);
      case FileTree.Content.Unreadable(var reason) ->
          add(
              ReadId.UNREADABLE,
              path,
              by,
              "`%s` cannot be read: %s.".formatted(tree.shown(path), reason),
              "Make it readable.");
    }
  }

  private void parse(String path, byte[] bytes) {
    read.add(path);
    var file = YamlReader.read(tree.shown(path), bytes, limits);
    files.add(file);
    findings.addAll(file.findings());
    var root = file.root();
    if (root instanceof YamlNode.Mapping mapping) {
      roots.add(withoutFaultyInclude(mapping));
      following.add(path);
      include(path, mapping.get("include"));
      following.remove(path);
    } else if (root != null && !file.hasErrors()) {
      var found =
          root instanceof YamlNode.Sequence
              ? "a list"
              : root instanceof YamlNode.Missing ? "nothing" : "a text";
      findings.add(
          Finding.error(
              ReadId.NOT_A_MAPPING.id(),
              Address.ROOT,
              root.span(),
              "`%s` holds %s, expected `name: value` lines.".formatted(tree.shown(path), found),
              "Begin with `newel: 1`."));
    }
  }

  /// The mapping without an `include` that names no paths: what is said of it here is not said
  /// again where the mapping is bound.
  private static YamlNode.Mapping withoutFaultyInclude(YamlNode.Mapping mapping) {
    var include = mapping.get("include");
    var named =
        switch (include) {
          case null -> true;
          case YamlNode.Sequence list -> list.items().stream().allMatch(WorkspaceReader::isPath);
          default -> isPath(include);
        };
    if (named) {
      return mapping;
    }
    var entries =
        mapping.entries().stream().filter(entry -> !entry.name().equals("include")).toList();
    return new YamlNode.Mapping(
        entries, mapping.flow(), mapping.span(), mapping.start(), mapping.end());
  }

  private static boolean isPath(YamlNode node) {
    return node instanceof YamlNode.Scalar scalar && !scalar.isNull() && !scalar.value().isBlank();
  }

  private void include(String from, @Nullable YamlNode value) {
    switch (value) {
      case null -> {}
      case YamlNode.Sequence list -> list.items().forEach(item -> includeItem(from, item));
      case YamlNode.Scalar one when !one.isNull() -> includeItem(from, one);
      default ->
          notAPath(
              value,
              "`include` is no path and no list of paths.",
              "Write `include: [entities.yaml, api/*.yaml]`.");
    }
  }

  private void includeItem(String from, YamlNode item) {
    if (!(item instanceof YamlNode.Scalar scalar) || !isPath(item)) {
      notAPath(
          item,
          "An item of `include` is no path.",
          "Write a path, relative to this file: `entities.yaml`.");
      return;
    }
    var written = scalar.value();
    if (written.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
      notAPath(
          scalar,
          "`%s` is a URL, expected a relative path.".formatted(written),
          "Copy the file into the design's directory.");
    } else if (written.startsWith("/") || written.indexOf('\\') >= 0 || written.indexOf(':') >= 0) {
      notAPath(
          scalar,
          "`%s` is no relative path with `/` between its parts.".formatted(written),
          "Write it relative to this file: `api/orders.yaml`.");
    } else {
      var path = Glob.resolve(from, written);
      if (path == null) {
        outside(written, scalar);
      } else if (path.isEmpty()) {
        notAPath(
            scalar,
            "`%s` is the design's own directory.".formatted(written),
            "Name its files: `api/*.yaml`.");
      } else if (Glob.isPattern(path)) {
        includePattern(path, scalar);
      } else {
        includeFile(path, scalar);
      }
    }
  }

  private void includePattern(String pattern, YamlNode.Scalar by) {
    var matches = listed().stream().filter(path -> Glob.matches(pattern, path)).toList();
    if (matches.isEmpty()) {
      findings.add(
          Finding.warning(
              ReadId.INCLUDE_MISSING.id(),
              INCLUDE,
              by.span(),
              "No file matches `%s`.".formatted(by.value()),
              "Remove the pattern, or add the files."));
    }
    // A pattern may well match the file that it stands in.
    matches.stream()
        .filter(path -> !following.contains(path))
        .forEach(path -> includeFile(path, by));
  }

  private void includeFile(String path, YamlNode.Scalar by) {
    if (following.contains(path)) {
      var circle =
          new ArrayList<>(following)
              .subList(new ArrayList<>(following).indexOf(path), following.size());
      add(
          ReadId.INCLUDE_CYCLE,
          path,
          by,
          "`%s` includes itself: `%s` -> `%s`."
              .formatted(path, String.join("` -> `", circle), path),
          "Remove one of the includes.");
    } else if (read.size() >= MOST_FILES && !read.contains(path)) {
      if (findings.stream().noneMatch(finding -> finding.id().equals(ReadId.TOO_MANY_FILES.id()))) {
        add(
            ReadId.TOO_MANY_FILES,
            path,
            by,
            "The design has more than %,d files.".formatted(MOST_FILES),
            "Include fewer files.");
      }
    } else if (!read.contains(path)) {
      load(path, by);
    }
  }

  private void missing(String path, YamlNode.@Nullable Scalar by) {
    var id = by == null ? ReadId.NO_DESIGN : ReadId.INCLUDE_MISSING;
    var hint = DidYouMean.hint(path, listed().stream().filter(WorkspaceReader::isYaml).toList());
    add(
        id,
        path,
        by,
        "There is no file `%s`.".formatted(tree.shown(path)),
        hint == null ? "Add it, or correct the path." : hint);
  }

  private void outside(String path, YamlNode.@Nullable Scalar by) {
    add(
        ReadId.INCLUDE_OUTSIDE,
        path,
        by,
        "`%s` leads out of the design's directory.".formatted(path),
        "Move the file into the directory.");
  }

  private void notAPath(YamlNode at, String message, String hint) {
    findings.add(Finding.error(ReadId.BAD_INCLUDE.id(), INCLUDE, at.span(), message, hint));
  }

  private void add(
      ReadId id, String path, YamlNode.@Nullable Scalar by, String message, String hint) {
    var span = by == null ? Span.point(tree.shown(path), 1, 1) : by.span();
    findings.add(Finding.error(id.id(), by == null ? Address.ROOT : INCLUDE, span, message, hint));
  }

  private List<String> listed() {
    var known = listed;
    if (known == null) {
      known = tree.files();
      listed = known;
    }
    return known;
  }

  private static boolean isYaml(String path) {
    return path.endsWith(".yaml") || path.endsWith(".yml") || path.endsWith(".json");
  }
}
