package dev.newel.read.brief;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Item;
import dev.newel.read.markdown.Block;
import dev.newel.source.Span;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A table of rights: what may be done in its rows, who may do it in its columns.
final class RightsMatrix {
  private static final String YES =
      "(?i)(?:✓|✔|✅|☑|x|yes|y|full|allow(?:ed)?|all|true|●|crud|c?r?u?d?|read(?: ?only|/write)?|write|edit|view|own.*|limited.*|partial.*|assigned.*|team.*|if .*|only .*|\\(?own\\)?)(?:\\W.*)?";
  private static final String NO = "(?i)(?:[✗✘❌☐].*|no|n|no access|none|denied|false|[-–—]|n/?a|)";

  private static final Pattern ROLE =
      Pattern.compile("(?i)(?:user )?(?:roles?|actors?|user types?)(?: name)?");

  private RightsMatrix() {}

  /// A table with an action in each row and a role in each column, or the other way round.
  static boolean read(
      Block.Table table, Scene scene, Harvest harvest, BiConsumer<String, Evidence> actors) {
    var columns = new Columns(table);
    var heads = columns.heads();
    if (heads.size() < 3 || table.rows().isEmpty()) {
      return false;
    }
    if (ROLE.matcher(heads.getFirst()).matches() && cellsDecide(table, 1)) {
      byRole(columns, harvest, actors);
      return true;
    }
    var titled =
        heads
                .getFirst()
                .matches(
                    "(?i)(?:permissions?|actions?|features?|capabilit(?:y|ies)|operations?|resources?|functions?|access|endpoints?)(?:.*\\b(?:roles?|actions?))?")
            || scene.is(Topic.PERMISSIONS)
            || scene.is(Topic.ACTORS);
    var first = 1;
    while (first < heads.size()
        && heads
            .get(first)
            .matches(
                "(?i)actions?|operations?|resources?|permissions?|descriptions?|method|notes?")) {
      first++;
    }
    var from = first;
    if (!titled
        || heads.size() - from < 2
        || !cellsDecide(table, from)
        || heads.subList(from, heads.size()).stream().noneMatch(ActorNames::isPerson)) {
      return false;
    }
    for (var index = from; index < heads.size(); index++) {
      var cell = table.header().get(index);
      actors.accept(
          ActorNames.bare(heads.get(index)), Evidence.explicit(cell.span(), heads.get(index)));
    }
    columns.rows(
        row -> {
          for (var index = from; index < heads.size(); index++) {
            var cell = row.cell(index);
            if (cell != null && !heads.get(index).matches("(?i)notes?|descriptions?|comments?")) {
              var words = row.get(index);
              var subject = from > 1 ? row.get(0) : "";
              var action = from > 1 ? row.get(1) : row.get(0);
              var denied = words.matches(NO) && !words.matches("(?i)(?:own|limited).*");
              harvest.add(
                  new Item.Permission(
                      ActorNames.bare(heads.get(index)),
                      action,
                      subject,
                      !denied,
                      condition(words),
                      place(cell, row, words)));
            }
          }
        });
    return true;
  }

  /// A role in each row.
  private static void byRole(
      Columns columns, Harvest harvest, BiConsumer<String, Evidence> actors) {
    columns.rows(
        row -> {
          var name = ActorNames.bare(row.said(0));
          if (name.isEmpty()) {
            return;
          }
          actors.accept(name, row.explicit());
          for (var index = 1; index < columns.heads().size(); index++) {
            var cell = row.cell(index);
            if (cell != null) {
              var words = row.get(index);
              var action = columns.heads().get(index);
              harvest.add(
                  new Item.Permission(
                      name,
                      action,
                      "",
                      !words.matches(NO),
                      condition(words),
                      place(cell, row, words)));
            }
          }
        });
  }

  private static Evidence place(Block.Cell cell, Columns.Row row, String words) {
    Span span = words.isEmpty() ? row.span() : cell.span();
    return Evidence.explicit(span, row.get(0) + " | " + words);
  }

  private static @Nullable String condition(String words) {
    var bare = words.replaceAll("[✓✔✅☑❌✗✘●]", "").strip().replaceAll("^\\((.*)\\)$", "$1");
    return bare.isEmpty()
            || bare.matches("(?i)x|y|yes|no?|full|all(?:owed)?|true|false|none|denied|-|–|—|n/?a")
        ? null
        : bare;
  }

  private static boolean cellsDecide(Block.Table table, int from) {
    var decide = 0;
    var all = 0;
    for (var row : table.rows().subList(0, Math.min(table.rows().size(), 50))) {
      for (var index = from; index < row.size(); index++) {
        var words = row.get(index).text().flat();
        all++;
        decide += words.matches(YES) || words.matches(NO) ? 1 : 0;
      }
    }
    return all > 0 && decide * 10 >= all * 8;
  }
}
