package dev.newel.foreign.http;

import dev.newel.foreign.http.Operation.Content;
import dev.newel.foreign.http.Operation.Parameter;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Compares two descriptions of an API for a client: the same requests are allowed and the same
/// answers are to be expected. What does not reach a client counts for nothing: order, the names of
/// components and of parameters in braces, descriptions, titles, examples, tags, the host, members
/// that begin with `x-`. Neither does it count where one description alone tells how wide a number
/// is (`int32`), or names a header of answers that the other leaves out.
///
/// Linear in the size of both: a pair of schemas with names is compared once.
public final class Equivalence {
  /// Headers that OpenAPI 3 tells to leave out among parameters.
  private static final Set<String> NOT_TOLD = Set.of("accept", "content-type", "authorization");

  private final HttpApi first;
  private final HttpApi second;
  private final List<Difference> differences = new ArrayList<>();
  private final SchemaEquivalence schemas;
  private Operation here;

  private final boolean anew;

  private Equivalence(HttpApi first, HttpApi second, Operation here) {
    this(first, second, here, new SchemaEquivalence(first, second), false);
  }

  private Equivalence(HttpApi first, HttpApi second, Operation here, SchemaEquivalence schemas) {
    this(first, second, here, schemas, true);
  }

  private Equivalence(
      HttpApi first, HttpApi second, Operation here, SchemaEquivalence schemas, boolean anew) {
    this.first = first;
    this.second = second;
    this.here = here;
    this.schemas = schemas;
    this.anew = anew;
  }

  /// What differs, in the order of the first description; of schemas with names once, where it is
  /// first met. Empty for equivalent descriptions.
  public static List<Difference> between(HttpApi first, HttpApi second) {
    var any = first.operations().isEmpty() ? second.operations() : first.operations();
    return any.isEmpty() ? List.of() : new Equivalence(first, second, any.getFirst()).compare();
  }

  /// The operations of a description by what a client calls: the method and the path below the
  /// host, whose parameters bear no names.
  public static Map<String, Operation> routes(HttpApi api) {
    var routes = new LinkedHashMap<String, Operation>();
    for (var operation : api.operations()) {
      routes.putIfAbsent(route(api, operation), operation);
    }
    return routes;
  }

  /// The route of one operation, as [#routes] has it.
  public static String route(HttpApi api, Operation operation) {
    var path = base(api) + operation.path();
    return operation.method() + " " + path.replaceAll("\\{[^}/]*}", "{}");
  }

