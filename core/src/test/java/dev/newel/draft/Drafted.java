package dev.newel.draft;

import dev.newel.source.Address;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a draft says, asks, and takes from where.
final class Drafted {
  private Drafted() {}

  /// What stands at a place; null where nothing does.
  static @Nullable Object at(Draft draft, String... names) {
    return draft.said(Address.of(names));
  }

  /// Where it comes from: `prd.md:12`.
  static List<String> lines(Draft draft, String... names) {
    return draft.origins().getOrDefault(Address.of(names), List.of()).stream()
        .map(Writing::place)
        .toList();
  }

  static List<String> asked(Draft draft) {
    return at(draft, "questions") instanceof List<?> questions
        ? questions.stream().map(each -> String.valueOf(((Map<?, ?>) each).get("ask"))).toList()
        : List.of();
  }
}
