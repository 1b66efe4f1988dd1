package dev.newel.cli;

import dev.newel.draft.Draft;
import dev.newel.draft.DraftId;
import dev.newel.draft.Restoring;
import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.foreign.http.Difference;
import dev.newel.foreign.http.Equivalence;
import dev.newel.foreign.http.HttpApi;
import dev.newel.read.ReadDesign;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Adds to a draft what its published description lacks to be equivalent to the one it was made of,
/// in OpenAPI's own words, and tells what is lost all the same.
final class DraftRestoring {
  /// A draft that grows longer is left as it is: nobody would read it.
  private static final int LONGEST = 1_000_000;

  private final Function<Draft, String> text;
  private final Function<Draft, ReadDesign> read;

  /// @param text of a draft
  /// @param read the design that a draft says
  DraftRestoring(Function<Draft, String> text, Function<Draft, ReadDesign> read) {
    this.text = text;
    this.read = read;
  }

  Draft of(Draft draft, List<HttpApi> given) {
    var bare = published(draft);
    if (bare == null) {
      return draft;
    }
    if (given.size() == 1) {
      return restored(draft, bare, given.getFirst());
    }
    var now = draft;
    for (var each : given) {
      for (var loss : losses(each, foreign(Equivalence.between(each, bare)))) {
        now = now.with(loss);
      }
    }
    return now;
  }

  /// Without what only the other descriptions offer.
  private static List<Difference> foreign(List<Difference> differences) {
    return differences.stream()
        .filter(
            one ->
                one.kind() != Difference.Kind.OPERATION || one.second().equals(Difference.ABSENT))
        .toList();
  }

  private Draft restored(Draft draft, HttpApi bare, HttpApi given) {
    var now = draft;
    var before = bare;
    for (var step : List.<Steps>of(Restoring::schemas, Restoring::of)) {
      var restoring = step.between(before, given);
      var next = restoring.isEmpty() ? now : now.with(restoring);
      var told = restoring.isEmpty() ? before : published(next);
      if (told == null || text.apply(next).length() > LONGEST) {
        now = draft;
        before = bare;
        break;
      }
      now = next;
      before = told;
    }
    for (var loss : losses(given, Equivalence.between(given, before))) {
      now = now.with(loss);
    }
    return now;
  }

  /// A way to see what is left to say.
  private interface Steps {
    Restoring between(HttpApi published, HttpApi given);
  }

  /// What is published of a draft; null where it is no design, or has no description.
  private @Nullable HttpApi published(Draft draft) {
    var design = read.apply(draft);
    if (design.design() == null
        || design.findings().stream().anyMatch(one -> one.severity() == Severity.ERROR)) {
      return null;
    }
    return PublishedInterface.of(design.design());
  }

  /// Each kind once, with its number and the first place.
  static List<Finding> losses(HttpApi given, List<Difference> differences) {
    var counts = new EnumMap<Difference.Kind, Integer>(Difference.Kind.class);
    var first = new EnumMap<Difference.Kind, Difference>(Difference.Kind.class);
    for (var difference : differences) {
      counts.merge(difference.kind(), 1, Integer::sum);
      first.putIfAbsent(difference.kind(), difference);
    }
    var losses = new ArrayList<Finding>();
    first.forEach(
        (kind, one) ->
            losses.add(
                Finding.warning(
                    DraftId.LOST.id(),
                    Address.of("api"),
                    one.place(),
                    "What is published of the draft differs from `%s` in %d %s, first at `%s`%s: `%s` there, `%s` here."
                        .formatted(
                            given.file(),
                            counts.get(kind),
                            kind.many(),
                            one.route(),
                            one.where().isEmpty() ? "" : ", " + one.where(),
                            one.first(),
                            one.second()),
                    "Say it under `openapi`, or do without.")));
    return losses;
  }
}
