package dev.newel.read.brief;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Item;
import dev.newel.foreign.brief.Item.Many;
import dev.newel.read.markdown.Block;
import java.util.regex.Pattern;

/// Finds how entities belong together: in tables `From | To | Type` and in lists below a title that
/// speaks of relationships.
final class RelationshipExtractor implements Extractor {
  private static final String NAME = "[`*]*([\\p{L}_][\\w -]{0,40}?)[`*]*";
  private static final Pattern HAS =
      Pattern.compile(
          "(?i)^(?:an?|each|every|one|the)?\\s*"
              + NAME
              + "\\s+(?:can |may )?(has many|have many|has one|has|contains?|owns|belongs to(?: one| many)?|references)\\s+(?:(?:an?|one|many|multiple|several|exactly one|zero or more|one or more|the)\\s+)*"
              + NAME
              + "\\s*(?:[.,;(:–—-].*)?$");
  private static final Pattern ARROW =
      Pattern.compile(
          "^" + NAME + "\\s*(?:→|->|↔|<->|⟶|—>|:)\\s*" + NAME + "\\s*(?:[:(–—-]\\s*(.*?)\\)?.*)?$");
  private static final Pattern COUNTS =
      Pattern.compile(
          "(?i)(?:^|.*\\b)(1|one|n|m|many|\\*|zero.*?)\\s*(?:-\\s*)?(?:to\\s*|:\\s*|[-–]\\s*)(?:-\\s*)?(1|one|n|m|many|\\*)(?:\\b.*|$)");

  @Override
  public void read(Passage passage, Harvest harvest) {
    switch (passage.block()) {
      case Block.Heading heading when isCounted(heading) ->
          relation(
              heading.text().flat(),
              Evidence.explicit(
                  heading.text().span(0, Integer.MAX_VALUE, heading.span()), heading.text().flat()),
              harvest);
      case Block.Table table -> table(new Columns(table), harvest);
      case Block.Items list when isAbout(passage.scene()) ->
          list.items().forEach(item -> item(item, harvest));
      default -> {}
    }
  }

  private static boolean isAbout(Scene scene) {
    return scene.name().matches("(?i).*\\b(?:relationships?|associations?|relations)\\b.*")
        || (scene.label().isEmpty()
            && !scene.path().isEmpty()
            && isCounted(scene.path().getLast()));
  }

  /// A title that is a relationship itself: `Berth → Boats (1:N)`.
  private static boolean isCounted(Block.Heading heading) {
    var words = heading.text().flat();
    var bracket = words.indexOf('(');
    return bracket > 0
        && ARROW.matcher(words).matches()
        && COUNTS.matcher(words.substring(bracket)).matches();
  }

  private static void table(Columns columns, Harvest harvest) {
    var from = columns.find("from(?: entity)?|source(?: entity)?|parent|entity 1|entity a|left");
    var to =
        columns.find(
            "to(?: entity)?|target(?: entity)?|child|related(?: entity)?|entity 2|entity b|right");
    var many = columns.find("type|cardinality|relationship(?: type)?|multiplicity|relation");
    if (from < 0 || to < 0 || many < 0) {
      keys(columns, harvest);
      return;
    }
    var says = columns.find("descriptions?|notes?|meaning|via|label");
    columns.rows(
        row ->
            harvest.add(
                new Item.Relationship(
                    bare(row.get(from)),
                    bare(row.get(to)),
                    many(row.get(many)),
                    row.said(says),
                    row.explicit())));
  }

  /// A table of foreign keys: many rows of the child belong to one of the parent.
  private static void keys(Columns columns, Harvest harvest) {
    var child = columns.find("(?:child|referencing|from) table");
    var parent = columns.find("(?:parent|referenced|to|target) table");
    if (child >= 0 && parent >= 0) {
      columns.rows(
          row ->
              harvest.add(
                  new Item.Relationship(
                      bare(row.get(child)),
                      bare(row.get(parent)),
                      Many.MANY_TO_ONE,
                      "references",
                      row.explicit())));
    }
  }

  private static void item(Block.Item item, Harvest harvest) {
    var words = item.lead().flat();
    relation(
        words,
        Evidence.explicit(item.lead().span(0, item.lead().length(), item.span()), words),
        harvest);
  }

  private static void relation(String words, Evidence evidence, Harvest harvest) {
    var has = HAS.matcher(words);
    var arrow = ARROW.matcher(words);
    if (has.matches()) {
      var verb = has.group(2).toLowerCase(java.util.Locale.ROOT);
      var many =
          verb.startsWith("belongs") || verb.equals("references")
              ? Many.MANY_TO_ONE
              : verb.contains("one")
                  ? Many.ONE_TO_ONE
                  : words.matches("(?i).*\\b(?:many|multiple|several|more|zero)\\b.*")
                      ? Many.ONE_TO_MANY
                      : Many.UNSAID;
      harvest.add(
          new Item.Relationship(bare(has.group(1)), bare(has.group(3)), many, verb, evidence));
    } else if (arrow.matches() && !Template.is(words)) {
      harvest.add(
          new Item.Relationship(
              bare(arrow.group(1)),
              bare(arrow.group(2)),
              many(words),
              arrow.group(3) == null ? "" : arrow.group(3),
              evidence));
    }
  }

  private static String bare(String name) {
    return name.replaceAll("[`*]", "").strip();
  }

  private static Many many(String words) {
    var counts = COUNTS.matcher(words);
    if (!counts.matches()) {
      return Many.UNSAID;
    }
    var left = isOne(counts.group(1));
    var right = isOne(counts.group(2));
    return left
        ? right ? Many.ONE_TO_ONE : Many.ONE_TO_MANY
        : right ? Many.MANY_TO_ONE : Many.MANY_TO_MANY;
  }

  private static boolean isOne(String words) {
    return words.equals("1") || words.equalsIgnoreCase("one");
  }
}
