package dev.newel.read.brief;

import dev.newel.foreign.brief.Stated;
import dev.newel.read.markdown.Block;
import dev.newel.read.markdown.Markdown;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which lines of a document belong to which requirement: from where its id stands to the end of
/// what it stands in.
final class Owners {
  private record Extent(String id, int end) {}

  private final NavigableMap<Integer, Extent> extents = new TreeMap<>();
  private final BitSet covered = new BitSet();

  private Owners() {}

  /// @param lines the line at which each requirement begins, by id
  static Owners of(Markdown document, Map<String, Integer> lines) {
    var starts = new TreeMap<Integer, String>();
    lines.forEach((id, line) -> starts.putIfAbsent(line, id));
    var owners = new Owners();
    var sections = document.sections();
    for (var index = 0; index < sections.size(); index++) {
      var section = sections.get(index);
      var heading = section.heading();
      var end = document.lines();
      if (heading != null) {
        var id = starts.get(heading.span().line());
        for (var after = index + 1; after < sections.size(); after++) {
          var next = sections.get(after).heading();
          if (next != null && next.level() <= heading.level()) {
            end = next.span().line() - 1;
            break;
          }
        }
        if (id != null) {
          owners.put(heading.span().line(), new Extent(id, end));
        }
      }
      owners.blocks(section.blocks(), starts);
    }
    return owners;
  }

  private void blocks(List<Block> blocks, NavigableMap<Integer, String> starts) {
    var end = blocks.isEmpty() ? 0 : blocks.getLast().span().endLine();
    for (var block : blocks) {
      var last = block.span().endLine();
      var inside = starts.subMap(block.span().line(), true, last, true);
      switch (block) {
        case Block.Items list -> list.items().forEach(item -> item(item, starts));
        case Block.Table ignored -> inside.forEach((line, id) -> put(line, new Extent(id, line)));
        case Block.Quote quote -> blocks(quote.blocks(), starts);
        default -> {
          var ids = new ArrayList<>(inside.entrySet());
          for (var index = 0; index < ids.size(); index++) {
            var next =
                index + 1 < ids.size()
                    ? ids.get(index + 1).getKey()
                    : nextStart(starts, last, end + 1);
            put(ids.get(index).getKey(), new Extent(ids.get(index).getValue(), next - 1));
          }
        }
      }
    }
  }

  private void put(int line, Extent extent) {
    extents.put(line, extent);
    covered.set(line, Math.max(line, extent.end()) + 1);
  }

  private static int nextStart(NavigableMap<Integer, String> starts, int after, int limit) {
    var next = starts.higherKey(after);
    return next == null || next > limit ? limit : next;
  }

  private void item(Block.Item item, NavigableMap<Integer, String> starts) {
    var inside = starts.subMap(item.span().line(), true, item.span().endLine(), true).firstEntry();
    if (inside != null && inside.getKey() == item.span().line()) {
      put(inside.getKey(), new Extent(inside.getValue(), item.span().endLine()));
    }
    for (var block : item.rest()) {
      if (block instanceof Block.Items list) {
        list.items().forEach(inner -> item(inner, starts));
      } else if (!(block instanceof Block.Heading)) {
        blocks(List.of(block), starts);
      }
    }
  }

  /// Adds a requirement that has no id of its own.
  void add(Stated stated, int end) {
    put(stated.evidence().place().line(), new Extent(stated.requirement().id(), end));
  }

  /// The requirement whose text covers `line`, the innermost; null where none does.
  @Nullable String at(int line) {
    if (!covered.get(line)) {
      return null;
    }
    for (var entry = extents.floorEntry(line);
        entry != null;
        entry = extents.lowerEntry(entry.getKey())) {
      if (entry.getValue().end() >= line) {
        return entry.getValue().id();
      }
      if (line - entry.getKey() > FURTHEST) {
        return null;
      }
    }
    return null;
  }

  /// No requirement is longer, so that asking for every line of a long document stays quick.
  private static final int FURTHEST = 400;
}
