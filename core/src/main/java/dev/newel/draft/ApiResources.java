package dev.newel.draft;

import dev.newel.finding.Finding;
import dev.newel.foreign.http.Interpretation.Convention.Topic;
import dev.newel.foreign.http.Interpretation.Kind;
import dev.newel.foreign.http.Interpretation.Method;
import dev.newel.foreign.http.Interpretation.Resource;
import dev.newel.foreign.http.Interpretation.Role;
import dev.newel.foreign.http.Operation;
import dev.newel.foreign.http.Operation.Parameter.In;
import dev.newel.read.openapi.Bodies;
import dev.newel.read.openapi.Paging;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Resources with their operations, each with what differs from the conventions.
final class ApiResources {
  private static final Pattern BRACES = Pattern.compile("\\{[^}/]*}");

  private final ApiThings things;
  private final ApiConventions conventions;
  private final ApiViews views;
  private final boolean open;
  private final Writing writing;

  /// The names in the design, by those of the description.
  private final Map<String, String> names = new HashMap<>();

  private final List<String> unguarded = new ArrayList<>();
  private final boolean anyCloses;
  private final List<Operation> left = new ArrayList<>();

  /// @param open whether anybody may where nothing is said
  ApiResources(
      ApiThings things, ApiConventions conventions, ApiViews views, boolean open, Writing writing) {
    this.things = things;
    this.conventions = conventions;
    this.views = views;
    this.open = open;
    this.writing = writing;
    anyCloses =
        things.api.operations().stream().anyMatch(each -> !ApiPart.isOpen(things.api, each));
  }

  void write() {
    things.all().forEach(views::own);
    things.meant.resources().forEach(this::resource);
    left.addAll(things.meant.loose());
    tellOfLeft();
    if (!unguarded.isEmpty() && anyCloses) {
      writing.ask(
          "Who may call %s? The description demands no credentials there."
              .formatted(some(unguarded)),
          "",
          null);
    }
  }

  /// The first three, and how many there are besides.
  private static String some(List<String> all) {
    var first = String.join(", ", all.subList(0, Math.min(3, all.size())));
    return all.size() <= 3 ? first : first + " and %d more".formatted(all.size() - 3);
  }

  private void resource(Resource resource) {
    var thing = things.of(resource);
    var name = Names.field(resource.name());
    var place = thing == null || name.isEmpty() ? null : place(resource);
    if (thing == null || place == null || writing.at("resources", name) != null) {
      resource.methods().forEach(method -> left.add(method.operation()));
      return;
    }
    names.put(resource.name(), name);
    writing.say(thing.name, resource.evidence(), "resources", name, "of");
    place.forEach((keyword, value) -> writing.say(value, null, "resources", name, keyword));
    if (place.get("path") == null && !segment(resource).equals(name)) {
      writing.say(segment(resource), null, "resources", name, "path");
    }
    if (!thing.lookup.isEmpty()
        && resource.lookup() != null
        && resource.lookup().name().equals(thing.lookup)) {
      writing.say(Names.field(thing.lookup), null, "resources", name, "lookup");
    }
    for (var method : resource.methods()) {
      if (method.role() == Role.ACTION) {
        action(thing, resource, name, method);
      } else {
        if (method.onRow() && !BRACES.matcher(below(resource, method)).find()) {
          left.add(method.operation());
        } else {
          operation(thing, method, "resources", name, word(method.role()));
        }
      }
    }
  }

