package dev.newel.write.shorten;

import dev.newel.design.Design;
import dev.newel.language.ApiText;
import dev.newel.language.FieldText;
import dev.newel.language.Http;
import dev.newel.language.Json;
import dev.newel.language.Shape;
import dev.newel.language.Written;
import dev.newel.source.Address;
import dev.newel.write.unfold.Unfolding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Makes the short form of a design: the long one without each statement that elaboration adds
/// again, and with the shorter of several ways to say a thing.
///
/// No convention is known here. A keyword is left out at all its places at once, the design is
/// elaborated, and where it differs the keyword is put back; so a keyword takes a few
/// elaborations however long the design is. At the end each statement that is left is tried
/// alone.
public final class Shortening {
  /// A short form.
  ///
  /// @param elaborations how many it took
  public record Shortened(Written written, int elaborations) {}

  private static final List<String> GROUPS =
      List.of(
          "operations",
          "resources",
          "workflows",
          "api",
          "views",
          "identity",
          "entities",
          "values",
          "grants",
          "apart");

  private final Trials trials;

  private Shortening(Trials trials) {
    this.trials = trials;
  }

  /// The short form of `design`.
  ///
  /// @param elaborate what a written design means
  /// @throws IllegalArgumentException where the long form of `design` does not mean it:
  ///     `design` was not made by `elaborate`, or has errors
  public static Shortened of(Design design, Function<Written, Meaning> elaborate) {
    var written = Unfolding.of(design);
    if (!elaborate.apply(written).design().equals(design)) {
      throw new IllegalArgumentException("the long form means another design");
    }
    var trials = new Trials(written, design, elaborate);
    new Shortening(trials).run();
    return new Shortened(trials.now(), trials.count() + 1);
  }

  /// `written` with its views and errors in the order of `like`, those that it lacks last: a
  /// design keeps its conventional names first.
  public static Written inOrder(Written written, Written like) {
    return Rewriter.apply(
        written,
        List.of(
            Edit.of(Address.of("views"), inOrder(written.views(), like.views())),
            Edit.of(Address.of("errors"), inOrder(written.errors(), like.errors()))));
  }

  private static <T> Map<String, T> inOrder(Map<String, T> named, Map<String, T> like) {
    var ordered = new LinkedHashMap<String, T>();
    for (var name : like.keySet()) {
      var value = named.get(name);
      if (value != null) {
        ordered.put(name, value);
      }
    }
    named.forEach(ordered::putIfAbsent);
    return ordered;
  }

  private void run() {
    generalize();
    drop(one -> isOperation(one) && !is(one, "access") && !is(one, "envelope"));
    respell("Operation.http", (at, value) -> new Http(((Http) value).method(), null));
    respell("Operation.http", (at, value) -> relative(at, (Http) value, true));
    respell("Operation.http", (at, value) -> relative(at, (Http) value, false));
    respell("Operation.order", (at, value) -> withoutLast((List<?>) value));
    new Envelopes(trials).share();
    new Accesses(trials).share();
    drop(
        one ->
            one.at().names().getFirst().equals("resources")
                && !isOperation(one)
                && !is(one, "access"));
    respell("Resource.path", (at, value) -> lastSegment((String) value));
    new Shapes(trials).shorten();
    drop(one -> one.at().names().getFirst().equals("views"));
    Spelling.FIELDS.forEach(this::respellFields);
    Spelling.TEXTS.forEach(this::respellAll);
    respell("Errors.body", (at, value) -> new Json.Text("problem"));
    respell("Errors.body", (at, value) -> new Json.Text("envelope"));
    // A status last: with the text alone it is a short form.
    drop(
        one ->
            !List.of("resources", "workflows", "views").contains(one.at().names().getFirst())
                && !one.kind().equals("Error.status"));
    drop(one -> one.kind().equals("Error.status"));
    drop(one -> one.at().names().getFirst().equals("workflows"));
    dropEach();
  }

  /// Says at the interface and at resources what most of their operations say.
  private void generalize() {
    var pages = new ArrayList<ApiText.PageText>();
    var views = new LinkedHashMap<Address, List<String>>();
    for (var one : Statement.of(trials.now())) {
      if (one.kind().equals("Operation.page")) {
        pages.add((ApiText.PageText) one.value());
      }
      if (one.kind().equals("Operation.answers")
          && one.value() instanceof Shape.Named(var name)
          && trials.goal().model().views().containsKey(name)
          && one.at().names().getFirst().equals("resources")) {
        var at = Address.of("resources", one.at().names().get(1), "view");
        views.computeIfAbsent(at, key -> new ArrayList<>()).add(name);
      }
    }
    var page = Frequent.of(pages);
    if (page != null) {
      trials.attempt(List.of(Edit.of(Address.of("api", "page"), page)));
    }
    var edits = new ArrayList<Edit>();
    views.forEach((at, names) -> edits.add(Edit.of(at, Frequent.of(names))));
    trials.attempt(edits);
  }

