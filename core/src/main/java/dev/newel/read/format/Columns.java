package dev.newel.read.format;

import dev.newel.read.yaml.YamlFile;
import dev.newel.read.yaml.YamlNode;
import dev.newel.source.SourceText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The columns of values in block mappings. Names on consecutive lines stand in a table, their
/// values in one column, when the author aligned any of them; keywords stay aligned where they
/// were.
final class Columns {
  /// How an entry stands in its block.
  ///
  /// @param key the column after the key's `:`, from 0
  /// @param value the column of the value; -1 where none stands on the line
  /// @param closed whether the value ends on the line on which it begins
  private record Row(YamlNode.Entry entry, int line, int key, int value, boolean closed) {
    boolean isPadded() {
      return value > key + 1;
    }

    boolean isShort() {
      return value >= 0 && closed;
    }
  }

  private final SourceText text;
  private final Changes changes;
  private final Set<YamlNode> named;
  private final Set<YamlNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Columns(YamlFile file, YamlNode root) {
    this.text = file.text();
    this.changes = new Changes(text.text());
    this.named = NamedBlocks.of(root);
  }

  static String apply(YamlFile file) {
    var root = file.root();
    if (root == null) {
      return file.text().text();
    }
    var work = new Columns(file, root);
    work.visit(root);
    return work.changes.applied();
  }

  private void visit(YamlNode node) {
    if (!seen.add(node)) {
      return;
    }
    switch (node) {
      case YamlNode.Mapping mapping -> {
        if (!mapping.flow()) {
          block(mapping);
        }
        mapping.entries().forEach(entry -> visit(entry.value()));
      }
      case YamlNode.Sequence sequence -> sequence.items().forEach(this::visit);
      case YamlNode.Scalar scalar -> {}
      case YamlNode.Missing missing -> {}
    }
  }

  private void block(YamlNode.Mapping mapping) {
    var run = new ArrayList<Row>();
    for (var entry : mapping.entries()) {
      var row = row(entry);
      if (row == null) {
        continue;
      }
      if (!run.isEmpty() && !follows(run.getLast(), row)) {
        run(run, named.contains(mapping));
        run.clear();
      }
      run.add(row);
    }
    run(run, named.contains(mapping));
  }

  /// Null where the key or the value stands in another place, as an alias does.
  private @Nullable Row row(YamlNode.Entry entry) {
    var key = entry.key();
    var value = entry.value();
    var colon = key.end();
    while (colon < text.text().length() && " \t".indexOf(text.text().charAt(colon)) >= 0) {
      colon++;
    }
    var line = text.lineOf(key.start());
    if (!text.text().startsWith(":", colon) || text.lineOf(key.end()) != line) {
      return null;
    }
    changes.replace(key.end(), colon, "");
    var after = text.columnOf(key.end());
    var here =
        !(value instanceof YamlNode.Missing)
            && value.start() > colon
            && text.lineOf(value.start()) == line
            && text.text().substring(colon + 1, value.start()).isBlank();
    if (!here) {
      return new Row(entry, line, after, -1, value instanceof YamlNode.Missing);
    }
    var column = after + text.columnOf(value.start()) - text.columnOf(colon) - 1;
    return new Row(entry, line, after, column, text.lineOf(value.end()) == line);
  }

  /// Whether only comments stand between the two.
  private boolean follows(Row above, Row row) {
    if (!above.closed) {
      return false;
    }
    for (var line = above.line + 1; line < row.line; line++) {
      if (!text.line(line).strip().startsWith("#")) {
        return false;
      }
    }
    return true;
  }

  private void run(List<Row> run, boolean isTable) {
    var rows = run.stream().filter(Row::isShort).toList();
    if (isTable && rows.stream().anyMatch(Row::isPadded)) {
      align(rows, run);
      return;
    }
    var group = new ArrayList<Row>();
    for (var i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      if (!group.isEmpty() && !joins(group, row, rows, i)) {
        align(group, run);
        group.clear();
      }
      group.add(row);
    }
    align(group, run);
  }

  /// Whether a keyword stands in the group above it: its value is in the same column, or both are
  /// padded, or the group goes on below it.
  private static boolean joins(List<Row> group, Row row, List<Row> rows, int at) {
    var last = group.getLast();
    if (row.value == last.value || (row.isPadded() && last.isPadded())) {
      return true;
    }
    var isAligned = group.stream().anyMatch(Row::isPadded) || group.size() > 1;
    return isAligned
        && rows.subList(at + 1, rows.size()).stream()
            .anyMatch(below -> below.isPadded() && below.value == last.value);
  }

  private void align(List<Row> group, List<Row> run) {
    if (group.isEmpty()) {
      return;
    }
    var column = group.stream().mapToInt(Row::key).max().orElse(0) + 1;
    if (group.stream().noneMatch(Row::isPadded)) {
      // Nobody aligned anything: one space, which is what stands there.
      group.forEach(row -> place(row, row.key + 1));
      return;
    }
    var now = group.getFirst().value;
    // The key of a block below, or a key alone, may be the longest of the table.
    var reachesKey =
        group.stream().allMatch(row -> row.value == now)
            && run.stream().anyMatch(row -> row.value < 0 && row.key + 1 == now);
    var target = reachesKey ? Math.max(column, now) : column;
    group.forEach(row -> place(row, target));
  }

  private void place(Row row, int column) {
    var value = row.entry.value().start();
    var start = value;
    while (" \t".indexOf(text.text().charAt(start - 1)) >= 0) {
      start--;
    }
    changes.replace(start, value, " ".repeat(Math.max(1, column - row.key)));
  }
}
