package dev.newel.write;

import dev.newel.language.Access;
import dev.newel.language.FieldText;
import dev.newel.language.Form;
import dev.newel.language.Grammar;
import dev.newel.language.Json;
import dev.newel.language.Shape;
import dev.newel.language.Written;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes a design as canonical YAML: keywords in the order of the language, short forms where they
/// lose nothing, and what documents a name as a `##` comment. Reading the text gives an equal
/// [Written] again; only a number of JSON with an exponent is written out, `1e3` as `1000`.
///
/// The grammar says how; only what has a shape of its own (fields, grants, bodies, JSON) has code
/// of its own.
public final class DesignWriter {
  /// Characters that no comment can hold (YAML 1.2.2, production [1]).
  private static final Pattern UNWRITABLE =
      Pattern.compile(
          "[\\x00-\\x09\\x0B-\\x1F\\x7F-\\x9F\\u2028\\u2029\\uFEFF\\uFFFE\\uFFFF]|\\p{Cs}");

  /// What holds a block for each of its names.
  private static final Set<String> APART = Set.of("entities", "resources", "workflows");

  /// A value whose name has a `##` comment.
  private record Documented(@Nullable Object value, String doc) {}

  private final Grammar grammar;

  private DesignWriter(Grammar grammar) {
    this.grammar = grammar;
  }

  /// The text of a design in one file.
  public static String write(Written written) {
    var writer = new DesignWriter(Grammar.NEWEL);
    var docs = new LinkedHashMap<Address, String>();
    var plain = bare(writer.keywords(Grammar.NEWEL.root(), written, Set.of()), Address.ROOT, docs);
    return YamlText.of(plain, docs, DesignWriter::isApart);
  }

  /// Whether a person gives each name a line, though all would fit into one: names at the top, the
  /// fields of an entity, the operations of a resource.
  private static boolean isApart(Address at) {
    var names = at.names();
    return switch (names.size()) {
      case 0 -> true;
      case 1 -> {
        var keyword = Grammar.NEWEL.root().keyword(names.getFirst());
        yield keyword != null && keyword.form() instanceof Form.Names;
      }
      case 2 -> APART.contains(names.getFirst());
      default ->
          names.size() == 3
              && names.getFirst().equals("entities")
              && names.getLast().equals("fields");
    };
  }

  /// The values of a design as they are written: mappings, lists, texts, numbers and booleans, with
  /// each documentation comment left out.
  public static Map<String, @Nullable Object> values(Written written) {
    var writer = new DesignWriter(Grammar.NEWEL);
    var values = new LinkedHashMap<String, @Nullable Object>();
    writer
        .keywords(Grammar.NEWEL.root(), written, Set.of())
        .forEach(
            (name, value) ->
                values.put(name, bare(value, Address.of(name), new LinkedHashMap<>())));
    return values;
  }

  /// @param named whether a name of a mapping stands before the value, so that a comment can
  ///     document it
  private @Nullable Object plain(Form form, Object value, boolean named) {
    return switch (form) {
      case Form.Plain.FIELD -> field((FieldText) value, named);
      case Form.Plain.ACCESS -> grants((Access) value);
      case Form.Plain.SHAPE -> shape((Shape) value);
      case Form.Plain.JSON -> json((Json) value);
      case Form.Plain.WHOLE, Form.Plain.YES_NO -> value;
      case Form.Plain text -> value.toString();
      case Form.Words words -> Grammar.word((Enum<?>) value);
      case Form.OneLine line -> value.toString();
      case Form.Mapping(Class<?> of) -> mapping(grammar.mapping(of), value, named);
      case Form.Names names -> names(names, (Map<?, ?>) value);
      case Form.Items(Form each) -> {
        var items = new ArrayList<@Nullable Object>();
        ((List<?>) value).forEach(item -> items.add(plain(each, item, false)));
        yield items;
      }
    };
  }

  private @Nullable Object mapping(Grammar.Mapping mapping, Object record, boolean named) {
    var keyword = mapping.keyword("doc");
    if (named && keyword != null && keyword.value(record) instanceof String doc && isComment(doc)) {
      return new Documented(shortened(mapping, keywords(mapping, record, Set.of("doc"))), doc);
    }
    return shortened(mapping, keywords(mapping, record, Set.of()));
  }

  private Map<String, @Nullable Object> keywords(
      Grammar.Mapping mapping, Object record, Set<String> without) {
    var written = new LinkedHashMap<String, @Nullable Object>();
    for (var keyword : mapping.keywords()) {
      var value = keyword.value(record);
      if (value == null
          || without.contains(keyword.name())
          || (isEmpty(value) && !keyword.required())) {
        continue;
      }
      written.put(keyword.name(), plain(keyword.form(), value, true));
    }
    return written;
  }

  private static boolean isEmpty(Object value) {
    return (value instanceof List<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty());
  }

  /// The shortest form of a mapping whose keywords are `written`.
  private static @Nullable Object shortened(
      Grammar.Mapping mapping, Map<String, @Nullable Object> written) {
    if (written.isEmpty() && mapping.isConventional()) {
      return YamlText.Nothing.NOTHING;
    }
    if (mapping.isLine(written.keySet()) && isLine(written.get("text"))) {
      return written.get("status") + " " + written.get("text");
    }
    if (written.size() != 1) {
      return written;
    }
    var only = written.entrySet().iterator().next();
    var value = only.getValue();
    // A name that is the keyword itself would be taken for it where a mapping stands behind it.
    var isTaken =
        value instanceof Map<?, ?> names && undocumented(names.get(only.getKey())) instanceof Map;
    var kind = kind(value);
    return kind != null && !isTaken && mapping.standsAlone(only.getKey(), kind) ? value : written;
  }

