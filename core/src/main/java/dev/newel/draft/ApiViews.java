package dev.newel.draft;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.http.Schema;
import dev.newel.foreign.http.Shape;
import dev.newel.language.FieldText;
import dev.newel.language.Modifier;
import dev.newel.language.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What answers show and requests hold of entities.
final class ApiViews {
  /// Fields that no input has by convention.
  private static final Set<Modifier> OURS =
      Set.of(
          Modifier.CREATED,
          Modifier.UPDATED,
          Modifier.DELETED,
          Modifier.REVISION,
          Modifier.READONLY,
          Modifier.OWNER,
          Modifier.TENANT,
          Modifier.PARENT);

  private final ApiThings things;
  private final Writing writing;

  /// The views that each view opens.
  private final Map<String, Set<String>> opened = new HashMap<>();

  private final Set<String> written = new HashSet<>();

  ApiViews(ApiThings things, Writing writing) {
    this.things = things;
    this.writing = writing;
  }

  /// The entity's own view, where it is not that of all its fields.
  void own(ApiThing thing) {
    view(thing, thing.name, thing.row, thing.evidence);
  }

  /// The view of another schema of an entity; null where that has something else.
  @Nullable String other(ApiThing thing, Schema row, String schema, Evidence evidence) {
    var shape = Shape.of(things.api, row, false);
    var isPart = !shape.properties().isEmpty();
    for (var name : shape.properties().keySet()) {
      isPart &= item(thing, name) != null;
    }
    var name = Names.entity(ApiTypes.plain(schema));
    if (!isPart
        || name.isEmpty()
        || things.named(name) != null
        || writing.at("values", name) != null) {
      return null;
    }
    if (written.add(name)) {
      view(thing, name, row, evidence);
    }
    return name;
  }

  private void view(ApiThing thing, String view, Schema row, Evidence evidence) {
    var items = new ArrayList<Object>();
    var plain = new TreeSet<String>();
    var isAll = true;
    for (var name : Shape.of(things.api, row, false).properties().keySet()) {
      var item = item(thing, name);
      if (item == null) {
        continue;
      }
      var opens = opens(thing, name, view);
      if (opens != null) {
        items.add(Map.of(item, opens));
        isAll = false;
        if (isStored(thing, item)) {
          plain.add(item);
        }
      } else if (item.contains(".")) {
        items.add(Map.of(Names.field(name), item));
        isAll = false;
      } else {
        items.add(item);
        plain.add(item);
      }
    }
    var all = all(thing);
    if (isAll && plain.equals(all) && view.equals(thing.name)) {
      return;
    }
    if (plain.equals(all)) {
      items.removeIf(item -> item instanceof String);
      items.addFirst("all");
    }
    if (view.equals(thing.name)) {
      writing.say(items, evidence, "views", view);
    } else {
      writing.say(thing.name, evidence, "views", view, "of");
      writing.say(items, null, "views", view, "fields");
    }
  }

  /// The field or path that a property shows; null where there is none.
  private @Nullable String item(ApiThing thing, String property) {
    var field = Names.field(property);
    if (text(thing, field) != null) {
      return field;
    }
    var bare = Names.field(ApiThings.bare(property));
    var reference = text(thing, bare);
    if (bare.isEmpty() || reference == null || bare.equals(field)) {
      return null;
    }
    var key = key(reference.type().name());
    return key == null ? null : bare + "." + key;
  }

  private @Nullable String key(String entity) {
    if (!(writing.at("entities", entity) instanceof Map<?, ?> fields)) {
      return null;
    }
    for (var field : fields.entrySet()) {
      var text = read(String.valueOf(field.getValue()));
      if (text != null && text.modifiers().contains(Modifier.KEY)) {
        return String.valueOf(field.getKey());
      }
    }
    return null;
  }

  /// The view that a relation opens; null for its key alone, and where views would open each other.
  private @Nullable String opens(ApiThing thing, String property, String view) {
    var field = thing.fields.get(property);
    var opens = field == null ? null : field.opens();
    if (opens == null || things.named(opens) == null || leads(opens, view, new HashSet<>())) {
      return null;
    }
    opened.computeIfAbsent(view, key -> new LinkedHashSet<>()).add(opens);
    return opens;
  }

  private boolean leads(String from, String to, Set<String> met) {
    return from.equals(to)
        || (met.add(from)
            && opened.getOrDefault(from, Set.of()).stream().anyMatch(next -> leads(next, to, met)));
  }

  /// The fields that `all` stands for.
  private Set<String> all(ApiThing thing) {
    var all = new TreeSet<String>();
    if (writing.at("entities", thing.name) instanceof Map<?, ?> fields) {
      for (var name : fields.keySet()) {
        if (isStored(thing, String.valueOf(name))) {
          all.add(String.valueOf(name));
        }
      }
    }
    return all;
  }

  private boolean isStored(ApiThing thing, String name) {
    var text = text(thing, name);
    return text != null
        && !isRelation(text)
        && !text.type().name().matches("password|secret")
        && !text.modifiers().contains(Modifier.UNLISTED);
  }

  private boolean isRelation(FieldText text) {
    return text.type().many() != null && writing.at("entities", text.type().name()) != null;
  }

  private @Nullable FieldText text(ApiThing thing, String field) {
    var text = writing.at("entities", thing.name, field);
    return text == null ? null : read(text.toString());
  }

  private static @Nullable FieldText read(String text) {
    return FieldText.read(text) instanceof Reading.Value<FieldText>(FieldText value) ? value : null;
  }

  /// What a request accepts; null where that is what it does by convention, or nothing is known.
  @Nullable List<Object> accepts(ApiThing thing, Schema row) {
    var items = new ArrayList<Object>();
    var names = new TreeSet<String>();
    for (var name : Shape.of(things.api, row, true).properties().keySet()) {
      var item = item(thing, name);
      if (item == null) {
        continue;
      }
      var text = text(thing, item.split("\\.", 2)[0]);
      if (text == null || !isGiven(text)) {
        continue;
      }
      var field = item.split("\\.", 2)[0];
      names.add(field);
      items.add(item.equals(field) ? field : Map.of(Names.field(name), field));
    }
    return items.isEmpty()
            || (names.equals(given(thing)) && items.stream().allMatch(String.class::isInstance))
        ? null
        : items;
  }

  private static boolean isGiven(FieldText text) {
    var generated =
        text.modifiers().contains(Modifier.KEY)
            && List.of("int", "long", "uuid").contains(text.type().name());
    return !generated
        && text.computed() == null
        && text.via() == null
        && text.modifiers().stream().noneMatch(OURS::contains);
  }

  /// What an input has by convention.
  private Set<String> given(ApiThing thing) {
    var given = new TreeSet<String>();
    if (writing.at("entities", thing.name) instanceof Map<?, ?> fields) {
      for (var name : fields.keySet()) {
        var text = text(thing, String.valueOf(name));
        if (text != null && isGiven(text) && !isRelation(text)) {
          given.add(String.valueOf(name));
        }
      }
    }
    return given;
  }
}
