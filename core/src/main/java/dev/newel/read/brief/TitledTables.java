package dev.newel.read.brief;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Attribute;
import dev.newel.foreign.brief.Attribute.Presence;
import dev.newel.read.markdown.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tables of a database that a title names, `` `orders` table ``, with the columns that lists of
/// bare names below it give, and the tables that such lists below `Related tables` give.
final class TitledTables {
  private static final Pattern TITLE =
      Pattern.compile(
          "(?:\\d[\\d.]*\\s+)?(?:[Tt]he )?([`]?)([a-z][a-z0-9_]*)\\1 (?:database )?[Tt]able");
  private static final Pattern TITLE_OF_MANY = Pattern.compile("(?i)(?:\\p{L}+ ){0,3}tables");
  private static final Pattern NAME =
      Pattern.compile("`?([a-z][a-z0-9]*(?:_[a-z0-9]+)*)`?(?:\\s*(?:\\s[–—-]|:)\\s+(.*))?");
  private static final int FEW = 2;

  /// A table whose section goes on.
  record Open(String name, Evidence evidence, List<Attribute> columns) {}

  /// A name in a list.
  record Listed(String name, String says, Evidence evidence) {}

  private @Nullable Open open;

  /// The table whose section a title ends, null where it ends none.
  @Nullable Open close() {
    var closed = open;
    open = null;
    return closed;
  }

  /// A table whose section has begun; it is named by what the title writes as code, or as one word
  /// with `_`.
  void open(Block.Heading heading) {
    var words = heading.text().flat();
    var title = TITLE.matcher(words);
    if (title.matches()) {
      var name = title.group(2);
      if (name.indexOf('_') >= 0
          || heading.text().runs().stream()
              .anyMatch(run -> run.code() && run.text().strip().equals(name))) {
        open =
            new Open(
                name,
                Evidence.explicit(heading.text().span(0, Integer.MAX_VALUE, heading.span()), words),
                new ArrayList<>());
      }
    }
  }

  /// Another reading of the same section has said the table already.
  void said(String key) {
    if (open != null && EntitySentences.key(open.name()).equals(key)) {
      open = null;
    }
  }

  /// Takes the columns of a list, and says whether it has any.
  boolean columns(Block.Items list) {
    var names = open == null ? List.<Listed>of() : names(list);
    if (open == null
        || names.size() < FEW
        || names.stream().noneMatch(each -> each.name().indexOf('_') >= 0)) {
      return false;
    }
    for (var each : names) {
      open.columns()
          .add(
              new Attribute(
                  each.name(),
                  "",
                  null,
                  Presence.UNSAID,
                  null,
                  null,
                  each.says(),
                  each.evidence()));
    }
    return true;
  }

  /// The tables that a list names below a title that speaks of several, none elsewhere.
  static List<Listed> tables(Block.Items list, Scene scene) {
    var title = Topic.bare(scene.name());
    return TITLE_OF_MANY.matcher(title).matches()
            && !title.toLowerCase(Locale.ROOT).matches("(?:decision|truth|rule|routing) tables")
        ? names(list)
        : List.of();
  }

  /// The names of a list that has nothing but names; none where an item is prose.
  private static List<Listed> names(Block.Items list) {
    var names = new ArrayList<Listed>();
    for (var item : list.items()) {
      var words = item.lead().flat();
      var name = NAME.matcher(words);
      if (!name.matches() || !item.rest().isEmpty() || item.ticked() != null) {
        return List.of();
      }
      names.add(
          new Listed(
              name.group(1),
              name.group(2) == null ? "" : name.group(2),
              Evidence.explicit(item.lead().span(0, item.lead().length(), item.span()), words)));
    }
    return names;
  }
}
