package dev.newel.read.elaborate;

import dev.newel.design.api.Api;
import dev.newel.design.api.Endpoint;
import dev.newel.design.api.Input;
import dev.newel.design.api.Input.Member;
import dev.newel.design.api.Operation.Kind;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.language.FieldText;
import dev.newel.language.Json;
import dev.newel.language.Modifier;
import dev.newel.language.Shape;
import dev.newel.language.Shape.Item;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What requests give: by convention all that a client may write, or what `accepts` lists.
final class Inputs {
  /// The parts of a form stand by themselves: nothing could stand around a file.
  private static final Json ITEM = new Json.Text("{item}");

  private static final Json ITEMS = new Json.Text("{items}");

  private final Context context;
  private final Fields fields;
  private final ViewPhase views;
  private final Map<String, Set<String>> moved;
  private final Map<String, List<Member>> names = new LinkedHashMap<>();

  /// @param moved the fields that some `moves` governs, by entity
  Inputs(Context context, Elaborator.Ground ground, Map<String, Set<String>> moved) {
    this.context = context;
    this.fields = ground.fields();
    this.views = ground.views();
    this.moved = moved;
  }

  /// What a statement's request gives; null where it gives nothing.
  @Nullable Input of(Statement statement, @Nullable Endpoint http, Api.Envelope envelope) {
    var kind = statement.base();
    var accepts = statement.text().accepts();
    var asks =
        switch (kind) {
          case CREATE, REPLACE, UPDATE, ACTION -> true;
          default -> accepts != null && kind != Kind.RESTORE;
        };
    if (!asks) {
      return null;
    }
    var place = statement.place();
    var parent = place.parents().isEmpty() ? null : place.parents().getLast().via();
    var members = members(kind, accepts, place.entity(), parent, statement.at());
    var method = http == null ? "" : http.method();
    var in = method.equals("GET") || method.equals("DELETE") ? Input.In.QUERY : Input.In.BODY;
    var word = ResourcePhase.capitalized(place.singular());
    var name = ResourcePhase.capitalized(statement.name());
    var schema =
        switch (kind) {
          case CREATE -> "New" + word;
          case REPLACE -> word + "Replace";
          case UPDATE -> word + "Update";
          default -> word + name + "Input";
        };
    var otherwise = ResourcePhase.capitalized(place.name()) + name + "Input";
    if (statement.isBulk()) {
      var many = ofMany(statement, members);
      var item = statement.kind() == Kind.BULK_UPDATE ? schema + "Item" : schema;
      return input(item, otherwise, in, many, ITEMS, false);
    }
    var patches = kind == Kind.UPDATE && method.equals("PATCH");
    return input(schema, otherwise, in, members, envelope.request(), patches);
  }

  /// The members of each row of a bulk: JSON holds no file, and an update says which row it means.
  private List<Member> ofMany(Statement statement, List<Member> members) {
    var entity = statement.place().entity();
    var made = new ArrayList<Member>();
    if (statement.kind() == Kind.BULK_UPDATE && entity != null) {
      var key = entity.keyField();
      made.add(new Member(key.wire(), List.of(key.name()), key, true, false, List.of()));
    }
    for (var member : members) {
      if (!isFile(member)) {
        made.add(member);
      } else if (member.required()) {
        context.error(
            LinkId.MISPLACED,
            statement.at().at("bulk"),
            "`bulk` sends rows as JSON, and `%s` is a file that each row needs."
                .formatted(member.wire()),
            "Make the file optional, or leave `bulk` out.");
      } else {
        context.convention(
            statement.at().at("bulk"),
            "bulk-files",
            "a request about many rows is JSON and holds no files",
            statement.at());
      }
    }
    return made;
  }

  private static boolean isFile(Member member) {
    return member.field().type() instanceof Type.File;
  }