  /// The path below that of the resource: a row that tells its key in the body alone has none.
  private static String below(Resource resource, Method method) {
    var path = method.operation().path();
    var segment = segment(resource);
    return path.substring(path.lastIndexOf("/" + segment) + segment.length() + 1);
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private static String segment(Resource resource) {
    return resource.path().substring(resource.path().lastIndexOf('/') + 1);
  }

  /// Where a resource lies; null where a design cannot say it.
  private @Nullable Map<String, Object> place(Resource resource) {
    if (resource.kind() == Kind.SINGLETON) {
      return null;
    }
    var place = new LinkedHashMap<String, Object>();
    var parent = resource.parent() == null ? null : things.meant.resource(resource.parent());
    if (parent == null) {
      var path = resource.path();
      if (BRACES.matcher(path).find()) {
        return null;
      }
      if (path.indexOf('/', 1) > 0) {
        place.put("path", path);
      }
      return place;
    }
    var within = names.get(parent.name());
    var below = resource.path().substring(parent.path().length());
    if (within == null
        || parent.kind() == Kind.SINGLETON
        || !below.matches("/\\{[^}/]*}/[^/{}]+")) {
      return null;
    }
    place.put("in", within);
    return place;
  }

  private void operation(ApiThing thing, Method method, String... at) {
    var operation = method.operation();
    var told = new LinkedHashMap<String, Object>();
    access(operation, method.role(), told);
    var isPut = operation.method().equals("PUT");
    if (method.role() == Role.UPDATE
        && isPut != conventions.value(Topic.UPDATE_METHOD).equals("PUT")) {
      told.put("http", operation.method());
    }
    status(operation, conventions.status(method.role()), told);
    accepts(thing, operation, told);
    answers(thing, method, told);
    if (method.role() == Role.LIST) {
      list(thing, operation, told);
    }
    say(operation, told, at);
  }

  private void say(Operation operation, Map<String, Object> told, String... at) {
    if (operation.deprecated()) {
      told.put("deprecated", true);
    }
    var evidence = dev.newel.foreign.Evidence.explicit(operation.place(), operation.route());
    writing.say(told, evidence, at);
  }

  /// Who may, where it is not who may everywhere. What changes rows is not open to anybody,
  /// whatever a description leaves unsaid.
  private void access(Operation operation, Role role, Map<String, Object> told) {
    var isOpen = ApiPart.isOpen(things.api, operation);
    var guarded = role == Role.REPLACE || role == Role.UPDATE || role == Role.DELETE;
    if (isOpen && guarded) {
      unguarded.add("`" + operation.route() + "`");
    }
    // A description that demands nothing of anybody leaves it to others to say.
    var isPublic = isOpen && anyCloses && !guarded;
    if (isPublic != open) {
      told.put("access", isPublic ? "public" : ApiPart.roles(writing));
    }
  }

  private static void status(Operation operation, String usual, Map<String, Object> told) {
    var success = operation.success();
    if (success != null && success.status().matches("2\\d\\d") && !success.status().equals(usual)) {
      told.put("status", Integer.valueOf(success.status()));
    }
  }

  private void accepts(ApiThing thing, Operation operation, Map<String, Object> told) {
    var rows = things.bodies.rows(things.bodies.requested(operation));
    if (rows != null && rows.row() != null && !rows.list()) {
      var accepts = views.accepts(thing, rows.row());
      if (accepts != null) {
        told.put("accepts", accepts);
      }
    }
  }

  private void answers(ApiThing thing, Method method, Map<String, Object> told) {
    var operation = method.operation();
    var answered = things.bodies.answered(operation);
    if (answered == null) {
      var success = operation.success();
      if (method.role() != Role.DELETE && success != null && success.content().isEmpty()) {
        told.put("answers", "nothing");
      }
      return;
    }
    var rows = things.bodies.rows(answered);
    var row = rows == null ? null : rows.row();
    var schema = Bodies.name(row);
    var entity = row == null ? null : things.types.entity(row);
    if (entity != null && entity.equals(thing.name)) {
      if (method.role() == Role.DELETE) {
        told.put("answers", thing.name);
      }
    } else if (row != null && !schema.isEmpty()) {
      var view = views.other(thing, row, schema, method.evidence());
      if (view != null) {
        told.put("answers", view);
      }
    }
  }

  private void list(ApiThing thing, Operation operation, Map<String, Object> told) {
    var filter = new LinkedHashMap<String, Object>();
    for (var parameter : operation.parameters(In.QUERY)) {
      var field = Names.field(parameter.name());
      var there = thing.fields.get(parameter.name());
      if (there == null
          || !there.shown()
          || there.text().contains("[")
          || there.opens() != null
          || !(writing.at("entities", thing.name, field) instanceof String)) {
        continue;
      }
      filter.put(field, field + " == value");
    }
    if (!filter.isEmpty()) {
      told.put("filter", filter);
    }
    var page = ApiConventions.page(Paging.style(operation), Paging.size(operation));
    if (page != null && !page.equals(conventions.page())) {
      told.put("page", page);
    }
    var envelope = things.meant.convention(Topic.LIST_ENVELOPE);
    if (envelope != null) {
      for (var deviation : envelope.deviations()) {
        if (deviation.where().equals(operation.route())) {
          told.put("envelope", ApiConventions.list(deviation.value()));
        }
      }
    }
  }

  private void action(ApiThing thing, Resource resource, String name, Method method) {
    var operation = method.operation();
    var own = operation.path().substring(prefix().length());
    var row = resource.path() + "/{";
    var words = BRACES.matcher(own).replaceAll(" ");
    var isRow = method.onRow() && own.startsWith(row);
    var rest = isRow ? own.substring(own.indexOf('}') + 1).replaceFirst("^/", "") : own;
    if (BRACES.matcher(rest).find() || (isRow && rest.isEmpty()) || words.isBlank()) {
      left.add(operation);
      return;
    }
    var action = unused(name, operation, rest);
    if (action.isEmpty()) {
      left.add(operation);
      return;
    }
    var told = new LinkedHashMap<String, Object>();
    var said = operation.summary().isBlank() ? operation.description() : operation.summary();
    if (!said.isBlank() && said.length() < 200) {
      told.put("doc", said.strip().replaceAll("\\s+", " "));
    }
    access(operation, Role.ACTION, told);
    if (!isRow || !operation.method().equals("POST") || !rest.equals(action)) {
      told.put("http", operation.method() + " " + (isRow ? rest : own));
    }
    status(operation, "200", told);
    accepts(thing, operation, told);
    if (method.like() == Role.LIST && isOfThing(thing, method)) {
      told.put("like", "list");
      list(thing, operation, told);
      answers(thing, method, told);
    } else {
      made(thing, method, action, isRow, told);
    }
    say(operation, told, "resources", name, "actions", action);
  }

  /// What of the base stands in the paths of the description, and not in the address of its server.
  private String prefix() {
    var base = things.meant.base();
    for (var at = 0; at >= 0; at = base.indexOf('/', at + 1)) {
      var tail = base.substring(at) + "/";
      if (things.api.operations().stream().allMatch(each -> each.path().startsWith(tail))) {
        return base.substring(at);
      }
    }
    return "";
  }

  private boolean isOfThing(ApiThing thing, Method method) {
    var rows = things.bodies.rows(things.bodies.answered(method.operation()));
    return rows != null && rows.row() != null && thing.name.equals(things.types.entity(rows.row()));
  }

  /// What an action answers and does, as far as a description says it.
  private void made(
      ApiThing thing, Method method, String action, boolean isRow, Map<String, Object> told) {
    var operation = method.operation();
    var rows = things.bodies.rows(things.bodies.answered(operation));
    var entity = rows == null || rows.row() == null ? null : things.types.entity(rows.row());
    if (rows == null) {
      told.put("answers", "nothing");
    } else if (entity == null || !entity.equals(thing.name) || rows.list()) {
      told.put("handler", action);
    }
    if (!isRow) {
      told.putIfAbsent("handler", action);
    }
    if (!operation.method().equals("GET") && !told.containsKey("handler")) {
      writing.ask(
          "What does `%s` change?".formatted(operation.route()),
          "resources/%s/actions/%s"
              .formatted(
                  names.get(
                      things.meant.resources().stream()
                          .filter(each -> each.methods().contains(method))
                          .findFirst()
                          .map(Resource::name)
                          .orElse("")),
                  action),
          method.evidence());
    }
  }

  /// A name that the resource has no action of yet, after the path's last word.
  private String unused(String resource, Operation operation, String rest) {
    var last = Names.field(rest.substring(rest.lastIndexOf('/') + 1));
    if (last.isEmpty() || last.equals(resource)) {
      last = Names.field(operation.name());
    }
    if (last.isEmpty()) {
      last = operation.method().toLowerCase(Locale.ROOT);
    }
    var name = last;
    if (writing.at("resources", resource, "actions", name) != null) {
      name =
          operation.method().toLowerCase(Locale.ROOT)
              + last.substring(0, 1).toUpperCase(Locale.ROOT)
              + last.substring(1);
    }
    return writing.at("resources", resource, "actions", name) == null ? name : "";
  }

  /// One question and one finding for all operations that have no place on an entity.
  private void tellOfLeft() {
    if (left.isEmpty()) {
      return;
    }
    var listed = some(left.stream().map(each -> "`" + each.route() + "`").toList());
    var one = left.size() == 1;
    writing.find(
        Finding.warning(
            DraftId.LEFT_OUT.id(),
            Address.of("resources"),
            left.getFirst().place(),
            "%s about no entity of the draft: %s."
                .formatted(one ? "An operation is" : left.size() + " operations are", listed),
            "Say which data they are about, as actions of a resource."));
  }
}
