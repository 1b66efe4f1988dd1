package dev.newel.draft;

import dev.newel.foreign.brief.Brief;
import dev.newel.foreign.brief.Item;
import java.util.List;
import java.util.stream.Stream;

/// Everything that a draft is made of.
///
/// @param briefs in the order in which they are believed: of two that contradict each other the
///     first counts
public record Sources(List<Brief> briefs) {
  public Sources {
    briefs = List.copyOf(briefs);
  }

  /// The items of one kind of all documents.
  <T extends Item> Stream<T> items(Class<T> kind) {
    return briefs.stream().flatMap(brief -> brief.items(kind).stream());
  }
}
