package dev.newel.publish.document.sections.architecture;

import dev.newel.publish.document.Block;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/// Keeps the cells of a table narrow: what is too long for a cell stands in a list below it.
final class Notes {
  static final int WIDEST = 120;
  private static final String MORE = " More below.";
  private static final Pattern TARGET = Pattern.compile("]\\([^)]*\\)");
  private static final Pattern FIRST = Pattern.compile("^(.*?[.])\\s+\\S.*$");

  private final LinkedHashSet<String> below = new LinkedHashSet<>();

  /// The cell as it is where it fits; its first sentence or a hint where it does not.
  ///
  /// @param of whose cell it is, the beginning of the line below the table
  String cell(String of, String markdown) {
    if (width(markdown) <= WIDEST) {
      return markdown;
    }
    below.add("%s: %s".formatted(of, markdown));
    var first = FIRST.matcher(markdown);
    return first.matches() && width(first.group(1)) + MORE.length() <= WIDEST
        ? first.group(1) + MORE
        : "See below the table.";
  }

  /// Names in a cell: as many as fit, then how many more there are.
  static String list(List<String> names) {
    var all = String.join(", ", names);
    if (width(all) <= WIDEST) {
      return all;
    }
    var shown = new ArrayList<String>();
    for (var name : names) {
      shown.add(name);
      if (width(String.join(", ", shown)) > WIDEST - 14) {
        shown.removeLast();
        break;
      }
    }
    var left = names.size() - shown.size();
    return shown.isEmpty()
        ? left + " in all"
        : "%s and %d more".formatted(String.join(", ", shown), left);
  }

  /// The table, and what did not fit into it.
  List<Block> under(Block.Table table) {
    return below.isEmpty() ? List.of(table) : List.of(table, new Block.Bullets(List.copyOf(below)));
  }

  /// What a reader sees of it: the target of a link is no text, and a bar is written as two
  /// characters.
  static int width(String markdown) {
    return TARGET.matcher(markdown).replaceAll("]").replace("|", "\\|").length();
  }
}
