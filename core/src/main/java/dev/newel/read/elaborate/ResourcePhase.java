package dev.newel.read.elaborate;

import dev.newel.design.api.Api;
import dev.newel.design.api.Endpoint.PathParameter;
import dev.newel.design.api.Target.Parent;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.language.Modifier;
import dev.newel.language.ResourceText;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where resources are: their rows, paths, parents and words.
final class ResourcePhase {
  /// A resource before its operations.
  ///
  /// @param entity null for a resource of actions alone
  /// @param values the list field whose distinct values it offers
  /// @param parents the rows on the way to its own, the outermost first
  /// @param collection the path of all rows
  /// @param item the path of one row; the collection's for a singleton
  /// @param parameters the names in `item`, the row's own last where it has one
  /// @param lookup the field that names a row in the path; null for a singleton
  record Place(
      String name,
      ResourceText text,
      Address at,
      @Nullable Entity entity,
      @Nullable String values,
      List<Parent> parents,
      String collection,
      String item,
      List<PathParameter> parameters,
      @Nullable String lookup,
      String singular,
      String plural) {
    /// The type of the values that it offers.
    Type element() {
      if (entity != null
          && values != null
          && entity.field(values).type() instanceof Type.ListOf list) {
        return list.of();
      }
      throw new IllegalStateException(name + " offers rows");
    }

    /// The path parameter of the row itself; null for a singleton.
    @Nullable PathParameter own() {
      return lookup == null ? null : parameters.getLast();
    }
  }

  private final Context context;
  private final Api api;
  private final Map<String, Entity> entities;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Set<String> open = new LinkedHashSet<>();

  ResourcePhase(Context context, Api api, Map<String, Entity> entities) {
    this.context = context;
    this.api = api;
    this.entities = entities;
  }

  Map<String, Place> places() {
    context.written.resources().keySet().forEach(this::place);
    return places;
  }

  private @Nullable Place place(String name) {
    var known = places.get(name);
    if (known != null) {
      return known;
    }
    var at = Address.of("resources", name);
    var text = context.written.resources().get(name);
    if (text == null) {
      return null;
    }
    if (!open.add(name)) {
      context.error(
          LinkId.CYCLE,
          at.at("in"),
          "Resource `%s` is nested in itself: `%s -> %s`."
              .formatted(name, String.join(" -> ", open), name),
          null);
      return null;
    }
    var place = resolve(name, text, at);
    open.remove(name);
    if (place != null) {
      places.put(name, place);
    }
    return place;
  }

  private @Nullable Place resolve(String name, ResourceText text, Address at) {
    var of = text.of();
    var dot = of == null ? -1 : of.indexOf('.');
    var entityName = of == null || dot < 0 ? of : of.substring(0, dot);
    Entity entity = null;
    if (entityName != null) {
      if (!context.names.resolve(entityName, at.at("of"), Names.Kind.ENTITY)) {
        return null;
      }
      entity = entities.get(entityName);
      if (entity == null) {
        return null;
      }
    }
    var values = of == null || dot < 0 ? null : of.substring(dot + 1);
    if (values != null && !isList(entity, values, at)) {
      return null;
    }
    return nested(name, text, at, entity, values);
  }

  private boolean isList(@Nullable Entity entity, String field, Address at) {
    var found = entity == null ? null : entity.fields().get(field);
    if (found != null && found.type() instanceof Type.ListOf) {
      return true;
    }
    context.names.unknown(
        field,
        "list of `" + (entity == null ? "" : entity.name()) + "`",
        entity == null ? Set.of() : entity.fields().keySet(),
        at.at("of"),
        "Name a list field, as in `Article.tagList`.");
    return false;
  }

  private @Nullable Place nested(
      String name,
      ResourceText text,
      Address at,
      @Nullable Entity entity,
      @Nullable String values) {
    var parent = text.in() == null ? null : place(text.in());
    if (text.in() != null && parent == null) {
      context.names.resolve(text.in(), at.at("in"), Names.Kind.RESOURCE);
      return null;
    }
    var segment = text.path() == null ? name : text.path();
    var singular =
        text.singular() != null
            ? text.singular()
            : entity == null ? name : decapitalized(entity.name());
    var single = text.row() != null || entity == null || values != null;
    var lookup = single || entity == null ? null : lookup(text, entity, at);
    var own = lookup == null || entity == null ? null : entity.field(lookup);
    var names =
        own == null || entity == null
            ? parent == null ? List.<PathParameter>of() : parent.parameters()
            : withOwn(
                parent == null ? List.of() : parent.parameters(),
                new PathParameter(own.wire(), entity.name(), own));
    var collection = collection(parent, segment, names);
    var item = own == null ? collection : collection + "/{" + names.getLast().name() + "}";
    var parents = parents(parent, text, entity, names, at);
    if (parents == null) {
      return null;
    }
    return new Place(
        name,
        text,
        at,
        entity,
        values,
        parents,
        collection,
        item,
        names,
        lookup,
        singular,
        segment.substring(segment.lastIndexOf('/') + 1));
  }

