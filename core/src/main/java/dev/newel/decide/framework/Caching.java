package dev.newel.decide.framework;

import static dev.newel.decide.framework.Parts.demand;
import static dev.newel.decide.framework.Parts.option;
import static dev.newel.decide.framework.Parts.veto;
import static dev.newel.decide.framework.Parts.when;

import dev.newel.decide.framework.Topic.Of;
import java.util.List;

/// Whether answers are kept.
final class Caching {
  static final Topic TOPIC =
      new Topic(
          "cache",
          "Decide whether answers are kept",
          "Are answers kept to be given again?",
          Of.DESIGN,
          options(),
          criteria(),
          List.of("stack/cache"));

  private Caching() {}

  private static List<Option> options() {
    return List.of(
        option(
            "none",
            "No cache",
            "no cache|without (?:a )?cache",
            List.of("Every read sees every write."),
            List.of("Every read costs a query.")),
        option(
            "aside",
            "Cache-aside",
            "cache|redis|memcached|valkey|aside",
            List.of("What is read often is read from memory."),
            List.of("An answer may be as old as it is kept."),
            demand("An answer is kept no longer than it may be old.", "API008"),
            demand("What depends on the viewer is not kept for all.", "API007"),
            demand("A write stores the row first and drops the kept answer then."),
            demand("The system works, slower, while the cache is away.")));
  }

  private static List<Criterion> criteria() {
    return List.of(
        when(
            "K1a",
            "load.reads >= 80 and staleness > 0",
            "aside",
            3,
            "What is read far more often than it changes, and may be a little old, is worth keeping.",
            Sources.CACHING),
        when(
            "K1b",
            "answers.costly == yes",
            "aside",
            2,
            "What is dear to compute is computed once and given many times.",
            Sources.SKILL),
        when(
            "K1c",
            "external.limited == yes",
            "aside",
            2,
            "A system that may be asked only so often is asked again when its answer has grown old.",
            Sources.SKILL),
        when(
            "K2c",
            "answers.costly == no",
            "aside",
            -1,
            "Keeping what is cheap to compute costs more than computing it.",
            Sources.SKILL),
        veto(
            "K2a",
            "consistency == strong",
            "aside",
            "A read that must see every write cannot be answered from what was kept.",
            Sources.CACHING),
        when(
            "K2b",
            "data.churn > 24",
            "aside",
            -3,
            "What changes every hour is dropped as soon as it is kept.",
            Sources.CACHING),
        when(
            "K5",
            "data.churn == 0",
            "aside",
            1,
            "What never changes may be read at start and kept without end.",
            Sources.CACHE_ASIDE));
  }
}
