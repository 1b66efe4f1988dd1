package dev.newel.read.adr;

import dev.newel.design.trace.Decision;
import dev.newel.read.markdown.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What speaks for and against something: a list whose items begin with `Good`, `Neutral` or `Bad`,
/// or lists under such words.
final class Arguments {
  private static final Pattern GOOD =
      Pattern.compile("(?i)(?:good|pros?|positive|benefit|advantage)\\b[,:]?\\s*(.*)");
  private static final Pattern BAD =
      Pattern.compile("(?i)(?:bad|cons?|negative|drawback|disadvantage|risk)\\b[,:]?\\s*(.*)");
  private static final Pattern NEUTRAL = Pattern.compile("(?i)neutral\\b[,:]?\\s*(.*)");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern BECAUSE = Pattern.compile("(?i)because\\s+");

  final List<String> good = new ArrayList<>();
  final List<String> neutral = new ArrayList<>();
  final List<String> bad = new ArrayList<>();
  /// The blocks that argue neither way.
  final List<Block> rest = new ArrayList<>();

  /// @param under the part whose title stands above `blocks`, null where it says nothing about good
  ///     and bad
  void take(List<Block> blocks, @Nullable Part under) {
    var side = under;
    for (var block : blocks) {
      if (block instanceof Block.Paragraph paragraph && Part.of(paragraph.text().flat()) != null) {
        side = Part.of(paragraph.text().flat());
      } else if (block instanceof Block.Html html) {
        var words = TAG.matcher(html.literal()).replaceAll("").strip();
        side = Part.of(words) == null ? side : Part.of(words);
      } else if (block instanceof Block.Items list) {
        list(list, side);
      } else {
        rest.add(block);
      }
    }
  }

  private void list(Block.Items list, @Nullable Part side) {
    for (var item : list.items()) {
      var words = whole(item);
      var sub = Part.of(item.lead().flat());
      if (sub != null && !item.rest().isEmpty()) {
        take(item.rest(), sub);
      } else if (!into(good, GOOD, words)
          && !into(neutral, NEUTRAL, words)
          && !into(bad, BAD, words)) {
        switch (side) {
          case POSITIVE -> good.add(words);
          case NEGATIVE -> bad.add(words);
          case NEUTRAL -> neutral.add(words);
          case null, default ->
              rest.add(new Block.Items(list.ordered(), list.start(), List.of(item), item.span()));
        }
      }
    }
  }

  private static boolean into(List<String> side, Pattern pattern, String words) {
    var match = pattern.matcher(words);
    if (!match.matches()) {
      return false;
    }
    side.add(BECAUSE.matcher(match.group(1)).replaceFirst("").strip());
    return true;
  }

  static String whole(Block.Item item) {
    var words = new StringBuilder(item.lead().flat());
    for (var block : item.rest()) {
      var more =
          switch (block) {
            case Block.Paragraph paragraph -> paragraph.text().flat();
            case Block.Items list ->
                String.join("; ", list.items().stream().map(Arguments::whole).toList());
            default -> "";
          };
      words.append(more.isEmpty() ? "" : " ").append(more);
    }
    return words.toString().strip();
  }

  Decision.Option option(String title, String description) {
    return new Decision.Option(title, description, good, neutral, bad);
  }

  /// What two spellings of one option's title have in common.
  static String key(String title) {
    return title
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^(?:option\\s*)?(?:\\d+|[a-z])[.):]\\s*", "")
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }
}
