package dev.newel.read.brief;

import dev.newel.foreign.Evidence;
import dev.newel.read.markdown.Block;
import dev.newel.source.Span;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A table whose columns are found by the words of their heads.
final class Columns {
  private static final Pattern NOTHING =
      Pattern.compile("(?i)[\\s–—-]*|n/?a|none|null|tbd|tba|\\?+");

  private final Block.Table table;
  private final List<String> heads;

  Columns(Block.Table table) {
    this.table = table;
    heads =
        table.header().stream()
            .map(cell -> cell.text().flat().replaceAll("[^\\p{L}\\p{N}#/ _()-]", "").strip())
            .toList();
  }

  List<String> heads() {
    return heads;
  }

  /// The first column whose whole head `words` match, -1 where none does.
  int find(String words) {
    var pattern = Pattern.compile("(?:" + words + ")", Pattern.CASE_INSENSITIVE);
    return IntStream.range(0, heads.size())
        .filter(index -> pattern.matcher(heads.get(index)).matches())
        .findFirst()
        .orElse(-1);
  }

  boolean has(String words) {
    return find(words) >= 0;
  }

  /// Calls `each` for every row that nobody has left as a template has it.
  void rows(Consumer<Row> each) {
    for (var row : table.rows()) {
      var templated =
          row.stream()
              .map(cell -> cell.text().flat())
              .anyMatch(words -> words.startsWith("[") && Template.is(words));
      if (!templated) {
        each.accept(new Row(row));
      }
    }
  }

  /// One row.
  record Row(List<Block.Cell> cells) {
    /// The words of a cell, empty where there is no such column.
    String get(int column) {
      return column < 0 || column >= cells.size() ? "" : cells.get(column).text().flat();
    }

    /// The words of a cell, null where they are none.
    @Nullable String orNull(int column) {
      var words = get(column);
      return isNothing(words) ? null : words;
    }

    /// The words of a cell, empty where they say that there is nothing.
    String said(int column) {
      var words = get(column);
      return isNothing(words) ? "" : words;
    }

    Block.@Nullable Cell cell(int column) {
      return column < 0 || column >= cells.size() ? null : cells.get(column);
    }

    Span span() {
      return cells.getFirst().span().to(cells.getLast().span());
    }

    Evidence explicit() {
      return Evidence.explicit(
          span(), String.join(" | ", cells.stream().map(cell -> cell.text().flat()).toList()));
    }
  }

  /// Whether words say that there is nothing.
  static boolean isNothing(String words) {
    return words.length() <= 4 && NOTHING.matcher(words).matches();
  }
}
