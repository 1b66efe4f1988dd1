package dev.newel.cli;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.draft.AlignId;
import dev.newel.draft.Drifts;
import dev.newel.draft.Held;
import dev.newel.facts.slices.Slice;
import dev.newel.foreign.http.Difference;
import dev.newel.foreign.http.Equivalence;
import dev.newel.foreign.http.HttpApi;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Holds the interface of a design against OpenAPI descriptions that were agreed with others, both
/// ways. What the description leaves open, such as the failures that any request may meet, the
/// design may say.
final class DescriptionAlignment {
  /// How many differences of one operation are told in words.
  private static final int MOST_TOLD = 3;

  private final HttpApi agreed;
  private final Design design;
  private final Drifts drifts;

  private DescriptionAlignment(
      HttpApi agreed, Design design, Function<Address, @Nullable Span> places) {
    this.agreed = agreed;
    this.design = design;
    drifts = new Drifts(AlignId.CONTRACTS, places);
  }

  /// @param feature the key of the feature whose contracts they are; null for all of the design
  /// @param places where an address of the design stands
  static List<Held> of(
      List<HttpApi> agreed,
      Design design,
      @Nullable String feature,
      Function<Address, @Nullable Span> places) {
    var published = agreed.isEmpty() ? null : PublishedInterface.of(design);
    if (published == null) {
      return List.of();
    }
    var slice = feature == null ? Slice.whole(design) : Slice.of(design, feature);
    var again = new Drafted(agreed);
    var held = new ArrayList<Held>();
    for (var each : agreed) {
      var alignment = new DescriptionAlignment(each, design, places);
      alignment.hold(published, again, slice);
      held.add(alignment.drifts.held());
    }
    return held;
  }

  /// What a draft of all descriptions publishes, made when it is needed first.
  private static final class Drafted {
    private final List<HttpApi> agreed;
    private @Nullable HttpApi published;
    private boolean isMade;

    Drafted(List<HttpApi> agreed) {
      this.agreed = agreed;
    }

    Set<DraftedAgain.Loss> losses(HttpApi given) {
      if (!isMade) {
        published = DraftedAgain.published(agreed);
        isMade = true;
      }
      return DraftedAgain.losses(given, published);
    }
  }

  private void hold(HttpApi published, Drafted again, Slice slice) {
    if (!agreed.operations().isEmpty()) {
      drifts.tells("resources");
    }
    var ours = byRoute(published);
    var differing = new LinkedHashMap<String, List<Difference>>();
    for (var difference : drifted(published, again, ours)) {
      var operation = ours.get(difference.route());
      if (difference.kind() == Difference.Kind.OPERATION) {
        operation(difference, operation, slice);
      } else {
        differing.computeIfAbsent(difference.route(), key -> new ArrayList<>()).add(difference);
      }
    }
    differing.forEach(
        (route, all) -> {
          var operation = ours.get(route);
          if (operation != null) {
            differs(route, operation, all);
          }
        });
  }

  /// What counts of the differences, without those that a draft of the description has as well.
  private List<Difference> drifted(HttpApi published, Drafted again, Map<String, Operation> ours) {
    var counting =
        Equivalence.between(agreed, published).stream()
            .filter(
                one ->
                    one.kind() == Difference.Kind.OPERATION
                        || (ours.containsKey(one.route()) && counts(one)))
            .toList();
    if (counting.stream().allMatch(DescriptionAlignment::isOurs)) {
      return counting;
    }
    var lost = again.losses(agreed);
    return counting.stream()
        .filter(one -> isOurs(one) || !lost.contains(DraftedAgain.Loss.of(one)))
        .toList();
  }

  /// Whether it is an operation that only the design has, which no draft adds.
  private static boolean isOurs(Difference difference) {
    return difference.kind() == Difference.Kind.OPERATION
        && !difference.second().equals(Difference.ABSENT);
  }

  /// The operations of the design by the routes of its description.
  private Map<String, Operation> byRoute(HttpApi published) {
    var byId =
        design.operations().stream()
            .collect(Collectors.toMap(Operation::id, Function.identity(), (one, other) -> one));
    var byRoute = new LinkedHashMap<String, Operation>();
    Equivalence.routes(published)
        .forEach(
            (route, described) -> {
              var operation = byId.get(described.name());
              if (operation != null) {
                byRoute.put(route, operation);
              }
            });
    return byRoute;
  }

  private void operation(Difference difference, @Nullable Operation operation, Slice slice) {
    if (difference.second().equals(Difference.ABSENT)) {
      drifts.inDocument(
          Address.of("resources"),
          difference.place(),
          "`%s` of the interface contracts is no operation of the design."
              .formatted(difference.route()),
          "Add the operation, or take it out of the description.");
    } else if (operation != null && slice.operations().contains(operation)) {
      drifts.lacks(
          operation.address(),
          "`%s` is an operation of the design and stands not in the interface contracts."
              .formatted(difference.route()),
          "Add it to the description, or take it out of the design.");
    }
  }

  /// Whether the two contradict each other, or one promises a client what the other does not.
  private boolean counts(Difference difference) {
    var open = difference.first().isEmpty() || difference.first().equals(Difference.ABSENT);
    var failure = difference.where().matches("answer (?:[45].*|default.*)");
    return switch (difference.kind()) {
      case STATUS -> !(open && failure);
      case MEDIA -> !open && !failure;
      case PARAMETER -> !(open && difference.where().startsWith("parameter in header"));
      case BOUND, DEFAULT -> !open && !failure;
      case TYPE -> !difference.first().equals("any") && !open && !failure;
      case SECURITY -> !(difference.first().equals("none") && agreed.schemes().isEmpty());
      case PROPERTY, PRESENCE, VARIANT -> !failure;
      case OPERATION, BODY, HEADER -> true;
    };
  }

  private void differs(String route, Operation operation, List<Difference> all) {
    var told =
        all.stream()
            .limit(MOST_TOLD)
            .map(DescriptionAlignment::words)
            .collect(Collectors.joining("; "));
    var more = all.size() - MOST_TOLD;
    drifts.inDocument(
        operation.address(),
        all.getFirst().place(),
        "`%s` differs from the interface contracts: %s%s."
            .formatted(route, told, more > 0 ? "; and %d more".formatted(more) : ""),
        "Say in both which one holds; `newel publish --only contracts` shows the design's.");
  }

  private static String words(Difference difference) {
    if (difference.second().equals(Difference.ABSENT)) {
      return "%s stands in the contracts alone".formatted(difference.where());
    }
    if (difference.first().equals(Difference.ABSENT)) {
      return "%s stands in the design alone".formatted(difference.where());
    }
    return "%s is %s in the contracts, %s in the design"
        .formatted(difference.where(), said(difference.first()), said(difference.second()));
  }

  private static String said(String words) {
    return words.isEmpty() ? "nothing" : "`%s`".formatted(words);
  }
}
