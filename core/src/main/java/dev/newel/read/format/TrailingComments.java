package dev.newel.read.format;

import dev.newel.read.yaml.YamlComment;
import dev.newel.read.yaml.YamlFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The columns of comments behind a text: they stay where the author put them, and those that were
/// aligned stay aligned when a line has grown under them.
final class TrailingComments {
  /// A comment behind a text.
  ///
  /// @param line where it stands, from 1
  /// @param end the column where the text before it ends, from 0
  /// @param column its column before any line was changed
  /// @param gap the blanks that were before it
  private record Beside(YamlComment comment, int line, int end, int column, int gap) {
    /// The first column where it may stand: two blanks behind its text, one where it had no more.
    int least() {
      return end + Math.clamp(gap, 1, 2);
    }
  }

  private final YamlFile now;
  private final Changes changes;
  private final Map<Integer, Integer> uses = new HashMap<>();

  private TrailingComments(YamlFile now) {
    this.now = now;
    this.changes = new Changes(now.text().text());
  }

  /// @param placed the file before its lines were changed, with the same comments in the same order
  static String apply(YamlFile placed, YamlFile now) {
    var work = new TrailingComments(now);
    if (placed.comments().size() != now.comments().size()) {
      return now.text().text();
    }
    var run = new ArrayList<Beside>();
    var all = new ArrayList<Beside>();
    for (var i = 0; i < now.comments().size(); i++) {
      if (!now.comments().get(i).ownLine()) {
        all.add(work.beside(placed, placed.comments().get(i), now.comments().get(i)));
      }
    }
    all.forEach(each -> work.uses.merge(each.column, 1, Integer::sum));
    for (var each : all) {
      if (!run.isEmpty() && run.getLast().line + 1 != each.line) {
        work.run(run);
        run.clear();
      }
      run.add(each);
    }
    work.run(run);
    return work.changes.applied();
  }

  private Beside beside(YamlFile placed, YamlComment before, YamlComment after) {
    var column = placed.text().columnOf(before.start()) - 1;
    return new Beside(
        after,
        now.text().lineOf(after.start()),
        end(now, after),
        column,
        column - end(placed, before));
  }

  private static int end(YamlFile file, YamlComment comment) {
    return file.text().columnOf(textEnd(file, comment)) - 1;
  }

  private static int textEnd(YamlFile file, YamlComment comment) {
    var end = comment.start();
    while (end > 0 && " \t".indexOf(file.text().text().charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private void run(List<Beside> run) {
    var columns = new TreeMap<Integer, List<Beside>>();
    run.forEach(each -> columns.computeIfAbsent(each.column, c -> new ArrayList<>()).add(each));
    var table = table(run, columns);
    for (var group : columns.entrySet()) {
      if (group.getKey() == table) {
        continue;
      }
      for (var each : group.getValue()) {
        // One that fits into the table of its neighbours was meant to stand in it.
        var fits = table >= 0 && each.least() <= table && uses.getOrDefault(each.column, 0) == 1;
        if (fits) {
          columns.getOrDefault(table, group.getValue()).add(each);
        } else if (group.getValue().size() == 1) {
          place(each, alone(each));
        }
      }
    }
    for (var group : columns.entrySet()) {
      if (group.getValue().size() > 1) {
        var least = group.getValue().stream().mapToInt(Beside::least).max().orElse(0);
        var column = Math.max(group.getKey(), least);
        group.getValue().forEach(each -> place(each, column));
      }
    }
  }

  /// The column that most comments of the run share; -1 where no two do.
  private static int table(List<Beside> run, Map<Integer, List<Beside>> columns) {
    var best = -1;
    var most = 1;
    for (var each : run) {
      var size = columns.getOrDefault(each.column, List.of()).size();
      if (size > most) {
        best = each.column;
        most = size;
      }
    }
    return best;
  }

  /// The column of a comment that stands in no table: its own where that is one of the file's, or
  /// where it was set apart; else right behind its text.
  private int alone(Beside each) {
    var isApart = each.gap > 2 || uses.getOrDefault(each.column, 0) > 1;
    return isApart ? Math.max(each.column, each.least()) : each.end + Math.max(1, each.gap);
  }

  private void place(Beside each, int column) {
    changes.replace(
        textEnd(now, each.comment), each.comment.start(), " ".repeat(column - each.end));
  }
}
