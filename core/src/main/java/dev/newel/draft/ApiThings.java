package dev.newel.draft;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.http.HttpApi;
import dev.newel.foreign.http.Interpretation;
import dev.newel.foreign.http.Interpretation.Resource;
import dev.newel.foreign.http.Interpretation.Role;
import dev.newel.foreign.http.Schema;
import dev.newel.foreign.http.Shape;
import dev.newel.language.Json;
import dev.newel.language.Maps;
import dev.newel.read.openapi.Bodies;
import dev.newel.read.openapi.Resources;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The entities of a description: what its resources have rows of.
final class ApiThings {
  private static final List<Role> TELLING = List.of(Role.GET, Role.LIST, Role.CREATE, Role.UPDATE);
  private static final List<Role> WRITES = List.of(Role.CREATE, Role.REPLACE, Role.UPDATE);

  final HttpApi api;
  final Interpretation meant;
  final Bodies bodies;
  final ApiTypes types;
  private final Map<String, ApiThing> byName = new LinkedHashMap<>();
  private final Map<String, ApiThing> byResource = new LinkedHashMap<>();

  ApiThings(HttpApi api) {
    this.api = api;
    meant = Resources.of(api);
    bodies = new Bodies(api);
    var schemas = new LinkedHashMap<String, String>();
    for (var resource : meant.resources()) {
      find(resource, schemas);
    }
    types = new ApiTypes(api, Maps.ordered(schemas));
    byName.values().forEach(this::fields);
    byName.values().forEach(this::parents);
  }

  List<ApiThing> all() {
    return List.copyOf(byName.values());
  }

  /// What a resource has rows of; null where that is no entity.
  @Nullable ApiThing of(Resource resource) {
    return byResource.get(resource.name());
  }

  @Nullable ApiThing named(String name) {
    return byName.get(name);
  }

  private void find(Resource resource, Map<String, String> schemas) {
    var named = api.schemas().get(resource.schema());
    var row = named == null ? row(resource) : named.schema();
    if (row == null || Shape.of(api, row, false).properties().isEmpty()) {
      return;
    }
    var wanted = named == null ? resource.name() : ApiTypes.plain(resource.schema());
    var name = Names.entity(wanted);
    if (name.isEmpty()) {
      return;
    }
    var thing =
        byName.computeIfAbsent(
            name,
            key ->
                new ApiThing(
                    key,
                    row,
                    Evidence.explicit(
                        named == null ? resource.evidence().place() : named.place(),
                        resource.schema())));
    thing.resources.add(resource);
    byResource.put(resource.name(), thing);
    if (named != null) {
      schemas.put(resource.schema(), name);
    }
  }

  private @Nullable Schema row(Resource resource) {
    for (var role : TELLING) {
      var method = resource.method(role);
      var rows = method == null ? null : bodies.rows(bodies.answered(method.operation()));
      if (rows != null && rows.row() != null) {
        return rows.row();
      }
    }
    return null;
  }

  /// What clients send of a thing, by name; of a create alone, or of every write.
  private Map<String, Schema> sent(ApiThing thing, Set<String> required, List<Role> roles) {
    var sent = new LinkedHashMap<String, Schema>();
    for (var resource : thing.resources) {
      for (var role : roles) {
        var method = resource.method(role);
        var rows = method == null ? null : bodies.rows(bodies.requested(method.operation()));
        if (rows != null && rows.row() != null && !rows.list()) {
          var shape = Shape.of(api, rows.row(), true);
          shape.properties().forEach(sent::putIfAbsent);
          required.addAll(shape.required());
        }
      }
    }
    return sent;
  }

  private void fields(ApiThing thing) {
    var shown = Shape.of(api, thing.row, false);
    var required = new LinkedHashSet<String>();
    var made = sent(thing, required, List.of(Role.CREATE));
    var sent = sent(thing, new LinkedHashSet<>(), WRITES);
    var key = key(thing, shown, made);
    if (key.isEmpty() && !thing.fields.containsKey("id")) {
      thing.fields.put("id", new ApiThing.Field("uuid key unlisted", null, false, thing.evidence));
    }
    if (!key.isEmpty()) {
      var schema = shown.properties().get(key);
      if (schema != null) {
        field(thing, key, schema, key, true, true, true);
      }
    }
    var known = made.isEmpty() ? shown.required() : required;
    shown
        .properties()
        .forEach(
            (name, schema) -> {
              var writable = sent.isEmpty() || sent.containsKey(name);
              field(thing, name, schema, key, known.contains(name), writable, true);
            });
    sent.forEach(
        (name, schema) -> {
          if (!thing.fields.containsKey(name)) {
            field(thing, name, schema, key, required.contains(name), true, false);
          }
        });
  }

  /// The property that is the key; empty where none of those that are shown is.
  private String key(ApiThing thing, Shape shown, Map<String, Schema> made) {
    var names = shown.properties().keySet();
    var key = names.contains("id") ? "id" : names.contains("uuid") ? "uuid" : "";
    for (var resource : thing.resources) {
      var lookup = resource.lookup();
      if (lookup == null) {
        continue;
      }
      var name = lookup.name();
      if (names.contains(name) && !name.equals(key)) {
        var scalar = Shape.of(api, shown.properties().get(name), false);
        var generated = scalar.isOnly("integer") || scalar.format().equals("uuid");
        if (key.isEmpty() && (generated || made.containsKey(name))) {
          key = name;
        } else {
          thing.lookup = name;
        }
      }
    }
    return key;
  }

