package dev.newel.read.elaborate;

import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Model;
import dev.newel.design.data.Type;
import dev.newel.design.data.ValueType;
import dev.newel.design.data.View;
import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.language.Modifier;
import dev.newel.language.Shape;
import dev.newel.language.Shape.Item;
import dev.newel.language.ViewText;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Views, every item spelled out. An entity or value without a view of its own name gets one that
/// shows `all`.
final class ViewPhase {
  /// What a role leads to: the role itself, which has a name.
  private static final String ROLE = Type.Scalar.ROLE.name();

  private final Context context;
  private final Fields fields;
  private final Model data;
  private final Map<String, Entity> entities;
  private final Map<String, ValueType> values;
  private final Map<String, View> done = new LinkedHashMap<>();
  private final Set<String> open = new LinkedHashSet<>();

  ViewPhase(Context context, Fields fields, Model data) {
    this.context = context;
    this.fields = fields;
    this.data = data;
    this.entities = data.entities();
    this.values = data.values();
  }

  /// All views: those written, in their order, then the conventional ones.
  Map<String, View> views() {
    context.written.views().keySet().forEach(this::named);
    entities.keySet().forEach(this::named);
    values.keySet().forEach(this::named);
    return done;
  }

  /// The view of that name, resolved now where it has not been; null where there is none or it
  /// opens itself.
  @Nullable View named(String name) {
    var known = done.get(name);
    if (known != null) {
      return known;
    }
    var at = Address.of("views", name);
    if (!open.add(name)) {
      context.error(
          LinkId.CYCLE,
          at,
          "View `%s` opens itself: `%s -> %s`.".formatted(name, String.join(" -> ", open), name),
          "Show fewer fields of the inner rows, by a view of their own.");
      return null;
    }
    var text = context.written.views().get(name);
    var view = text == null ? conventional(name) : written(name, text, at);
    open.remove(name);
    if (view != null) {
      done.put(name, view);
    }
    return view;
  }

  private @Nullable View conventional(String name) {
    if (!entities.containsKey(name) && !values.containsKey(name)) {
      return null;
    }
    var at = Address.of("views", name);
    var from = Address.of(entities.containsKey(name) ? "entities" : "values", name);
    context.convention(
        at,
        "default-view",
        "an entity without a view of its own name shows all plain fields",
        from);
    return new View(name, name, docOf(name), true, items(List.of(new Item.All()), name, name, at));
  }

  private @Nullable View written(String name, ViewText text, Address at) {
    var of = text.of() == null ? name : text.of();
    if (!context.names.resolve(of, at.at("of"), Names.Kind.ENTITY, Names.Kind.VALUE)
        || fieldsOf(of) == null) {
      return null;
    }
    if (text.of() == null) {
      context.convention(
          at.at("of"), "view-of", "a view without `of` is of the entity with its name", at);
    }
    if (!(text.fields() instanceof Shape.Fields(var items))) {
      context.error(
          LinkId.BAD_VIEW,
          at,
          "View `%s` needs a list of fields.".formatted(name),
          "Write `[id, name]`.");
      return null;
    }
    return new View(
        name,
        of,
        text.doc() == null ? docOf(of) : text.doc(),
        true,
        items(items, of, name, at.at("fields")));
  }

  /// A view without a name, for one place.
  View inline(String name, String of, List<Item> items, Address at) {
    return new View(name, of, null, false, items(items, of, name, at));
  }

  /// The view with the secrets of the row, which only the answer to its create shows.
  ///
  /// @param name of the view, where it shows more than the one given
  View withSecrets(View view, String name) {
    var items = new LinkedHashMap<String, View.Item>();
    view.items().forEach(item -> put(items, item));
    var known = fieldsOf(view.of());
    for (var field : known == null ? List.<Field>of() : known.values()) {
      if (field.type() instanceof Type.Text text && text.kind() == Type.Text.Kind.SECRET) {
        items.putIfAbsent(
            field.wire(), plain(field.wire(), view.of(), List.of(field.name()), field, false));
      }
    }
    return items.size() == view.items().size()
        ? view
        : new View(name, view.of(), null, false, List.copyOf(items.values()));
  }

  /// A view without a name of what is no row: names with types, and fields of `of` among them.
  View made(String name, Shape.Members members, @Nullable String of, Address at) {
    var items = new ArrayList<View.Item>();
    members
        .members()
        .forEach(
            (member, text) -> {
              var place = at.at(member);
              switch (text) {
                case Shape.Member.Typed(var type) -> {
                  var field = fields.argument(member, type, place);
                  if (field != null) {
                    items.add(argument(field));
                  }
                }
                case Shape.Member.OfEntity own when of != null ->
                    items.addAll(items(List.of(new Item.Field(member)), of, name, place));
                case Shape.Member.OfEntity own ->
                    context.error(
                        LinkId.MISPLACED,
                        place,
                        "`%s` has no type, and there is no entity here whose field it could be."
                            .formatted(member),
                        "Write `%s: string`, or another type.".formatted(member));
              }
            });
    return new View(name, name, null, false, items);
  }

