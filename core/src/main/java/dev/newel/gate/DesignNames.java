package dev.newel.gate;

import dev.newel.design.Design;
import dev.newel.design.api.Answer.Content;
import dev.newel.design.api.Operation;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.design.data.ValueType;
import dev.newel.design.flow.Event;
import dev.newel.language.Dependency;
import dev.newel.language.Maps;
import dev.newel.language.Modifier;
import dev.newel.language.Rate;
import dev.newel.language.Setting;
import java.util.ArrayList;
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
/// @param routes the methods and the parts of the paths of both
/// @param errors the statuses of each code on the wire
/// @param forms codes on the wire that are filled in, with their statuses
/// @param entities entities, values and views
/// @param facts what the operations are, by id
/// @param includes the roles that each role has the rights of, by its name in lower case
/// @param fields the fields of entities, values, views, bodies and events, by holder and name;
///     what a client sends of a value by its name and `Input`
/// @param errorMembers the types of the members of an error, by their paths
/// @param settings the settings, by name
/// @param limits how often somebody with a role may call, by its name in lower case
/// @param payloads the members of each event, by its name
/// @param promises its numbers and who gets its events
/// @param ids decisions and features, which documents name too
/// @param shapes what ids of requirements look like: `FR-\d{1,6}`
public record DesignNames(
    Set<String> operations,
    Set<String> shown,
    Set<String> others,
    List<List<String>> routes,
    Map<String, Set<Integer>> errors,
    Map<String, Set<Integer>> forms,
    Set<String> entities,
    Map<String, OperationFacts> facts,
    Map<String, List<String>> includes,
    Map<String, Map<String, Field>> fields,
    Map<String, String> errorMembers,
    Map<String, Setting> settings,
    Map<String, Rate> limits,
    Map<String, Set<String>> payloads,
    Promises promises,
    Set<String> ids,
    Set<String> events,
    Set<String> requirements,
    Set<String> shapes) {
  private static final Pattern PARTS = Pattern.compile("[ /]+");
  private static final Pattern PARAMETER = Pattern.compile("\\{[^{}/]*}|:[A-Za-z_]\\w*|<[^<>/]*>");

  public DesignNames {
    routes = List.copyOf(routes);
    errors = Maps.ordered(errors);
    forms = Maps.ordered(forms);
    facts = Maps.ordered(facts);
    includes = Maps.ordered(includes);
    fields = Maps.ordered(fields);
    errorMembers = Maps.ordered(errorMembers);
    settings = Maps.ordered(settings);
    limits = Maps.ordered(limits);
    payloads = Maps.ordered(payloads);
  }

  /// @param requirements the ids that the documents of the design state
  public static DesignNames of(Design design, Set<String> requirements) {
    return of(design, requirements, Set.of());
  }

  /// @param requirements the ids that the documents of the design state
  /// @param decisions the ids of the decisions beside the design
  public static DesignNames of(Design design, Set<String> requirements, Set<String> decisions) {
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
    var others = others(design);
    return new DesignNames(
        operations,
        shown,
        others,
        Stream.concat(operations.stream(), others.stream())
            .map(each -> List.of(PARTS.split(each)))
            .toList(),
        errors,
        forms,
        entities,
        facts(design),
        includes(design),
        fields(design),
        ErrorMembers.of(design.api().errorBody()),
        design.prose().settings(),
        limits(design),
        payloads(design),
        Promises.of(design),
        ids(design, decisions),
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

  private static Map<String, OperationFacts> facts(Design design) {
    var facts = new LinkedHashMap<String, OperationFacts>();
    design.operations().forEach(each -> facts.put(each.id(), OperationFacts.of(each, design)));
    return facts;
  }

  private static Map<String, List<String>> includes(Design design) {
    var includes = new LinkedHashMap<String, List<String>>();
    design
        .identity()
        .roles()
        .forEach((name, role) -> includes.put(OperationFacts.lower(name), role.includes()));
    return includes;
  }

  private static Map<String, Rate> limits(Design design) {
    var limits = new LinkedHashMap<String, Rate>();
    design
        .identity()
        .roles()
        .forEach(
            (name, role) -> {
              if (role.limit() != null) {
                limits.put(OperationFacts.lower(name), role.limit());
              }
            });
    return limits;
  }

  private static Map<String, Set<String>> payloads(Design design) {
    var payloads = new LinkedHashMap<String, Set<String>>();
    design
        .events()
        .forEach(
            (name, event) ->
                payloads.put(
                    name,
                    event.payload().items().stream()
                        .map(item -> item.wire())
                        .collect(Collectors.toCollection(TreeSet::new))));
    return payloads;
  }

  private static Set<String> ids(Design design, Set<String> decisions) {
    var ids = new TreeSet<>(decisions);
    ids.addAll(design.prose().features().keySet());
    return ids;
  }

  private static Map<String, Map<String, Field>> fields(Design design) {
    var fields = new LinkedHashMap<String, Map<String, Field>>();
    design.model().entities().forEach((name, entity) -> fields.put(name, entity.fields()));
    design.model().values().forEach((name, value) -> fields.put(name, value.fields()));
    design.model().values().forEach((name, value) -> fields.put(name + "Input", sent(value)));
    design.events().forEach((name, event) -> fields.put(name, members(event)));
    structures(design)
        .forEach(
            (name, held) -> {
              if (held.size() == 1) {
                fields.putIfAbsent(name, held.getFirst());
              }
            });
    return fields;
  }

  /// The fields of a value that a client may send.
  private static Map<String, Field> sent(ValueType value) {
    var sent = new LinkedHashMap<String, Field>();
    value
        .fields()
        .forEach(
            (name, field) -> {
              if (field.isStored() && !field.isManaged() && !field.is(Modifier.READONLY)) {
                sent.put(name, field);
              }
            });
    return sent;
  }

  /// What an event carries.
  private static Map<String, Field> members(Event event) {
    var members = new LinkedHashMap<String, Field>();
    for (var item : event.payload().items()) {
      members.put(item.wire(), item.nullable() ? item.field().orNull() : item.field());
    }
    return members;
  }

  /// The members of bodies and views by the names of these, those of each that bears the name.
  private static Map<String, List<Map<String, Field>>> structures(Design design) {
    var structures = new LinkedHashMap<String, List<Map<String, Field>>>();
    for (var operation : design.operations()) {
      var input = operation.input();
      if (input != null) {
        var members = new LinkedHashMap<String, Field>();
        input.members().forEach(member -> members.put(member.wire(), member.field()));
        put(structures, input.name(), members);
      }
      if (operation.answer().content() instanceof Content.Tokens tokens) {
        put(structures, tokens.person() == null ? "RenewedTokens" : "Tokens", members(tokens));
      }
      var view =
          switch (operation.answer().content()) {
            case Content.One(var one) -> one;
            case Content.Many(var one) -> one;
            default -> null;
          };
      if (view != null) {
        var items = new LinkedHashMap<String, Field>();
        view.items().forEach(item -> items.put(item.wire(), item.field()));
        put(structures, view.name(), items);
      }
    }
    return structures;
  }

  private static Map<String, Field> members(Content.Tokens tokens) {
    var text = new Type.Text(Type.Text.Kind.STRING, 0, null, null);
    var members = new LinkedHashMap<String, Field>();
    members.put(tokens.access(), member(tokens.access(), text));
    members.put(tokens.type(), member(tokens.type(), text));
    members.put(tokens.lasts(), member(tokens.lasts(), Type.Scalar.INT));
    if (tokens.refresh() != null) {
      members.put(tokens.refresh(), member(tokens.refresh(), text));
    }
    if (tokens.person() != null) {
      var person = tokens.person();
      members.put(person.wire(), member(person.wire(), new Type.Reference(person.view().of())));
    }
    return members;
  }

  private static Field member(String name, Type type) {
    return new Field(
        name, name, type, false, List.of(), Set.of(), null, List.of(), List.of(), null, null, null,
        null, null, null, null);
  }

  private static void put(
      Map<String, List<Map<String, Field>>> structures, String name, Map<String, Field> members) {
    var all = structures.computeIfAbsent(name, key -> new ArrayList<>());
    if (!all.contains(members)) {
      all.add(members);
    }
  }

  /// What ids look like: `FR-\\d{1,6}`.
  static String shape(String id) {
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
    var wanted = parts(method, path);
    return routes.stream().anyMatch(there -> fits(there, wanted));
  }

  /// The method and the parts of a path, without the names in it.
  static List<String> parts(String method, String path) {
    return List.of(PARTS.split(plain(method, path)));
  }

  /// The one operation with that path, or with the end of it; null where none has or several have.
  @Nullable OperationFacts facts(String method, String path) {
    var wanted = parts(method, path);
    var found =
        facts.values().stream()
            .filter(each -> !each.route().isEmpty() && fits(each.route(), wanted))
            .toList();
    var whole = found.stream().filter(each -> each.route().equals(wanted)).toList();
    return whole.size() == 1 ? whole.getFirst() : found.size() == 1 ? found.getFirst() : null;
  }

  /// The roles, in lower case.
  Set<String> roles() {
    return includes.keySet();
  }

  /// The roles whose rights a role has, itself among them.
  List<String> including(String role) {
    return includes.getOrDefault(role, List.of());
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
