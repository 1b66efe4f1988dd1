package dev.newel.read.markdown;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands between one heading and the next, whatever their levels.
///
/// @param path the headings it stands under, outermost first, its own last; empty before the first
///     heading
/// @param blocks the blocks after the heading
public record Section(List<Block.Heading> path, List<Block> blocks) {
  public Section {
    path = List.copyOf(path);
    blocks = List.copyOf(blocks);
  }

  /// Its own heading, null before the first one.
  public Block.@Nullable Heading heading() {
    return path.isEmpty() ? null : path.getLast();
  }

  /// The words of the headings it stands under, outermost first.
  public List<String> trail() {
    return path.stream().map(heading -> heading.text().flat()).toList();
  }
}
