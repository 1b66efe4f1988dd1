package dev.newel.read.brief;

import dev.newel.finding.Finding;
import dev.newel.foreign.brief.Item;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the extractors have found so far.
final class Harvest {
  private static final int MOST_FINDINGS = 100;

  final List<Item> items = new ArrayList<>();
  final List<Finding> findings = new ArrayList<>();
  final Owners owners;

  Harvest(Owners owners) {
    this.owners = owners;
  }

  void add(Item item) {
    items.add(item);
  }

  /// The id of the requirement that says what stands there, null where none does.
  @Nullable String owner(Span place) {
    return owners.at(place.line());
  }

  /// A finding of this reader; of one kind a hundred are kept.
  void warn(BriefId id, Span place, String message, @Nullable String hint) {
    if (findings.stream().filter(one -> one.id().equals(id.id())).count() < MOST_FINDINGS) {
      findings.add(Finding.warning(id.id(), Address.ROOT, place, message, hint));
    }
  }
}