  private String collection(@Nullable Place parent, String segment, List<PathParameter> names) {
    if (parent == null || segment.startsWith("/")) {
      return api.base() + (segment.startsWith("/") ? segment : "/" + segment);
    }
    var path = new StringBuilder();
    var index = 0;
    for (var part : parent.item().substring(1).split("/")) {
      path.append('/').append(part.startsWith("{") ? "{" + names.get(index++).name() + "}" : part);
    }
    return path + "/" + segment;
  }

  /// The parent's parameters and the row's own; an outer one of the same name is called after its
  /// entity: `ownerId`.
  private static List<PathParameter> withOwn(List<PathParameter> outer, PathParameter own) {
    var names = new ArrayList<PathParameter>();
    for (var parameter : outer) {
      names.add(
          parameter.name().equals(own.name())
              ? new PathParameter(
                  decapitalized(parameter.entity()) + capitalized(parameter.field().name()),
                  parameter.entity(),
                  parameter.field())
              : parameter);
    }
    names.add(own);
    return names;
  }

  private String lookup(ResourceText text, Entity entity, Address at) {
    if (text.lookup() == null) {
      return entity.key();
    }
    var field = entity.fields().get(text.lookup());
    if (field == null) {
      context.names.missing(
          "field", entity.name(), text.lookup(), entity.fields().keySet(), at.at("lookup"), null);
      return entity.key();
    }
    if (field.uniquePer() == null && field.slugOf() == null) {
      context.error(
          LinkId.MISPLACED,
          at.at("lookup"),
          "`%s` does not name one row: it is not unique.".formatted(text.lookup()),
          "Add `unique` to the field.");
    }
    return text.lookup();
  }

  private @Nullable List<Parent> parents(
      @Nullable Place parent,
      ResourceText text,
      @Nullable Entity entity,
      List<PathParameter> names,
      Address at) {
    if (parent == null) {
      return List.of();
    }
    var parents = new ArrayList<Parent>();
    for (var i = 0; i < parent.parents().size(); i++) {
      var outer = parent.parents().get(i);
      parents.add(
          new Parent(
              outer.entity(), outer.one(), names.get(i).name(), outer.lookup(), outer.via()));
    }
    if (parent.lookup() == null || parent.entity() == null) {
      return parents;
    }
    var via = via(text, entity, parent.entity().name(), at);
    if (via == null) {
      return null;
    }
    parents.add(
        new Parent(
            parent.entity().name(),
            parent.singular(),
            names.get(parents.size()).name(),
            parent.lookup(),
            via));
    return parents;
  }

  private @Nullable String via(
      ResourceText text, @Nullable Entity child, String parent, Address at) {
    if (child == null) {
      return "";
    }
    if (text.via() != null) {
      var field = child.fields().get(text.via());
      if (field != null && field.type().equals(new Type.Reference(parent))) {
        return text.via();
      }
      context.names.unknown(
          text.via(), "reference to `" + parent + "`", child.fields().keySet(), at.at("via"), null);
      return null;
    }
    var candidates =
        child.fields().values().stream()
            .filter(field -> field.type().equals(new Type.Reference(parent)))
            .toList();
    var marked = candidates.stream().filter(field -> field.is(Modifier.PARENT)).toList();
    var fitting = marked.isEmpty() ? candidates : marked;
    if (fitting.size() == 1) {
      return fitting.getFirst().name();
    }
    context.error(
        LinkId.INCOMPLETE,
        at.at("in"),
        fitting.isEmpty()
            ? "`%s` has no reference to `%s`, so it cannot be nested in it."
                .formatted(child.name(), parent)
            : "`%s` refers to `%s` by %s.".formatted(child.name(), parent, listed(fitting)),
        fitting.isEmpty()
            ? "Add `%s: %s parent`.".formatted(decapitalized(parent), parent)
            : "Say which with `via`.");
    return null;
  }

  private static String listed(List<Field> fields) {
    return "`" + String.join("`, `", fields.stream().map(Field::name).toList()) + "`";
  }

  static String decapitalized(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  static String capitalized(String name) {
    return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