  /// What stands for itself: a name with a type.
  View.Item argument(Field field) {
    var target = target(field.type());
    var opened = target == null || entities.containsKey(target) ? null : named(target);
    return new View.Item(
        field.wire(),
        List.of(field.name()),
        field,
        new Expr.Root(field.name(), field.type().expr(), field.optional()),
        field.optional(),
        opened,
        field.type().isMany(),
        List.of());
  }

  private @Nullable String docOf(String of) {
    var entity = entities.get(of);
    var value = values.get(of);
    return entity != null ? entity.doc() : value != null ? value.doc() : null;
  }

  @Nullable Map<String, Field> fieldsOf(String of) {
    var entity = entities.get(of);
    if (entity != null) {
      return entity.fields();
    }
    var value = values.get(of);
    return value == null ? null : value.fields();
  }

  /// The items of a view of `of`, called `name`.
  List<View.Item> items(List<Item> texts, String of, String name, Address at) {
    var items = new LinkedHashMap<String, View.Item>();
    var nested = new LinkedHashMap<String, List<String>>();
    for (var i = 0; i < texts.size(); i++) {
      var place = at.at(i);
      switch (texts.get(i)) {
        case Item.All() ->
            all(of)
                .forEach(
                    field ->
                        put(items, plain(field.wire(), of, List.of(field.name()), field, false)));
        case Item.Without(var field) -> without(items, of, field, place);
        case Item.Field(var path) when path.contains(".") -> {
          var dot = path.indexOf('.');
          var field = path.substring(0, dot);
          var paths = nested.computeIfAbsent(field, key -> new ArrayList<>());
          paths.add(path.substring(dot + 1));
          if (!items.containsKey(fields.wire(field))) {
            put(items, nestedItem(of, name, field, paths, place));
          }
        }
        case Item.Field(var path) -> put(items, along(of, path, fields.wire(path), place));
        case Item.Renamed(var wire, var path) -> put(items, along(of, path, wire, place));
        case Item.Opened(var field, var view) ->
            put(items, opened(of, field, named(view), view, place));
        case Item.Nested(var field, var inner) -> put(items, inner(of, name, field, inner, place));
      }
    }
    nested.forEach(
        (field, paths) -> {
          if (paths.size() > 1) {
            put(items, nestedItem(of, name, field, paths, at));
          }
        });
    return List.copyOf(items.values());
  }

  private static void put(Map<String, View.Item> items, View.@Nullable Item item) {
    if (item != null) {
      items.put(item.wire(), item);
    }
  }

  private void without(Map<String, View.Item> items, String of, String field, Address at) {
    if (items.remove(fields.wire(field)) == null) {
      var known = fieldsOf(of);
      context.names.missing(
          "field",
          of,
          field,
          known == null ? List.of() : known.keySet(),
          at,
          "Put `all` before it.");
    }
  }

  private View.@Nullable Item nestedItem(
      String of, String name, String field, List<String> paths, Address at) {
    var inner = new ArrayList<Item>();
    paths.forEach(path -> inner.add(new Item.Field(path)));
    return inner(of, name, field, inner, at);
  }

  private View.@Nullable Item inner(
      String of, String name, String field, List<Item> inner, Address at) {
    var found = field(of, field, at);
    if (found == null) {
      return null;
    }
    var target = target(found.type());
    if (target == null) {
      context.error(
          LinkId.BAD_VIEW,
          at,
          "`%s.%s` has no fields of its own to show.".formatted(of, field),
          "Write `%s`.".formatted(field));
      return null;
    }
    return openedItem(of, found, inline(name + "." + field, target, inner, at));
  }

  private View.@Nullable Item opened(
      String of, String field, @Nullable View view, String viewName, Address at) {
    var found = field(of, field, at);
    if (found == null) {
      return null;
    }
    if (view == null) {
      if (!open.contains(viewName)) {
        context.names.resolve(viewName, at, Names.Kind.VIEW, Names.Kind.ENTITY);
      }
      return null;
    }
    var target = target(found.type());
    if (!view.of().equals(target)) {
      context.error(
          LinkId.BAD_VIEW,
          at,
          "View `%s` shows `%s`, and `%s.%s` is %s."
              .formatted(
                  view.name(),
                  view.of(),
                  of,
                  field,
                  target == null ? "no relation" : "`" + target + "`"),
          null);
      return null;
    }
    return openedItem(of, found, view);
  }

