package dev.newel.read.adr;

import dev.newel.design.trace.Decision;
import dev.newel.read.markdown.Block;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The options that a decision weighs, each with what speaks for and against it.
final class Options {
  private final LinkedHashMap<String, Arguments> options = new LinkedHashMap<>();
  private final Map<String, String> titles = new LinkedHashMap<>();

  /// Options are the items of a list, or strong lines with what speaks for and against them below.
  void take(List<Block> blocks) {
    String strong = null;
    var below = new ArrayList<Block>();
    for (var block : blocks) {
      if (block instanceof Block.Paragraph paragraph
          && paragraph.text().strongLead() > 0
          && Part.of(paragraph.text().flat()) == null) {
        add(strong == null ? "" : strong, below, null);
        below.clear();
        strong = paragraph.text().lines().getFirst().flat();
      } else if (strong != null) {
        below.add(block);
      } else if (block instanceof Block.Items list) {
        for (var item : list.items()) {
          add(item.lead().flat().replaceFirst("\\s+[-–—]\\s.*$", ""), item.rest(), null);
        }
      }
    }
    add(strong == null ? "" : strong, below, null);
  }

  /// @param side the side that the heading names; null where it names an option
  void add(String words, List<Block> blocks, @Nullable Part side) {
    if (side == Part.POSITIVE || side == Part.NEGATIVE || side == Part.NEUTRAL) {
      if (!options.isEmpty()) {
        options.sequencedValues().getLast().take(blocks, side);
      }
      return;
    }
    if (!words.isBlank()) {
      titles.putIfAbsent(Arguments.key(words), words);
      options.computeIfAbsent(Arguments.key(words), ignored -> new Arguments()).take(blocks, null);
    }
  }

  /// @param raw the source of some blocks
  List<Decision.Option> all(Function<List<Block>, String> raw) {
    var result = new ArrayList<Decision.Option>();
    options.forEach(
        (key, arguments) ->
            result.add(arguments.option(titles.getOrDefault(key, key), raw.apply(arguments.rest))));
    return result;
  }

  /// Whether the words may name one of them; they may where none is listed.
  boolean mayBe(String words) {
    var wanted = Arguments.key(words);
    return options.isEmpty()
        || options.keySet().stream().anyMatch(key -> key.contains(wanted) || wanted.contains(key));
  }

  /// Their titles, for a message.
  String listed() {
    return String.join(", ", titles.values().stream().map("`%s`"::formatted).toList());
  }
}