  private void field(
      ApiThing thing,
      String name,
      Schema schema,
      String key,
      boolean required,
      boolean writable,
      boolean shown) {
    var own = Evidence.explicit(schema.place(), name);
    var list = Shape.of(api, schema, false);
    var items = list.isOnly("array") ? list.items() : null;
    var opens = types.entity(items == null ? schema : items);
    var type = types.type(schema, thing.name + " " + name, 0);
    String text;
    if (name.equals(key)) {
      text = keyed(type, list);
    } else if (opens != null && items != null) {
      text = opens + "[]";
    } else if (opens != null) {
      text = opens + (required && !list.nullable() ? "" : "?");
    } else {
      text = plain(thing, name, type, list, required, writable);
    }
    thing.fields.put(name, new ApiThing.Field(shown ? text : unlisted(text), opens, shown, own));
  }

  /// What no answer shows is in no view.
  private static String unlisted(String text) {
    return text.startsWith("password") || text.contains(" = ") ? text : text + " unlisted";
  }

  /// A key is generated where it is a number or a UUID; another is given by clients.
  private static String keyed(String type, Shape shape) {
    return switch (type.split(" ", 2)[0]) {
      case "int", "long" -> type.replaceFirst(" |$", " key ").strip();
      case "uuid" -> "uuid key";
      default -> shape.isOnly("string") ? type.split(" ", 2)[0] + " key" : "uuid key";
    };
  }

  private static String plain(
      ApiThing thing,
      String name,
      String written,
      Shape shape,
      boolean required,
      boolean writable) {
    var secret = written.startsWith("string") && name.matches("(?i)password|passwd");
    var type = secret ? written.replaceFirst("^string", "password") : written;
    var field = Names.field(name);
    if (type.equals("timestamp") && !writable && field.matches("created(?:At|On|Date|Time)?")) {
      return "timestamp created";
    }
    if (type.equals("timestamp")
        && !writable
        && field.matches("updated(?:At|On)?|(?:lastM|m)odified(?:At|On)?")) {
      return "timestamp updated";
    }
    var unique = name.equals(thing.lookup) ? " unique" : "";
    var initial = initial(shape, type);
    if (!initial.isEmpty() && !shape.nullable()) {
      var text = type + unique + (writable ? "" : " readonly") + initial;
      if (ApiTypes.isRead(text)) {
        return text;
      }
    }
    if (!writable) {
      var filled = type.equals("boolean") ? " = false" : type.matches("int|long") ? " = 0" : "";
      return (filled.isEmpty() ? ApiTypes.optional(type, true) : type)
          + unique
          + " readonly"
          + filled;
    }
    return ApiTypes.optional(type, !required || shape.nullable()) + unique;
  }

  private static String initial(Shape shape, String type) {
    return switch (shape.initial()) {
      case Json.Text(var text) when text.matches("[\\w .,:-]*") ->
          type.contains(" | ") ? " = " + text : " = '" + text + "'";
      case Json.Number(var number) -> " = " + number.toPlainString();
      case Json.Bool(var bool) -> " = " + bool;
      case null, default -> "";
    };
  }

  /// A thing that lies in the rows of another refers to it.
  private void parents(ApiThing thing) {
    for (var resource : thing.resources) {
      var parent = resource.parent() == null ? null : byResource.get(resource.parent());
      if (parent == null || parent == thing) {
        continue;
      }
      var field = Names.field(parent.name);
      var there =
          thing.fields.entrySet().stream()
              .filter(each -> isReference(each.getKey(), each.getValue(), parent))
              .findFirst();
      if (there.isEmpty() && !thing.fields.containsKey(field)) {
        var alone =
            thing.fields.values().stream().noneMatch(each -> each.text().contains(" parent"));
        thing.fields.put(
            field,
            new ApiThing.Field(
                parent.name + (alone ? " parent" : "") + " unlisted",
                null,
                false,
                resource.evidence()));
      }
    }
    for (var entry : thing.fields.entrySet()) {
      var field = entry.getValue();
      var child = field.opens() == null ? null : byName.get(field.opens());
      if (child == null || !field.text().endsWith("[]")) {
        continue;
      }
      for (var back : child.fields.entrySet()) {
        if (isReference(back.getKey(), back.getValue(), thing)) {
          entry.setValue(
              new ApiThing.Field(
                  field.text() + " via " + Names.field(bare(back.getKey())),
                  field.opens(),
                  field.shown(),
                  field.evidence()));
          break;
        }
      }
    }
  }

  /// Whether a field of another thing refers to `thing`, as a row or by its key.
  private static boolean isReference(String name, ApiThing.Field field, ApiThing thing) {
    return field.text().matches(Pattern.quote(thing.name) + "\\??(?: .*)?")
        || (Names.key(bare(name)).equals(Names.key(thing.name)) && !name.equals(bare(name)));
  }

  /// The name of what a key refers to: `owner` of `ownerId`.
  static String bare(String name) {
    return name.replaceFirst("(?<=[a-z0-9])(?:Id|_id|ID)$", "");
  }
}
