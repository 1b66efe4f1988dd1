package dev.newel.read.brief;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Item;
import dev.newel.read.markdown.Block;
import dev.newel.source.Span;
import java.util.List;
import java.util.regex.Pattern;

/// Other systems in a figure: the boxes in a box that is titled so, drawn with lines of text, and
/// what C4 calls external (`System_Ext(bank, "Bank")`). What is drawn with lines is a candidate.
final class DrawnSystems {
  private static final Pattern OUTER =
      Pattern.compile(
          "(?i)[│|┃║]?\\s*(?:external|third[- ]party|other|outside) (?:systems?|services?|providers?|dependencies|integrations?)\\s*[│|┃║]?");
  private static final Pattern SIDE = Pattern.compile("[│|┃║]");
  private static final Pattern EDGE = Pattern.compile("[┌┐└┘├┤┬┴┼─━═╔╗╚╝+-]{3,}");
  private static final Pattern NAME =
      Pattern.compile("\\p{Lu}[\\p{L}\\p{N}.+/&-]*(?: [\\p{L}\\p{N}.+/&-]+){0,3}");

  /// What stands for any system and names none.
  private static final Pattern NONE =
      Pattern.compile(
          "(?i)(?:external|other|third[- ]party|various|etc\\.?|more)(?: .*)?|(?:.* )?(?:apis|systems|services|providers)");

  private static final Pattern C4 =
      Pattern.compile(
          "(?:System|Container|SystemDb|SystemQueue|ContainerDb|ContainerQueue)_Ext\\s*\\(\\s*[\\w.-]+\\s*,\\s*\"([^\"]{2,60})\"(?:\\s*,\\s*\"([^\"]*)\")?");

  private static final int MOST_LINES = 2_000;
  private static final int LONGEST = 1_000;

  private DrawnSystems() {}

  static void read(Block.Code code, Harvest harvest) {
    var lines = code.literal().lines().limit(MOST_LINES).toList();
    if (code.language().isEmpty() || code.language().matches("text|txt|ascii|plain(?:text)?")) {
      boxes(lines, code, harvest);
    } else if (code.language().matches("mermaid|plantuml|puml|c4")) {
      for (var i = 0; i < lines.size(); i++) {
        var line = lines.get(i);
        var match = C4.matcher(line.length() > LONGEST ? "" : line);
        while (match.find()) {
          var says = match.group(2) == null ? "" : match.group(2);
          var evidence = Evidence.explicit(place(code, i), line.strip());
          harvest.add(new Item.Integration(match.group(1).strip(), "", says, "", evidence));
        }
      }
    }
  }

  /// The place of a line in the block, whose fence is a line of its own.
  private static Span place(Block.Code code, int index) {
    var fence = code.fence() == Block.Fence.NONE ? 0 : 1;
    return Span.point(code.span().file(), code.span().line() + fence + index, 1);
  }

  private static void boxes(List<String> lines, Block.Code code, Harvest harvest) {
    var inside = false;
    var depth = 0;
    for (var i = 0; i < lines.size(); i++) {
      var plain = lines.get(i).strip();
      if (plain.length() > LONGEST) {
        continue;
      }
      if (OUTER.matcher(plain).matches()) {
        inside = true;
        depth = 0;
      } else if (inside && isOuterEdge(plain)) {
        inside = false;
      } else if (inside && EDGE.matcher(plain).find()) {
        depth++;
      } else if (inside && depth % 2 == 1) {
        cells(plain, place(code, i), harvest);
      }
    }
  }

  /// The lower edge of the outer box begins and ends the line.
  private static boolean isOuterEdge(String line) {
    return !line.isEmpty() && EDGE.matcher(line.substring(0, Math.min(3, line.length()))).find();
  }

  private static void cells(String line, Span place, Harvest harvest) {
    for (var cell : SIDE.split(line)) {
      var name = cell.strip();
      if (NAME.matcher(name).matches() && !NONE.matcher(name).matches()) {
        harvest.add(new Item.Integration(name, "", "", "", Evidence.inferred(place, name)));
      }
    }
  }
}