  /// The path of the first server; empty for the root.
  public static String base(HttpApi api) {
    if (api.servers().isEmpty()) {
      return "";
    }
    var server = api.servers().getFirst();
    var url = server.url();
    for (var variable : server.variables().entrySet()) {
      url = url.replace("{" + variable.getKey() + "}", variable.getValue());
    }
    try {
      var path = Objects.requireNonNullElse(URI.create(url).getPath(), "");
      return path.replaceFirst("/+$", "");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /// Compares parts of two descriptions, as often as one asks.
  public static final class Parts {
    private final HttpApi first;
    private final HttpApi second;
    private final SchemaEquivalence schemas;

    public Parts(HttpApi first, HttpApi second) {
      this.first = first;
      this.second = second;
      schemas = new SchemaEquivalence(first, second);
    }

    /// Whether two schemas demand the same, of a request or of an answer.
    public boolean alike(@Nullable Schema one, @Nullable Schema other, boolean request) {
      return schemas.alike(one, other, request);
    }

    /// What of two operations differs: `parameters`, `request`, `credentials`, and the statuses of
    /// answers, in lower case.
    public Set<String> differing(Operation one, Operation other) {
      var whole = new Equivalence(first, second, one, schemas);
      whole.operation("", one, other);
      var parts = new LinkedHashSet<String>();
      for (var difference : whole.differences) {
        var words = difference.where().split("[ :]", 3);
        parts.add(
            switch (words[0]) {
              case "parameter" -> "parameters";
              case "answer" -> words[1];
              default -> words[0];
            });
      }
      return parts;
    }
  }

  private List<Difference> compare() {
    var ours = routes(first);
    var theirs = routes(second);
    ours.forEach(
        (route, operation) -> {
          here = operation;
          var other = theirs.get(route);
          if (other == null) {
            tell(Difference.Kind.OPERATION, route, "", "there", Difference.ABSENT);
          } else {
            operation(route, operation, other);
          }
        });
    theirs.forEach(
        (route, operation) -> {
          if (!ours.containsKey(route)) {
            here = operation;
            tell(Difference.Kind.OPERATION, route, "", Difference.ABSENT, "there");
          }
        });
    return List.copyOf(differences);
  }

  private void tell(Difference.Kind kind, String route, String where, String one, String other) {
    differences.add(new Difference(kind, route, where, one, other, here.place()));
  }

  private void operation(String route, Operation one, Operation other) {
    parameters(route, one, other);
    var body = one.body();
    var otherBody = other.body();
    if ((body == null) != (otherBody == null)) {
      tell(Difference.Kind.BODY, route, "request", there(body), there(otherBody));
    } else if (body != null && otherBody != null) {
      if (body.required() != otherBody.required()) {
        tell(
            Difference.Kind.BODY,
            route,
            "request",
            demanded(body.required()),
            demanded(otherBody.required()));
      }
      contents(route, "request", body.content(), otherBody.content(), true);
    }
    responses(route, one, other);
    security(route, one, other);
  }

  private static String there(@Nullable Object thing) {
    return thing == null ? Difference.ABSENT : "there";
  }

  private static String demanded(boolean required) {
    return required ? "demanded" : "optional";
  }

  private void parameters(String route, Operation one, Operation other) {
    var ours = parameters(one);
    var theirs = parameters(other);
    both(
        ours,
        theirs,
        (name, some, more) -> {
          var where = "parameter " + name;
          if (some == null || more == null) {
            tell(Difference.Kind.PARAMETER, route, where, there(some), there(more));
            return;
          }
          if (isDemanded(some) != isDemanded(more)) {
            tell(
                Difference.Kind.PARAMETER,
                route,
                where,
                demanded(some.required()),
                demanded(more.required()));
          }
          if (isWrittenByStyle(some) && !style(some).equals(style(more))) {
            tell(Difference.Kind.PARAMETER, route, where, style(some), style(more));
          }
          schema(route, where, some.schema(), more.schema(), true);
        });
  }

  private static boolean isDemanded(Parameter parameter) {
    return parameter.required() || parameter.in() == Parameter.In.PATH;
  }

  private boolean isWrittenByStyle(Parameter parameter) {
    var types = Shape.of(first, parameter.schema(), true).types;
    return types.contains("array") || types.contains("object");
  }

  private static String style(Parameter parameter) {
    var byDefault =
        switch (parameter.in()) {
          case QUERY, COOKIE -> "form";
          case PATH, HEADER -> "simple";
        };
    var style = parameter.style().isEmpty() ? byDefault : parameter.style();
    var explode = parameter.explode() == null ? style.equals("form") : parameter.explode();
    return style + (explode ? ", each item by itself" : ", all items in one");
  }

  private static Map<String, Parameter> parameters(Operation operation) {
    var parameters = new LinkedHashMap<String, Parameter>();
    var segments = List.of(operation.path().split("(?=\\{)", -1));
    for (var parameter : operation.parameters()) {
      var name = parameter.name();
      var key =
          switch (parameter.in()) {
            case PATH -> "in path " + at(segments, name);
            case QUERY -> name;
            case HEADER -> "in header " + name.toLowerCase(Locale.ROOT);
            case COOKIE -> "in cookie " + name;
          };
      var untold =
          parameter.in() == Parameter.In.HEADER && NOT_TOLD.contains(name.toLowerCase(Locale.ROOT));
      if (!untold) {
        parameters.put(key, parameter);
      }
    }
    return parameters;
  }

  /// The number of a parameter in the braces of a path, or its name where it stands in none.
  private static String at(List<String> segments, String name) {
    for (var i = 0; i < segments.size(); i++) {
      if (segments.get(i).startsWith("{" + name + "}")) {
        return String.valueOf(segments.getFirst().startsWith("{") ? i + 1 : i);
      }
    }
    return name;
  }

  private void contents(
      String route, String where, List<Content> ours, List<Content> theirs, boolean request) {
    both(
        named(ours, content -> media(content.media())),
        named(theirs, content -> media(content.media())),
        (media, one, other) -> {
          if (one == null || other == null) {
            tell(Difference.Kind.MEDIA, route, where + " " + media, there(one), there(other));
          } else {
            schema(route, where, one.schema(), other.schema(), request);
          }
        });
  }

  private static String media(String written) {
    return written.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  private void responses(String route, Operation one, Operation other) {
    both(
        named(one.responses(), each -> each.status().toUpperCase(Locale.ROOT)),
        named(other.responses(), each -> each.status().toUpperCase(Locale.ROOT)),
        (status, some, more) -> {
          var where = "answer " + status.toLowerCase(Locale.ROOT);
          if (some == null || more == null) {
            tell(Difference.Kind.STATUS, route, where, there(some), there(more));
            return;
          }
          contents(route, where, some.content(), more.content(), false);
          var headers = named(more.headers(), each -> each.name().toLowerCase(Locale.ROOT));
          for (var header : some.headers()) {
            var same = headers.get(header.name().toLowerCase(Locale.ROOT));
            var place = where + " header " + header.name();
            if (same == null) {
              tell(Difference.Kind.HEADER, route, place, "there", Difference.ABSENT);
            } else {
              schema(route, place, header.schema(), same.schema(), false);
            }
          }
        });
  }

  private void schema(
      String route, String where, @Nullable Schema one, @Nullable Schema other, boolean request) {
    var found = anew ? schemas.anew(one, other, request) : schemas.between(one, other, request);
    for (var each : found) {
      var place = each.way().isEmpty() ? where : where + ": " + each.way();
      tell(each.kind(), route, place, each.first(), each.second());
    }
  }

  private void security(String route, Operation one, Operation other) {
    var ours = demands(first, one);
    var theirs = demands(second, other);
    if (!ours.equals(theirs)) {
      tell(
          Difference.Kind.SECURITY,
          route,
          "credentials",
          String.join(" or ", ours),
          String.join(" or ", theirs));
    }
  }

  /// The alternatives, each by what its schemes are and not by what they are called.
  private static Set<String> demands(HttpApi api, Operation operation) {
    var security = operation.security() == null ? api.security() : operation.security();
    var demands = new TreeSet<String>();
    if (security != null) {
      for (var alternative : security.alternatives()) {
        var together = new TreeSet<String>();
        alternative.demands().forEach(demand -> together.add(scheme(api, demand)));
        demands.add(together.isEmpty() ? "none" : String.join(" and ", together));
      }
    }
    return demands.isEmpty() ? Set.of("none") : demands;
  }

  private static String scheme(HttpApi api, Security.Demand demand) {
    for (var scheme : api.schemes()) {
      if (scheme.name().equals(demand.scheme())) {
        var scopes = new TreeSet<>(demand.scopes());
        return (scheme.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + " "
                + scheme.parameter()
                + (scopes.isEmpty() ? "" : scopes))
            .strip();
      }
    }
    return demand.scheme();
  }

  private static <T> Map<String, T> named(List<T> things, Function<T, String> name) {
    var named = new LinkedHashMap<String, T>();
    things.forEach(thing -> named.putIfAbsent(name.apply(thing), thing));
    return named;
  }

  /// What is done with the things of one name.
  private interface Pair<T> {
    void take(String name, @Nullable T one, @Nullable T other);
  }

  private static <T> void both(Map<String, T> ours, Map<String, T> theirs, Pair<T> pair) {
    var names = new LinkedHashSet<>(ours.keySet());
    names.addAll(theirs.keySet());
    names.forEach(name -> pair.take(name, ours.get(name), theirs.get(name)));
  }
}
