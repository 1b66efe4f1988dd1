package dev.newel.cli;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.draft.AlignId;
import dev.newel.draft.Drifts;
import dev.newel.facts.slices.Slice;
import dev.newel.finding.Finding;
import dev.newel.foreign.http.Difference;
import dev.newel.foreign.http.Equivalence;
import dev.newel.foreign.http.HttpApi;
import dev.newel.source.Address;
import dev.newel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Holds the interface of a design against an OpenAPI description that was agreed with others, both
/// ways. What the description leaves open, such as the failures that any request may meet, the
/// design may say.
final class DescriptionAlignment {
  /// How many differences of one operation are told in words.
  private static final int MOST_TOLD = 3;

  private static final String ABSENT = "absent";

  private final Design design;
  private final Drifts drifts;

  private DescriptionAlignment(Design design, Function<Address, @Nullable Span> places) {
    this.design = design;
    drifts = new Drifts(AlignId.CONTRACTS, places);
  }

  /// @param feature the key of the feature whose contracts they are; null for all of the design
  /// @param places where an address of the design stands
  static List<Finding> findings(
      HttpApi agreed,
      Design design,
      @Nullable String feature,
      Function<Address, @Nullable Span> places) {
    var published = PublishedInterface.of(design);
    if (published == null) {
      return List.of();
    }
    var alignment = new DescriptionAlignment(design, places);
    var slice = feature == null ? Slice.whole(design) : Slice.of(design, feature);
    alignment.hold(agreed, published, slice);
    return alignment.drifts.all();
  }

  private void hold(HttpApi agreed, HttpApi published, Slice slice) {
    var ours = byRoute(published);
    var differing = new LinkedHashMap<String, List<Difference>>();
    for (var difference : Equivalence.between(agreed, published)) {
      var operation = ours.get(difference.route());
      if (difference.kind() == Difference.Kind.OPERATION) {
        operation(difference, operation, slice);
      } else if (operation != null && counts(difference, agreed)) {
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
    if (difference.second().equals(ABSENT)) {
      drifts.inDocument(
          Address.of("resources"),
          difference.place(),
          "`%s` of the interface contracts is no operation of the design."
              .formatted(difference.route()),
          "Add the operation, or take it out of the description.");
    } else if (operation != null && slice.operations().contains(operation)) {
      drifts.inDesign(
          operation.address(),
          "`%s` is an operation of the design and stands not in the interface contracts."
              .formatted(difference.route()),
          "Add it to the description, or take it out of the design.");
    }
  }

  /// Whether the two contradict each other, or one promises a client what the other does not.
  private static boolean counts(Difference difference, HttpApi agreed) {
    var open = difference.first().isEmpty() || difference.first().equals(ABSENT);
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
    if (difference.second().equals(ABSENT)) {
      return "%s stands in the contracts alone".formatted(difference.where());
    }
    if (difference.first().equals(ABSENT)) {
      return "%s stands in the design alone".formatted(difference.where());
    }
    return "%s is %s in the contracts, %s in the design"
        .formatted(difference.where(), said(difference.first()), said(difference.second()));
  }

  private static String said(String words) {
    return words.isEmpty() ? "nothing" : "`%s`".formatted(words);
  }
}
