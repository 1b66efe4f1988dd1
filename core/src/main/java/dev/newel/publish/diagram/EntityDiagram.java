package dev.newel.publish.diagram;

import dev.newel.design.Design;
import dev.newel.design.data.Entity;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.facts.slices.Slice;
import dev.newel.language.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Entities and how they refer to each other. Many entities are split into several pictures, those
/// that one component owns together.
public final class EntityDiagram {
  /// The entities that a reader takes in at once.
  static final int MOST = 16;

  /// How much of an entity is drawn.
  public enum Detail {
    ATTRIBUTES,
    KEYS,
    NAMES
  }

  private EntityDiagram() {}

  /// Mermaid texts by title; one with an empty title where all entities fit into one.
  public static Map<String, String> of(Design design, Slice slice, Detail detail) {
    var pictures = new LinkedHashMap<String, String>();
    groups(slice).forEach((title, entities) -> pictures.put(title, draw(design, entities, detail)));
    return pictures;
  }

  private static Map<String, List<String>> groups(Slice slice) {
    var names = List.copyOf(slice.entities().keySet());
    if (names.isEmpty()) {
      return Map.of();
    }
    if (names.size() <= MOST) {
      return Map.of("", names);
    }
    var groups = new LinkedHashMap<String, List<String>>();
    var left = new LinkedHashSet<>(names);
    slice
        .components()
        .forEach(
            (component, each) -> {
              var own = each.owns().stream().filter(left::contains).toList();
              left.removeAll(own);
              split("Entities of " + component, own, groups);
            });
    split("Further entities", List.copyOf(left), groups);
    return groups;
  }

  private static void split(String title, List<String> names, Map<String, List<String>> groups) {
    for (var from = 0; from < names.size(); from += MOST) {
      var part = names.subList(from, Math.min(names.size(), from + MOST));
      groups.put(
          names.size() <= MOST ? title : "%s, part %d".formatted(title, from / MOST + 1), part);
    }
  }

  private static String draw(Design design, List<String> names, Detail detail) {
    var out = new StringBuilder("erDiagram\n");
    for (var name : names) {
      entity(design, design.model().entity(name), detail, out);
    }
    var shown = Set.copyOf(names);
    for (var name : names) {
      for (var line : relations(design, name, detail == Detail.NAMES ? shown : all(design))) {
        out.append("    ").append(line).append('\n');
      }
    }
    return out.toString();
  }

  /// Every entity: one that is not drawn itself is a bare box where a row refers to it.
  private static Set<String> all(Design design) {
    return design.model().entities().keySet();
  }

  private static void entity(Design design, Entity entity, Detail detail, StringBuilder out) {
    var fields =
        entity.fields().values().stream()
            .filter(Field::isStored)
            .filter(field -> detail == Detail.ATTRIBUTES || isKey(field))
            .toList();
    if (detail == Detail.NAMES || fields.isEmpty()) {
      out.append("    ").append(MermaidText.attribute(entity.name())).append('\n');
      return;
    }
    out.append("    ").append(MermaidText.attribute(entity.name())).append(" {\n");
    for (var field : fields) {
      var mark = mark(field);
      out.append(
          "        %s %s%s\n"
              .formatted(
                  type(design, field.type()),
                  MermaidText.attribute(field.name()),
                  mark.isEmpty() ? "" : " " + mark));
    }
    out.append("    }\n");
  }

  private static boolean isKey(Field field) {
    return !mark(field).isEmpty();
  }

  private static String mark(Field field) {
    var marks = new ArrayList<String>();
    if (field.is(Modifier.KEY)) {
      marks.add("PK");
    }
    if (field.type() instanceof Type.Reference) {
      marks.add("FK");
    }
    if (field.uniquePer() != null && field.uniquePer().isEmpty() && !field.is(Modifier.KEY)) {
      marks.add("UK");
    }
    return String.join(", ", marks);
  }

  /// The type of a column: a reference has the type of the key that it holds.
  private static String type(Design design, Type type) {
    return switch (type) {
      case Type.Scalar scalar -> scalar.name().toLowerCase(Locale.ROOT);
      case Type.Text text -> text.kind().name().toLowerCase(Locale.ROOT);
      case Type.Decimal decimal -> "decimal";
      case Type.Enumeration enumeration -> "enum";
      case Type.Sequence sequence -> "int";
      case Type.Value(var name) -> MermaidText.attribute(name);
      case Type.MapOf map -> "map";
      case Type.ListOf(var of, var size) -> type(design, of) + "_list";
      case Type.Reference(var entity) -> {
        var key = design.model().keyType(entity);
        yield key instanceof Type.Reference ? "ref" : type(design, key);
      }
      case Type.File file -> "file";
      default -> "rows";
    };
  }

  private static List<String> relations(Design design, String name, Set<String> shown) {
    var lines = new ArrayList<String>();
    for (var field : design.model().entity(name).fields().values()) {
      var line = relation(design, name, field, shown);
      if (line != null) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static @Nullable String relation(
      Design design, String name, Field field, Set<String> shown) {
    return switch (field.type()) {
      case Type.Reference(var other) when shown.contains(other) ->
          line(other, field.optional() ? "|o" : "||", "o{", name, field.name());
      case Type.Link(var other) when shown.contains(other) ->
          line(name, "}o", "o{", other, field.name());
      case Type.Value(var value) -> nested(design, name, value, field, "||", shown);
      case Type.ListOf(Type.Value(var value), var size) ->
          nested(design, name, value, field, "}o", shown);
      default -> null;
    };
  }

  /// A value that refers to rows: the row that holds it does.
  ///
  /// @param many how many of the others one row refers to
  private static @Nullable String nested(
      Design design, String name, String value, Field field, String many, Set<String> shown) {
    for (var inner : design.model().fields(value).values()) {
      if (inner.type() instanceof Type.Reference(var other) && shown.contains(other)) {
        return line(other, many, "o{", name, field.name());
      }
    }
    return null;
  }

  private static String line(String left, String from, String to, String right, String label) {
    return "%s %s--%s %s : %s"
        .formatted(
            MermaidText.attribute(left),
            from,
            to,
            MermaidText.attribute(right),
            MermaidText.quoted(label));
  }
}