  /// @param parent the reference to the parent that the path names; null where it names none
  List<Member> members(
      Kind kind,
      @Nullable Shape accepts,
      @Nullable Entity entity,
      @Nullable String parent,
      Address at) {
    return switch (accepts) {
      case Shape.Members(var members) -> mixed(kind, members, entity, at.at("accepts"));
      case Shape.Fields(var items) when entity != null ->
          listed(kind, items, entity, parent, at.at("accepts"));
      case Shape.Fields(var items) -> {
        context.error(
            LinkId.MISPLACED,
            at.at("accepts"),
            "There is no entity here whose fields could be listed.",
            "Write `{name: type}`.");
        yield List.of();
      }
      case Shape.Named(var name) when !name.equals("nothing") -> {
        context.error(
            LinkId.MISPLACED,
            at.at("accepts"),
            "`accepts` is a list of fields or a mapping of names to types.",
            "Write `[name, price]`.");
        yield List.of();
      }
      case Shape.Named nothing -> List.of();
      case null ->
          entity == null || kind == Kind.ACTION
              ? List.of()
              : byConvention(kind, entity, parent, at);
    };
  }

  private List<Member> mixed(
      Kind kind, Map<String, Shape.Member> texts, @Nullable Entity entity, Address at) {
    var members = new LinkedHashMap<String, Member>();
    texts.forEach(
        (name, text) -> {
          switch (text) {
            case Shape.Member.Typed(var type) -> put(members, argument(name, type, at.at(name)));
            case Shape.Member.OfEntity of when entity != null ->
                put(members, along(kind, entity, name, fields.wire(name), at.at(name)));
            case Shape.Member.OfEntity of ->
                context.error(
                    LinkId.MISPLACED,
                    at.at(name),
                    "`%s` has no type, and there is no entity here whose field it could be."
                        .formatted(name),
                    "Write `%s: string`, or another type.".formatted(name));
          }
        });
    return List.copyOf(members.values());
  }

  private @Nullable Member argument(String name, FieldText text, Address at) {
    var field = fields.argument(name, text, at);
    if (field == null) {
      return null;
    }
    var required = !field.optional() && field.initial() == null && !mayBeEmpty(field.type());
    return new Member(field.wire(), List.of(), field, required, field.optional(), List.of());
  }

  private List<Member> byConvention(Kind kind, Entity entity, @Nullable String parent, Address at) {
    context.convention(
        at.at("accepts"), "input-fields", "an input has every field that a client may write", at);
    return entity.fields().values().stream()
        .filter(field -> isWritable(field, kind, entity, parent))
        .map(field -> member(field.wire(), List.of(field.name()), field, field.optional(), kind))
        .toList();
  }

  private boolean isWritable(Field field, Kind kind, Entity entity, @Nullable String parent) {
    if (!field.isStored()
        || field.isManaged()
        || field.is(Modifier.READONLY)
        || field.name().equals(parent)) {
      return false;
    }
    if (field.is(Modifier.OWNER)
        || field.is(Modifier.TENANT)
        || (field.type() == Type.Scalar.ROLE && field.write().isEmpty())) {
      return false;
    }
    if (moved.getOrDefault(entity.name(), Set.of()).contains(field.name())) {
      return false;
    }
    return kind == Kind.CREATE
        || kind == Kind.REGISTER
        || !(field.is(Modifier.IMMUTABLE) || field.is(Modifier.KEY));
  }

  private List<Member> listed(
      Kind kind, List<Item> items, Entity entity, @Nullable String parent, Address at) {
    var members = new LinkedHashMap<String, Member>();
    for (var i = 0; i < items.size(); i++) {
      var place = at.at(i);
      switch (items.get(i)) {
        case Item.All() ->
            byConvention(kind, entity, parent, at)
                .forEach(member -> members.put(member.wire(), member));
        case Item.Without(var field) -> members.remove(fields.wire(field));
        case Item.Field(var path) -> put(members, along(kind, entity, path, wirePath(path), place));
        case Item.Renamed(var wire, var path) ->
            put(members, along(kind, entity, path, wire, place));
        case Item.Opened(var field, var view) ->
            context.error(
                LinkId.MISPLACED,
                place,
                "An input opens no rows: `%s: %s`.".formatted(field, view),
                "Write `%s` for its key.".formatted(field));
        case Item.Nested(var field, var inner) ->
            inner.forEach(
                item -> {
                  if (item instanceof Item.Field(var path)) {
                    var whole = field + "." + path;
                    put(members, along(kind, entity, whole, wirePath(whole), place));
                  }
                });
      }
    }
    return List.copyOf(members.values());
  }