  private View.Item openedItem(String of, Field field, View view) {
    return new View.Item(
        field.wire(),
        List.of(field.name()),
        field,
        value(of, List.of(field.name())),
        field.optional(),
        view,
        field.type().isMany(),
        field.read());
  }

  private View.@Nullable Item along(String of, String path, String wire, Address at) {
    var names = List.of(path.split("\\."));
    var here = of;
    var nullable = false;
    var roles = new LinkedHashSet<String>();
    for (var i = 0; i < names.size(); i++) {
      var found = field(here, names.get(i), at);
      if (found == null) {
        return null;
      }
      nullable |= found.optional();
      roles.addAll(found.read());
      if (i == names.size() - 1) {
        var item = plain(wire, of, names, found, nullable);
        return new View.Item(
            wire,
            names,
            found,
            item.value(),
            item.nullable(),
            item.opened(),
            item.many(),
            List.copyOf(roles));
      }
      var next = target(found.type());
      if (next == null) {
        context.error(
            LinkId.BAD_VIEW,
            at,
            "`%s.%s` leads no further: it is no relation and no value."
                .formatted(here, names.get(i)),
            null);
        return null;
      }
      here = next;
    }
    throw new IllegalStateException("a path has at least one name");
  }

  /// A field as it is: a value opened by its own view, related rows by their view where a list is
  /// named bare.
  private View.Item plain(
      String wire, String of, List<String> path, Field field, boolean nullable) {
    var opens =
        switch (field.type()) {
          case Type.Value(var name) -> named(name);
          case Type.ListOf(Type.Value(var name), var size) -> named(name);
          default -> null;
        };
    return new View.Item(
        wire,
        path,
        field,
        value(of, path),
        nullable || field.optional(),
        opens,
        field.type().isMany(),
        field.read());
  }

  /// The value at the end of a path; the name of a role is the role.
  private Expr value(String of, List<String> path) {
    if (of.equals(ROLE)) {
      return new Expr.Root("this", ExprType.Scalar.ROLE, false);
    }
    var last = path.size() == 1 ? null : data.along(of, path.subList(0, path.size() - 1));
    return last != null && last.type() == ExprType.Scalar.ROLE ? last : data.along(of, path);
  }

  private @Nullable Field field(String of, String name, Address at) {
    if (of.equals(ROLE) && name.equals("name")) {
      return fields.conventional("name", Type.Scalar.ROLE, false, null, "The name of the role.");
    }
    var known = fieldsOf(of);
    var field = known == null ? null : known.get(name);
    if (field == null && known != null && !isWritten(of, name)) {
      context.names.missing("field", of, name, known.keySet(), at, null);
    }
    return field;
  }

  /// Whether the field is written but could not be resolved: then it has a finding already.
  private boolean isWritten(String of, String name) {
    var entity = context.written.entities().get(of);
    var value = context.written.values().get(of);
    return (entity != null && entity.fields().containsKey(name))
        || (value != null && value.fields().containsKey(name));
  }

  /// The entity or value that a field of this type leads to; null where it leads nowhere.
  static @Nullable String target(Type type) {
    return switch (type) {
      case Type.Reference(var entity) -> entity;
      case Type.Inverse(var entity, var via) -> entity;
      case Type.Link(var entity) -> entity;
      case Type.LinkInverse(var entity, var via) -> entity;
      case Type.Derived(var entity, var where, var sort, var first) -> entity;
      case Type.Value(var name) -> name;
      case Type.ListOf(var of, var size) -> target(of);
      case Type.Scalar scalar when scalar == Type.Scalar.ROLE -> scalar.name();
      default -> null;
    };
  }

  /// What `all` shows: stored and computed fields, references as their key; nothing unlisted,
  /// secret, of the tenant, or related.
  private List<Field> all(String of) {
    var known = fieldsOf(of);
    return known == null ? List.of() : known.values().stream().filter(ViewPhase::isPlain).toList();
  }

  private static boolean isPlain(Field field) {
    if (field.is(Modifier.UNLISTED) || field.is(Modifier.DELETED) || field.is(Modifier.TENANT)) {
      return false;
    }
    return switch (field.type()) {
      case Type.Text(var kind, var min, var max, var pattern) ->
          kind != Type.Text.Kind.PASSWORD && kind != Type.Text.Kind.SECRET;
      case Type.Reference reference -> true;
      default -> !field.type().isRelation();
    };
  }
}