  private static boolean isOperation(Statement one) {
    return one.kind().startsWith("Operation.")
        || one.at().names().contains("operations")
        || (one.at().names().size() > 3 && one.at().names().getFirst().equals("resources"));
  }

  private static boolean is(Statement one, String keyword) {
    return one.at().names().contains(keyword);
  }

  /// Leaves out what changes nothing, one statement of each part after the other.
  private void drop(Predicate<Statement> which) {
    var parts = new LinkedHashMap<Address, List<Edit>>();
    for (var one : statements(which)) {
      parts.computeIfAbsent(part(one, 4), key -> new ArrayList<>()).add(Edit.of(one.at(), null));
    }
    trials.sift(parts.values());
  }

  private List<Statement> statements(Predicate<Statement> which) {
    return Statement.of(trials.now()).stream()
        .filter(one -> one.optional() && which.test(one))
        .toList();
  }

  /// Tries every statement that is left alone, group after group, until none of the last round
  /// could go.
  private void dropEach() {
    var settled = 0;
    while (settled < GROUPS.size()) {
      for (var group : GROUPS) {
        var before = trials.now();
        trials.siftApart(left(group));
        settled = before.equals(trials.now()) ? settled + 1 : 0;
        if (settled == GROUPS.size()) {
          return;
        }
      }
    }
  }

  /// What may still go of one group, by the parts in which it shows.
  private Collection<List<Edit>> left(String group) {
    var parts = new LinkedHashMap<Address, List<Edit>>();
    for (var one : Statement.of(trials.now())) {
      if (!group(one).equals(group)) {
        continue;
      }
      var edits = parts.computeIfAbsent(part(one, 2), key -> new ArrayList<>());
      if (one.optional()) {
        edits.add(Edit.of(one.at(), null));
      }
      for (var shorter : Spelling.TEXTS) {
        var value = shorter.apply(one.value());
        if (!value.equals(one.value())) {
          edits.add(Edit.of(one.at(), value));
        }
      }
    }
    return parts.values();
  }

  /// Statements of one group are tried together where their parts differ.
  private static String group(Statement one) {
    var names = one.at().names();
    return switch (names.getFirst()) {
      case "errors", "events", "jobs" -> "apart";
      case "resources" -> isOperation(one) ? "operations" : "resources";
      default -> names.getFirst();
    };
  }

  /// The part in which alone a statement shows.
  ///
  /// @param most how many names its address may have
  private static Address part(Statement one, int most) {
    var names = one.at().names();
    var size =
        switch (names.getFirst()) {
          case "errors", "events", "workflows", "jobs" -> 2;
          case "resources" -> isOperation(one) ? names.contains("actions") ? 4 : 3 : 2;
          default -> 1;
        };
    var part = names.subList(0, Math.min(Math.min(size, most), names.size()));
    return Address.of(part.toArray(String[]::new));
  }

  private void respell(String kind, BiFunction<Address, Object, @Nullable Object> shorter) {
    var edits = new ArrayList<Edit>();
    for (var one : Statement.of(trials.now())) {
      var value = one.kind().equals(kind) ? shorter.apply(one.at(), one.value()) : null;
      if (value != null && !value.equals(one.value())) {
        edits.add(Edit.of(one.at(), value));
      }
    }
    trials.attempt(edits);
  }

  private void respellAll(UnaryOperator<Object> shorter) {
    var edits = new ArrayList<Edit>();
    for (var one : Statement.of(trials.now())) {
      var value = shorter.apply(one.value());
      if (!value.equals(one.value())) {
        edits.add(Edit.of(one.at(), value));
      }
    }
    trials.attempt(edits);
  }

  private void respellFields(UnaryOperator<FieldText> shorter) {
    respellAll(value -> value instanceof FieldText field ? shorter.apply(field) : value);
    var edits = new ArrayList<Edit>();
    for (var one : Statement.of(trials.now())) {
      if (one.value() instanceof Shape.Members shape) {
        for (var name : shape.members().keySet()) {
          var value = Spelling.member(shape, name, shorter);
          if (!value.equals(shape)) {
            edits.add(Edit.of(one.at(), value));
          }
        }
      }
    }
    edits.forEach(edit -> trials.attempt(List.of(edit)));
  }

  private @Nullable Object relative(Address at, Http http, boolean inRow) {
    var resource = trials.goal().resources().get(at.names().get(1));
    if (resource == null) {
      return null;
    }
    var collection = resource.path().substring(trials.goal().api().base().length());
    return Spelling.relative(http, collection, inRow);
  }

  private static @Nullable Object withoutLast(List<?> list) {
    return list.size() < 2 ? null : list.subList(0, list.size() - 1);
  }

  private static String lastSegment(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
