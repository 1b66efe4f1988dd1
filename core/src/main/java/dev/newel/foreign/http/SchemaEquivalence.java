package dev.newel.foreign.http;

import dev.newel.foreign.http.Difference.Kind;
import dev.newel.language.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compares what schemas of two descriptions demand of values.
///
/// Two schemas with names that are being compared further out are taken for equal within, so that
/// circles end; what is said of such a pair is said once.
final class SchemaEquivalence {
  private static final int DEEPEST = 60;

  private final HttpApi first;
  private final HttpApi second;
  private final Set<Named> met = new HashSet<>();

  /// Pairs of which all that they hold is known to be equal.
  private final Set<Named> alike = new HashSet<>();

  /// Two schemas with names, of a request or an answer.
  private record Named(String first, String second, boolean request) {}

  /// What differs, at the way to it through properties: `owner.pets[].name`.
  record Found(Kind kind, String way, String first, String second) {}

  SchemaEquivalence(HttpApi first, HttpApi second) {
    this.first = first;
    this.second = second;
  }

  /// What differs, unless the pair has been met before.
  List<Found> between(@Nullable Schema one, @Nullable Schema other, boolean request) {
    var found = new ArrayList<Found>();
    compare(one, other, request, "", found, 0);
    return found;
  }

  /// What differs, also where it has been told before.
  List<Found> anew(@Nullable Schema one, @Nullable Schema other, boolean request) {
    met.clear();
    var found = between(one, other, request);
    if (found.isEmpty()) {
      alike.addAll(met);
    }
    return found;
  }

  /// Whether nothing differs.
  boolean alike(@Nullable Schema one, @Nullable Schema other, boolean request) {
    return anew(one, other, request).isEmpty();
  }

  private void compare(
      @Nullable Schema one,
      @Nullable Schema other,
      boolean request,
      String way,
      List<Found> found,
      int depth) {
    if (depth > DEEPEST) {
      return;
    }
    var ours = one == null ? null : one.ref();
    var theirs = other == null ? null : other.ref();
    var named = ours == null && theirs == null ? null : new Named(to(ours), to(theirs), request);
    // A pair of which one has no name is met as often as it is written.
    if (named != null
        && ours != null
        && theirs != null
        && (alike.contains(named) || !met.add(named))) {
      return;
    }
    var left = Shape.of(first, one, request);
    var right = Shape.of(second, other, request);
    itself(left, right, way, found);
    if (request && !Objects.equals(left.initial, right.initial)) {
      found.add(new Found(Kind.DEFAULT, way, text(left.initial), text(right.initial)));
    }
    properties(left, right, request, way, found, depth);
    if (left.items != null || right.items != null) {
      compare(left.items, right.items, request, way + "[]", found, depth + 1);
    }
    if (!left.closed && !right.closed && (left.others != null || right.others != null)) {
      compare(left.others, right.others, request, way + "{}", found, depth + 1);
    }
    variants(left, right, request, way, found, depth);
  }

  private static String to(Schema.@Nullable Reference ref) {
    return ref == null ? "" : ref.to();
  }

  private static void itself(Shape left, Shape right, String way, List<Found> found) {
    tell(Kind.TYPE, way, types(left), types(right), found);
    if (isOtherFormat(left, right)) {
      tell(Kind.TYPE, way, left.format, right.format, found);
    }
    tell(Kind.BOUND, way, words(left), words(right), found);
    tell(
        Kind.BOUND,
        way,
        left.closed ? "no further properties" : "",
        right.closed ? "no further properties" : "",
        found);
    for (var bound : Bound.values()) {
      tell(Kind.BOUND, way, bound.of(left), bound.of(right), found);
    }
  }

  private static void tell(Kind kind, String way, String one, String other, List<Found> found) {
    if (!one.equals(other)) {
      found.add(new Found(kind, way, one, other));
    }
  }

  private static String types(Shape shape) {
    var types = shape.types.stream().sorted().collect(Collectors.joining(" or "));
    if (shape.types.isEmpty()) {
      return "any";
    }
    return shape.nullable ? types + " or null" : types;
  }

  /// A number's format is a hint at its width: it counts where both give one.
  private static boolean isOtherFormat(Shape left, Shape right) {
    var number = left.types.contains("integer") || left.types.contains("number");
    return !left.format.equals(right.format)
        && !(number && (left.format.isEmpty() || right.format.isEmpty()));
  }

