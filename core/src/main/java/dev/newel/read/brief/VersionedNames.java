package dev.newel.read.brief;

import dev.newel.foreign.brief.Item;
import dev.newel.read.markdown.Block;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Technologies that a note names with their version: `Using Prisma 6 for ...`, `Python 3.10+
/// target`, `conventions (Go 1.23, Cobra CLI framework)`. Without a version a name in a sentence is
/// none: it may be anything.
final class VersionedNames {
  private static final String NAME =
      "(?![A-Z]{2}\\d)(?!(?i:phase|version|section|step|epic|feature|task|sprint|figure|table|chapter|release|milestone|level"
          + "|part|appendix|iteration|option|priority|tier|stage|week|day|year|quarter|month|item|line|page|rule|wave|round|story"
          + "|requirement|openapi|asyncapi|oauth|grade|class|type|top|at|in|the|a|an|only|all|each|about|over|under|up|by)\\b)"
          + "([A-Z][\\w.+#-]*[a-z+#][\\w.+#-]*)";
  private static final String VERSION = "v?(\\d+(?:\\.\\d+)*(?:\\.x)?\\+?)";
  private static final Pattern LEADING =
      Pattern.compile(
          "(?:(?:Using|Uses?|Following|Follows|Built (?:on|with)|Based on|Running on|Runs on|Targets?|Targeting|Requires) )"
              + NAME
              + " "
              + VERSION
              + "(?=$|[ ,.;)])(?! (?:of|times|seconds|minutes|hours|days|items|files|users)\\b).*");
  private static final Pattern BARE =
      Pattern.compile(NAME + " (\\d+\\.\\d+(?:\\.\\d+)*(?:\\.x)?\\+?|\\d+\\+)(?=$|[ ,.;)]).*");
  private static final Pattern IN_PARENTHESES =
      Pattern.compile("\\(" + NAME + " v?(\\d+\\.\\d+(?:\\.\\d+)*\\+?)((?:, [^,()]{2,60})*)\\)");
  private static final Pattern OF_A_KIND =
      Pattern.compile(
          NAME + " (?:[A-Z]+ )?(?:framework|library|orm|runtime|router|toolkit|driver)",
          Pattern.CASE_INSENSITIVE);
  private static final int LONGEST = 1_000;

  private VersionedNames() {}

  static void read(Block block, Scene scene, Harvest harvest) {
    if (!(block instanceof Block.Items)
        || scene.topics().stream().anyMatch(Topic.REQUIRING::contains)
        || scene.within(Topic.RISKS)
        || scene.within(Topic.QUESTIONS)
        || scene.within(Topic.TIMELINE)) {
      return;
    }
    for (var entry : Entry.of(block)) {
      var words = entry.flat();
      if (entry.label() != null || entry.ticked() != null || words.length() > LONGEST) {
        continue;
      }
      var leading = LEADING.matcher(words);
      var bare = BARE.matcher(words);
      if (leading.matches()) {
        add(leading, entry, harvest);
      } else if (bare.matches()) {
        add(bare, entry, harvest);
      } else {
        parentheses(words, entry, harvest);
      }
    }
  }

  private static void parentheses(String words, Entry entry, Harvest harvest) {
    var match = IN_PARENTHESES.matcher(words);
    while (match.find()) {
      add(match, entry, harvest);
      for (var part : match.group(3).split(", ")) {
        var kind = OF_A_KIND.matcher(part.strip());
        if (kind.matches()) {
          harvest.add(new Item.Technology("", kind.group(1), "", "", entry.explicit()));
        }
      }
    }
  }

  private static void add(Matcher match, Entry entry, Harvest harvest) {
    harvest.add(new Item.Technology("", match.group(1), match.group(2), "", entry.explicit()));
  }
}
