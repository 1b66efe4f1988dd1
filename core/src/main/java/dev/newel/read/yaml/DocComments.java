package dev.newel.read.yaml;

import dev.newel.finding.Finding;
import dev.newel.source.SourceText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gives each `##` comment to the key that it documents: the first key of its line, or the key
/// right under an unbroken block of comments at the key's own column. Anywhere else it is a stray.
final class DocComments {
  private final SourceText text;
  /// The first key of each line.
  private final Map<Integer, YamlNode.Scalar> keys = new HashMap<>();
  private final Map<Integer, YamlComment> ownLines = new HashMap<>();
  private final Map<Integer, Integer> below = new HashMap<>();
  /// The lines of doc of the key that starts at an offset.
  private final Map<Integer, List<String>> docs = new HashMap<>();
  /// A node that an alias repeats is rebuilt once, or an alias bomb would go off here.
  private final IdentityHashMap<YamlNode, YamlNode> rebuilt = new IdentityHashMap<>();

  private DocComments(SourceText text) {
    this.text = text;
  }

  static YamlNode attach(
      YamlNode root, List<YamlComment> comments, SourceText text, List<Finding> findings) {
    if (comments.stream().noneMatch(YamlComment::isDoc)) {
      return root;
    }
    var work = new DocComments(text);
    work.collect(root, Collections.newSetFromMap(new IdentityHashMap<>()));
    work.measureBlocks(comments);
    // Own lines first: the block above is said before the remark beside.
    comments.stream().filter(c -> c.isDoc() && c.ownLine()).forEach(c -> work.give(c, findings));
    comments.stream().filter(c -> c.isDoc() && !c.ownLine()).forEach(c -> work.give(c, findings));
    return work.rebuild(root);
  }

  private void collect(YamlNode node, Set<YamlNode> seen) {
    if (!seen.add(node)) {
      return;
    }
    switch (node) {
      case YamlNode.Mapping mapping -> {
        for (var entry : mapping.entries()) {
          keys.merge(
              entry.key().span().line(), entry.key(), (a, b) -> a.start() <= b.start() ? a : b);
          collect(entry.value(), seen);
        }
      }
      case YamlNode.Sequence sequence -> sequence.items().forEach(item -> collect(item, seen));
      case YamlNode.Scalar scalar -> {}
      case YamlNode.Missing missing -> {}
    }
  }

  private void give(YamlComment comment, List<Finding> findings) {
    var line = comment.span().line();
    var key = keys.get(line);
    if (comment.ownLine()) {
      var column = comment.span().column();
      key = keys.get(below.get(line));
      if (key != null && columnOf(key) != column) {
        key = null;
      }
    }
    if (key == null) {
      findings.add(
          YamlReader.warning(
              ReadId.STRAY_DOC_COMMENT,
              text,
              comment.start(),
              comment.end(),
              "`%s` documents nothing: no key stands %s."
                  .formatted(
                      Quoting.shorten(comment.text()),
                      comment.ownLine() ? "right below it at the same column" : "in its line"),
              "Move it to the end of a key's line or right above a key, or use one `#`."));
      return;
    }
    docs.computeIfAbsent(key.start(), start -> new ArrayList<>()).add(comment.content());
  }

  /// The column where the key begins, its `?` included where it has one.
  private int columnOf(YamlNode.Scalar key) {
    var lineStart = text.lineStart(key.span().line());
    var before = text.text().substring(lineStart, key.start());
    return before.strip().equals("?")
        ? text.columnOf(lineStart + before.indexOf('?'))
        : key.span().column();
  }

  /// For each line that holds only a comment: the first line under it that is no comment at the
  /// same column. From the last comment up, so that a long block costs no more than its lines.
  private void measureBlocks(List<YamlComment> comments) {
    for (var comment : comments.reversed()) {
      if (comment.ownLine()) {
        var line = comment.span().line();
        ownLines.put(line, comment);
        var next = ownLines.get(line + 1);
        var continues = next != null && next.span().column() == comment.span().column();
        below.put(line, continues ? below.getOrDefault(line + 1, line + 2) : line + 1);
      }
    }
  }

  private YamlNode rebuild(YamlNode node) {
    var done = rebuilt.get(node);
    if (done != null) {
      return done;
    }
    var result =
        switch (node) {
          case YamlNode.Mapping m ->
              new YamlNode.Mapping(
                  m.entries().stream().map(this::documented).toList(),
                  m.flow(),
                  m.span(),
                  m.start(),
                  m.end());
          case YamlNode.Sequence s ->
              new YamlNode.Sequence(
                  s.items().stream().map(this::rebuild).toList(),
                  s.flow(),
                  s.span(),
                  s.start(),
                  s.end());
          case YamlNode.Scalar scalar -> scalar;
          case YamlNode.Missing missing -> missing;
        };
    rebuilt.put(node, result);
    return result;
  }

  private YamlNode.Entry documented(YamlNode.Entry entry) {
    var lines = docs.get(entry.key().start());
    return new YamlNode.Entry(
        entry.key(), rebuild(entry.value()), lines == null ? null : String.join("\n", lines));
  }
}