  private static String words(Shape shape) {
    return shape.words.stream()
        .map(SchemaEquivalence::text)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String text(@Nullable Json json) {
    return switch (json) {
      case null -> "";
      case Json.Text(var value) -> value;
      case Json.Number(var value) -> value.stripTrailingZeros().toPlainString();
      case Json.Bool(var value) -> String.valueOf(value);
      case Json.Null nothing -> "null";
      case Json.Array(var items) ->
          items.stream().map(SchemaEquivalence::text).collect(Collectors.joining(", ", "[", "]"));
      case Json.Object(var members) -> members.toString();
    };
  }

  /// What bounds a value, each in words; empty where nothing does.
  private enum Bound {
    LEAST(limits -> limits.least() == null ? null : number(limits.least()) + exact(limits.above())),
    MOST(limits -> limits.most() == null ? null : number(limits.most()) + exact(limits.below())),
    MULTIPLE(limits -> limits.multipleOf() == null ? null : number(limits.multipleOf())),
    SHORTEST(limits -> count(limits.shortest())),
    LONGEST(Schema.Limits::longest),
    FEWEST(limits -> count(limits.fewest())),
    GREATEST(Schema.Limits::greatest),
    UNIQUE(limits -> limits.unique() ? "unique" : null),
    PATTERN(limits -> limits.pattern().isEmpty() ? null : limits.pattern());

    @SuppressWarnings("ImmutableEnumChecker") // Every function here is one of a record's parts.
    private final Function<Schema.Limits, @Nullable Object> part;

    Bound(Function<Schema.Limits, @Nullable Object> part) {
      this.part = part;
    }

    String of(Shape shape) {
      var bound = shape.bound(part);
      return bound == null ? "" : name().toLowerCase(Locale.ROOT) + " " + bound;
    }

    private static String number(BigDecimal number) {
      return number.stripTrailingZeros().toPlainString();
    }

    private static String exact(boolean excluded) {
      return excluded ? " itself excluded" : "";
    }

    private static @Nullable Long count(@Nullable Long count) {
      return count == null || count == 0 ? null : count;
    }
  }

  private void properties(
      Shape left, Shape right, boolean request, String way, List<Found> found, int depth) {
    var names = new LinkedHashSet<>(left.properties.keySet());
    names.addAll(right.properties.keySet());
    for (var name : names) {
      var here = way.isEmpty() ? name : way + "." + name;
      var one = left.properties.get(name);
      var other = right.properties.get(name);
      if (one == null || other == null) {
        found.add(
            new Found(
                Kind.PROPERTY,
                here,
                one == null ? Difference.ABSENT : "there",
                other == null ? Difference.ABSENT : "there"));
        continue;
      }
      if (left.required.contains(name) != right.required.contains(name)) {
        var demanded = left.required.contains(name);
        found.add(
            new Found(
                Kind.PRESENCE,
                here,
                demanded ? "demanded" : "optional",
                demanded ? "optional" : "demanded"));
      }
      compare(one, other, request, here, found, depth + 1);
    }
    nameless(left, right, way, found);
  }

  /// Names that must be there and of which nothing else is said.
  private static void nameless(Shape left, Shape right, String way, List<Found> found) {
    var ours = new HashSet<>(left.required);
    ours.removeAll(left.properties.keySet());
    ours.removeAll(right.properties.keySet());
    var theirs = new HashSet<>(right.required);
    theirs.removeAll(right.properties.keySet());
    theirs.removeAll(left.properties.keySet());
    if (!ours.equals(theirs)) {
      found.add(
          new Found(
              Kind.PRESENCE,
              way,
              ours.stream().sorted().collect(Collectors.joining(", ")),
              theirs.stream().sorted().collect(Collectors.joining(", "))));
    }
  }

  /// Variants are compared in their order, or else each with the first that equals it.
  private void variants(
      Shape left, Shape right, boolean request, String way, List<Found> found, int depth) {
    var ours = left.variants;
    var theirs = right.variants;
    var same = ours.size() == theirs.size() && left.not.size() == right.not.size();
    for (var i = 0; same && i < ours.size(); i++) {
      same = ours.get(i).size() == theirs.get(i).size();
    }
    if (!same) {
      found.add(new Found(Kind.VARIANT, way, sizes(left), sizes(right)));
      return;
    }
    for (var i = 0; i < ours.size(); i++) {
      variants(ours.get(i), theirs.get(i), request, way, found, depth);
    }
    for (var i = 0; i < left.not.size(); i++) {
      compare(left.not.get(i), right.not.get(i), request, way + " not", found, depth + 1);
    }
  }

  private static String sizes(Shape shape) {
    return shape.variants.stream()
            .map(variants -> "one of " + variants.size())
            .collect(Collectors.joining(" and "))
        + (shape.not.isEmpty() ? "" : " not " + shape.not.size());
  }

  private void variants(
      List<Schema> ours,
      List<Schema> theirs,
      boolean request,
      String way,
      List<Found> found,
      int depth) {
    var left = new ArrayList<>(theirs);
    for (var one : ours) {
      var byName = left.stream().filter(other -> isNamedAlike(one, other)).findFirst();
      var other = byName.orElse(left.getFirst());
      left.remove(other);
      compare(one, other, request, way + "|", found, depth + 1);
    }
  }

  private static boolean isNamedAlike(Schema one, Schema other) {
    var ours = one.ref();
    var theirs = other.ref();
    if (ours != null && theirs != null) {
      return ours.to().equals(theirs.to());
    }
    return ours == null && theirs == null && one.types().equals(other.types());
  }
}
