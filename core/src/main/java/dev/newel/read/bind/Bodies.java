package dev.newel.read.bind;

import dev.newel.language.NameKind;
import dev.newel.language.Reading;
import dev.newel.language.Shape;
import dev.newel.language.TypeText;
import dev.newel.read.yaml.YamlNode;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Binds the shapes of bodies: a name, a list of fields, or a mapping of names to types.
final class Bodies {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
  private static final Pattern MEDIA = Pattern.compile("[A-Za-z0-9.+_-]+/[A-Za-z0-9.+_*-]+");
  private static final Pattern PATH = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");
  private static final Pattern VIEW = Pattern.compile("[A-Z][A-Za-z0-9]*");
  private static final int LONGEST = 200;

  private final Ledger ledger;
  private final Fields fields;
  private final Names names;

  Bodies(Ledger ledger, Fields fields, Names names) {
    this.ledger = ledger;
    this.fields = fields;
    this.names = names;
  }

  @Nullable Shape bind(YamlNode node, Address at) {
    return switch (node) {
      case YamlNode.Scalar text when !text.isNull() -> named(text, at);
      case YamlNode.Sequence list -> new Shape.Fields(items(list, at));
      case YamlNode.Mapping mapping -> members(mapping, at);
      default -> {
        ledger.wrongKind(node, at, "a view, a list of fields, or names with types", null);
        yield null;
      }
    };
  }

  private @Nullable Shape named(YamlNode.Scalar text, Address at) {
    var name = text.value();
    if (name.length() <= LONGEST
        && (NAME.matcher(name).matches()
            || MEDIA.matcher(name).matches()
            || TypeText.read(name) instanceof Reading.Value<TypeText>)) {
      return new Shape.Named(name);
    }
    ledger.error(
        BindId.UNREADABLE,
        at,
        text.span(),
        "`%s` names no body: expected a view, an entity, a value, a type, a media type or `nothing`."
            .formatted(Ledger.shown(name)),
        "Write `Product`, `nothing`, `application/pdf`, or a list of fields.");
    return null;
  }

  private Shape members(YamlNode.Mapping mapping, Address at) {
    var members = new LinkedHashMap<String, Shape.Member>();
    for (var entry : mapping.entries()) {
      var place = at.at(entry.name());
      ledger.place(place, entry);
      names.check(NameKind.FIELD, entry.key(), place);
      if (entry.value() instanceof YamlNode.Missing) {
        members.put(entry.name(), new Shape.Member.OfEntity());
        continue;
      }
      var field = fields.bind(entry.value(), place, entry.doc());
      if (field != null) {
        members.put(entry.name(), new Shape.Member.Typed(field));
      }
    }
    return new Shape.Members(members);
  }

  private List<Shape.Item> items(YamlNode.Sequence list, Address at) {
    var items = new ArrayList<Shape.Item>();
    var seen = new HashSet<String>();
    for (var i = 0; i < list.items().size(); i++) {
      var place = at.at(i);
      var node = list.items().get(i);
      ledger.place(place, node);
      switch (node) {
        case YamlNode.Scalar text when !text.isNull() -> {
          if (once(text, text.value(), place, seen)) {
            add(items, plain(text, place));
          }
        }
        case YamlNode.Mapping mapping -> {
          names.single(mapping, place);
          for (var entry : mapping.entries()) {
            ledger.place(place.at(entry.name()), entry);
            if (once(entry.key(), entry.name(), place, seen)) {
              add(items, opened(entry, place.at(entry.name())));
            }
          }
        }
        default -> ledger.wrongKind(node, place, "a field, or a field with a view", null);
      }
    }
    return items;
  }

  private static void add(List<Shape.Item> items, Shape.@Nullable Item item) {
    if (item != null) {
      items.add(item);
    }
  }

  private boolean once(YamlNode.Scalar at, String name, Address place, HashSet<String> seen) {
    if (seen.add(name)) {
      return true;
    }
    ledger.error(
        BindId.DUPLICATE_ITEM,
        place,
        at.span(),
        "`%s` stands twice in one body.".formatted(Ledger.shown(name)),
        "Remove one of them.");
    return false;
  }

  private Shape.@Nullable Item plain(YamlNode.Scalar text, Address at) {
    var word = text.value();
    if (word.equals("all")) {
      return new Shape.Item.All();
    }
    var without = word.startsWith("-");
    var path = path(text, without ? word.substring(1) : word, at);
    if (path == null) {
      return null;
    }
    return without ? new Shape.Item.Without(path) : new Shape.Item.Field(path);
  }

  private Shape.@Nullable Item opened(YamlNode.Entry entry, Address at) {
    var name = entry.name();
    return switch (entry.value()) {
      case YamlNode.Sequence list -> new Shape.Item.Nested(name, items(list, at));
      case YamlNode.Scalar text when !text.isNull() && VIEW.matcher(text.value()).matches() ->
          new Shape.Item.Opened(name, text.value());
      case YamlNode.Scalar text when !text.isNull() -> {
        var path = path(text, text.value(), at);
        yield path == null ? null : new Shape.Item.Renamed(name, path);
      }
      default -> {
        ledger.wrongKind(entry.value(), at, "a view, a path or a list of fields", null);
        yield null;
      }
    };
  }

  private @Nullable String path(YamlNode.Scalar text, String path, Address at) {
    if (path.length() <= LONGEST
        && PATH.matcher(path).matches()
        && !path.contains("..")
        && !path.endsWith(".")) {
      return path;
    }
    ledger.error(
        BindId.UNREADABLE,
        at,
        text.span(),
        "`%s` is no field: expected `field`, `-field`, `path.to.field`, `all`, or a name with a view."
            .formatted(Ledger.shown(path)),
        null);
    return null;
  }
}
