package dev.newel.gate;

import dev.newel.design.Design;
import dev.newel.design.api.Operation;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.language.Dependency;
import dev.newel.language.Maps;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The names of a design that documents use, and what it says of them.
///
/// @param operations `GET /api/v1/orders/{}`, with every name in a path left out
/// @param shown the same as people write them
/// @param others what is called or served beside the operations
/// @param errors the statuses of each code on the wire
/// @param forms codes on the wire that are filled in, with their statuses
/// @param entities entities, values and views
/// @param fields the types of the fields of entities and values, by holder and name
/// @param shapes what ids of requirements look like: `FR-\d{1,6}`
public record DesignNames(
    Set<String> operations,
    Set<String> shown,
    Set<String> others,
    Map<String, Set<Integer>> errors,
    Map<String, Set<Integer>> forms,
    Set<String> entities,
    Map<String, Map<String, String>> fields,
    Set<String> events,
    Set<String> requirements,
    Set<String> shapes) {
  private static final Pattern PARAMETER = Pattern.compile("\\{[^{}/]*}|:[A-Za-z_]\\w*|<[^<>/]*>");

  public DesignNames {
    errors = Maps.ordered(errors);
    forms = Maps.ordered(forms);
    fields = Maps.ordered(fields);
  }

  /// @param requirements the ids that the documents of the design state
  public static DesignNames of(Design design, Set<String> requirements) {
    var operations = new LinkedHashSet<String>();
    var shown = new LinkedHashSet<String>();
    for (var operation : design.operations()) {
      var http = operation.http();
      if (http != null) {
        operations.add(plain(http.method(), http.path()));
        shown.add(http.method() + " " + http.path());
      }
    }
    var entities = new LinkedHashSet<>(design.model().entities().keySet());
    entities.addAll(design.model().values().keySet());
    entities.addAll(design.model().views().keySet());
    var errors = new TreeMap<String, Set<Integer>>();
    var forms = new TreeMap<String, Set<Integer>>();
    errors(design, errors, forms);
    return new DesignNames(
        operations,
        shown,
        others(design),
        errors,
        forms,
        entities,
        fields(design),
        new TreeSet<>(design.events().keySet()),
        new TreeSet<>(requirements),
        requirements.stream()
            .filter(id -> id.matches(".*\\p{Alpha}.*\\d"))
            .map(DesignNames::shape)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /// A method and a path without the names in it.
  static String plain(String method, String path) {
    var end = path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length();
    return method + " " + PARAMETER.matcher(path.substring(0, end)).replaceAll("{}");
  }

  /// Calls of dependencies, and requests that bring events.
  private static Set<String> others(Design design) {
    var offers =
        design.prose().dependencies().values().stream()
            .map(Dependency::offers)
            .flatMap(all -> all.values().stream())
            .map(Dependency.Offer::http);
    var received = design.events().values().stream().map(event -> event.http());
    var others = new TreeSet<String>();
    Stream.concat(offers, received)
        .filter(Objects::nonNull)
        .forEach(
            http -> {
              var path = http.path();
              if (path != null) {
                others.add(plain(http.method().toString(), path));
              }
            });
    var observed = design.prose().observability();
    var health = observed == null ? null : observed.health();
    others.add(health("/health", health == null ? null : health.path()));
    others.add(health("/health/live", health == null ? null : health.live()));
    others.add(health("/health/ready", health == null ? null : health.ready()));
    return others;
  }

  private static String health(String usual, @Nullable String path) {
    return plain("GET", path == null ? usual : path);
  }

  private static void errors(
      Design design, Map<String, Set<Integer>> errors, Map<String, Set<Integer>> forms) {
    for (var error : design.errors().values()) {
      var kind = error.code().contains("{") ? forms : errors;
      kind.computeIfAbsent(error.code(), code -> new TreeSet<>()).add(error.status());
      errors.computeIfAbsent(error.name(), code -> new TreeSet<>()).add(error.status());
    }
    for (Operation operation : design.operations()) {
      for (var failure : operation.failures()) {
        errors.computeIfAbsent(failure.wire(), code -> new TreeSet<>()).add(failure.status());
      }
    }
  }

  private static Map<String, Map<String, String>> fields(Design design) {
    var fields = new LinkedHashMap<String, Map<String, String>>();
    design.model().entities().forEach((name, entity) -> fields.put(name, types(entity.fields())));
    design.model().values().forEach((name, value) -> fields.put(name, types(value.fields())));
    return fields;
  }

  private static Map<String, String> types(Map<String, Field> fields) {
    var types = new LinkedHashMap<String, String>();
    fields.forEach((name, field) -> types.put(name, word(field.type())));
    return types;
  }

  /// The kind of a type, empty where documents tell it in several ways.
  private static String word(Type type) {
    return switch (type) {
      case Type.Text _ -> "text";
      case Type.Decimal _ -> "decimal";
      case Type.Scalar scalar ->
          switch (scalar) {
            case BOOLEAN -> "boolean";
            case INT, LONG -> "integer";
            case FLOAT -> "float";
            case UUID -> "uuid";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp";
            default -> "";
          };
      default -> "";
    };
  }

  private static String shape(String id) {
    var digits = Pattern.compile("\\d+").matcher(id);
    var shape = new StringBuilder();
    var from = 0;
    while (digits.find()) {
      shape.append(Pattern.quote(id.substring(from, digits.start()))).append("\\d{1,6}");
      from = digits.end();
    }
    return shape.append(Pattern.quote(id.substring(from))).toString();
  }

  /// Whether an operation is there: by its whole path, or by the end of it where that begins with
  /// a word of the path. A name in a path stands for any value.
  boolean hasOperation(String method, String path) {
    var wanted = List.of(plain(method, path).split("[ /]+"));
    return Stream.concat(operations.stream(), others.stream())
        .map(each -> List.of(each.split("[ /]+")))
        .anyMatch(there -> fits(there, wanted));
  }

  private static boolean fits(List<String> there, List<String> wanted) {
    var skipped = there.size() - wanted.size();
    if (skipped < 0 || !there.getFirst().equals(wanted.getFirst())) {
      return false;
    }
    for (var i = 1; i < wanted.size(); i++) {
      var part = there.get(i + skipped);
      var any = part.equals("{}") && (skipped == 0 || i > 1);
      if (!any && !part.equals(wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// The statuses of a code on the wire; empty where there is no such code.
  Set<Integer> statuses(String code) {
    var known = errors.get(code);
    if (known != null) {
      return known;
    }
    var statuses = new TreeSet<Integer>();
    forms.forEach(
        (form, of) -> {
          if (code.matches(filled(form))) {
            statuses.addAll(of);
          }
        });
    return statuses;
  }

  private static String filled(String form) {
    return Stream.of(form.split("\\{[^{}]*}", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining("\\w+"));
  }

  /// What the paths of all operations begin with, `/api/v1/`; empty where they have nothing common.
  String base() {
    var paths = shown.stream().map(each -> List.of(each.split(" ")).getLast()).toList();
    if (paths.isEmpty()) {
      return "";
    }
    var common = paths.getFirst();
    for (var path : paths) {
      while (!path.startsWith(common)) {
        common = common.substring(0, common.length() - 1);
      }
    }
    var base = common.substring(0, common.lastIndexOf('/') + 1);
    return base.length() > 1 ? base : "";
  }
}