  private static Grammar.@Nullable Kind kind(@Nullable Object value) {
    return switch (value) {
      case List<?> list -> Grammar.Kind.LIST;
      case Map<?, ?> names -> Grammar.Kind.NAMES;
      case null, default -> isScalar(value) ? Grammar.Kind.TEXT : null;
    };
  }

  private static boolean isScalar(@Nullable Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean;
  }

  /// Whether the text after a status comes back as it is: reading strips both ends.
  private static boolean isLine(@Nullable Object text) {
    return text instanceof String line && !line.isEmpty() && line.strip().equals(line);
  }

  private Object names(Form.Names form, Map<?, ?> named) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    named.forEach((name, value) -> values.put(name.toString(), plain(form.each(), value, true)));
    if (values.keySet().stream().noneMatch(name -> isAlone(form, name, values.get(name)))) {
      return values;
    }
    var items = new ArrayList<Object>();
    for (var name : values.keySet()) {
      items.add(isAlone(form, name, values.get(name)) ? name : single(name, values.get(name)));
    }
    return items;
  }

  private static boolean isAlone(Form.Names form, String name, @Nullable Object value) {
    var text = value instanceof String one ? one : null;
    return form.isAlone(name, text, value instanceof Map<?, ?> map && map.isEmpty());
  }

  private static Map<String, @Nullable Object> single(String name, @Nullable Object value) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    map.put(name, value);
    return map;
  }

  private static Object field(FieldText field, boolean named) {
    var doc = field.doc();
    var comment = named && doc != null && isComment(doc) ? doc : null;
    var written = new LinkedHashMap<String, @Nullable Object>();
    written.put("type", field.toString());
    if (comment == null) {
      put(written, "doc", doc);
    }
    if (field.example() != null) {
      written.put("example", json(field.example()));
    }
    put(written, "was", field.was());
    put(written, "unit", field.unit());
    Object value = written.size() == 1 ? field.toString() : written;
    return comment == null ? value : new Documented(value, comment);
  }

  private static void put(
      Map<String, @Nullable Object> written, String name, @Nullable String value) {
    if (value != null) {
      written.put(name, value);
    }
  }

  private static Object grants(Access access) {
    var grants = access.grants();
    if (grants.stream().allMatch(grant -> grant.when() == null)) {
      var names = grants.stream().map(Access.Grant::who).toList();
      return names.size() == 1 ? names.getFirst() : names;
    }
    var written = new LinkedHashMap<String, Object>();
    grants.forEach(
        grant -> written.put(grant.who(), grant.when() == null ? true : grant.when().toString()));
    return written;
  }

  private static Object shape(Shape shape) {
    return switch (shape) {
      case Shape.Named(String name) -> name;
      case Shape.Fields(List<Shape.Item> items) -> items(items);
      case Shape.Members(Map<String, Shape.Member> members) -> {
        var written = new LinkedHashMap<String, Object>();
        members.forEach(
            (name, member) ->
                written.put(
                    name,
                    member instanceof Shape.Member.Typed(FieldText type)
                        ? field(type, true)
                        : YamlText.Nothing.NOTHING));
        yield written;
      }
    };
  }

  private static List<Object> items(List<Shape.Item> items) {
    return items.stream().map(DesignWriter::item).toList();
  }

  private static Object item(Shape.Item item) {
    return switch (item) {
      case Shape.Item.All all -> "all";
      case Shape.Item.Without(String field) -> "-" + field;
      case Shape.Item.Field(String path) -> path;
      case Shape.Item.Renamed(String name, String path) -> Map.of(name, path);
      case Shape.Item.Opened(String field, String view) -> Map.of(field, view);
      case Shape.Item.Nested(String field, List<Shape.Item> inner) -> Map.of(field, items(inner));
    };
  }

  private static @Nullable Object json(Json json) {
    return switch (json) {
      case Json.Text(String text) -> text;
      case Json.Number(var number) -> number;
      case Json.Bool(boolean bool) -> bool;
      case Json.Null nothing -> null;
      case Json.Array(List<Json> items) -> {
        var list = new ArrayList<@Nullable Object>();
        items.forEach(item -> list.add(json(item)));
        yield list;
      }
      case Json.Object(Map<String, Json> members) -> {
        var map = new LinkedHashMap<String, @Nullable Object>();
        members.forEach((name, member) -> map.put(name, json(member)));
        yield map;
      }
    };
  }

  /// Whether a `##` comment gives the same text back: it loses the blanks around each line.
  private static boolean isComment(String doc) {
    return !doc.isBlank()
        && doc.strip().equals(doc)
        && doc.lines().allMatch(line -> line.strip().equals(line))
        && !UNWRITABLE.matcher(doc).find();
  }

  private static @Nullable Object undocumented(@Nullable Object value) {
    return value instanceof Documented(Object inner, String doc) ? inner : value;
  }

  /// The value without its comments, which go into `docs` by the addresses of their names.
  private static @Nullable Object bare(
      @Nullable Object value, Address at, Map<Address, String> docs) {
    return switch (value) {
      case Documented(Object inner, String doc) -> {
        docs.put(at, doc);
        yield bare(inner, at, docs);
      }
      case Map<?, ?> map -> {
        var result = new LinkedHashMap<String, @Nullable Object>();
        map.forEach(
            (name, inner) ->
                result.put(String.valueOf(name), bare(inner, at.at(String.valueOf(name)), docs)));
        yield result;
      }
      case List<?> list -> {
        var result = new ArrayList<@Nullable Object>();
        for (var i = 0; i < list.size(); i++) {
          result.add(bare(list.get(i), at.at(i), docs));
        }
        yield result;
      }
      case null, default -> value;
    };
  }
}