  private String wirePath(String path) {
    return String.join(".", List.of(path.split("\\.")).stream().map(fields::wire).toList());
  }

  private static void put(Map<String, Member> members, @Nullable Member member) {
    if (member != null) {
      members.put(member.wire(), member);
    }
  }

  private @Nullable Member along(Kind kind, Entity entity, String path, String wire, Address at) {
    var names = List.of(path.split("\\."));
    var known = views.fieldsOf(entity.name());
    Field first = null;
    Field last = null;
    for (var name : names) {
      last = known == null ? null : known.get(name);
      if (last == null && isRoleName(first, name)) {
        last = first;
      }
      if (last == null) {
        context.names.missing(
            "field", entity.name(), name, known == null ? List.of() : known.keySet(), at, null);
        return null;
      }
      first = first == null ? last : first;
      var target = ViewPhase.target(last.type());
      known = target == null ? null : views.fieldsOf(target);
    }
    if (first == null || last == null) {
      return null;
    }
    if (first.computed() != null || (first.isManaged() && !first.is(Modifier.KEY))) {
      context.error(
          LinkId.MISPLACED,
          at,
          "`%s` is no field that a client writes.".formatted(first.name()),
          "Leave it out of `accepts`.");
      return null;
    }
    return member(wire, names, names.size() == 1 ? first : last, first, kind);
  }

  private static boolean isRoleName(@Nullable Field field, String name) {
    return field != null
        && name.equals("name")
        && ViewPhase.target(field.type()) != null
        && Type.Scalar.ROLE.name().equals(ViewPhase.target(field.type()));
  }

  private static Member member(
      String wire, List<String> path, Field field, Field first, Kind kind) {
    return member(wire, path, field, first.optional(), first, kind);
  }

  private static Member member(
      String wire, List<String> path, Field field, boolean optional, Kind kind) {
    return member(wire, path, field, optional, field, kind);
  }

  private static Member member(
      String wire, List<String> path, Field field, boolean optional, Field first, Kind kind) {
    var whole =
        kind == Kind.CREATE || kind == Kind.REPLACE || kind == Kind.REGISTER || kind == Kind.LOGIN;
    var required = whole && !optional && first.initial() == null && !mayBeEmpty(first.type());
    return new Member(wire, path, field, required, optional, first.write());
  }

  /// Whether nothing given means none: a map, and a list that need not hold anything.
  private static boolean mayBeEmpty(Type type) {
    return switch (type) {
      case Type.MapOf map -> true;
      case Type.ListOf(var of, var size) -> size == null || size.min() == null || size.min() == 0;
      default -> type.isMany();
    };
  }

  /// The input, or null where the request gives nothing.
  ///
  /// @param name the name that its schema should have
  /// @param patches whether the method is PATCH, whose merges have a media type of their own (RFC
  ///     7396)
  @Nullable Input input(
      String name,
      String otherwise,
      Input.In in,
      List<Member> members,
      Json envelope,
      boolean patches) {
    if (members.isEmpty()) {
      return null;
    }
    var chosen = names.containsKey(name) && !members.equals(names.get(name)) ? otherwise : name;
    names.put(chosen, members);
    var file = members.stream().anyMatch(Inputs::isFile);
    var media =
        file
            ? "multipart/form-data"
            : patches ? "application/merge-patch+json" : "application/json";
    return new Input(chosen, in, members, file ? ITEM : envelope, media);
  }
}
