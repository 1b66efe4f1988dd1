package dev.newel.read.openapi;

import dev.newel.foreign.http.HttpApi.Extension;
import dev.newel.foreign.http.Schema;
import dev.newel.language.Json;
import dev.newel.read.tree.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A schema while its keywords are read.
final class SchemaDraft {
  final Node node;
  final SchemaReader reader;

  /// Whether it is one of several that hold together.
  boolean part;

  Schema.@Nullable Reference ref;
  final List<String> types = new ArrayList<>(2);
  boolean nullable;
  /// Whether it is the schema `false`, which allows no value.
  boolean nothing;
  String format = "";
  String title = "";
  String description = "";
  boolean deprecated;
  boolean readOnly;
  boolean writeOnly;

  @Nullable BigDecimal least;
  boolean above;
  @Nullable BigDecimal most;
  boolean below;
  @Nullable BigDecimal multipleOf;
  @Nullable Long shortest;
  @Nullable Long longest;
  @Nullable Long fewest;
  @Nullable Long greatest;
  boolean unique;
  String pattern = "";
  boolean limited;

  @Nullable Node properties;
  @Nullable Node required;
  @Nullable Node enumeration;
  @Nullable Schema items;
  @Nullable Schema others;
  boolean closed;

  List<Schema> allOf = List.of();
  List<Schema> oneOf = List.of();
  List<Schema> anyOf = List.of();
  @Nullable Schema not;
  String discriminator = "";
  Map<String, String> mapping = Map.of();

  List<Json> words = List.of();
  @Nullable Json initial;
  @Nullable Node initialNode;
  /// Examples, to be held against the schema.
  final List<Node> samples = new ArrayList<>(1);
  List<Extension> extensions = List.of();

  SchemaDraft(Node node, SchemaReader reader) {
    this.node = node;
    this.reader = reader;
  }

  void extension(Extension extension) {
    extensions = extensions.isEmpty() ? new ArrayList<>() : extensions;
    extensions.add(extension);
  }

  Schema schema() {
    return new Schema(
        ref,
        types,
        nullable,
        format,
        told(),
        limits(),
        words,
        members(),
        mix(),
        initial,
        samples.stream().map(Values::json).toList(),
        extensions,
        node.span());
  }

  private Schema.Told told() {
    var silent = title.isEmpty() && description.isEmpty();
    return silent && !deprecated && !readOnly && !writeOnly
        ? Schema.Told.NOTHING
        : new Schema.Told(title, description, deprecated, readOnly, writeOnly);
  }

  private Schema.Limits limits() {
    return limited
        ? new Schema.Limits(
            least,
            above,
            most,
            below,
            multipleOf,
            shortest,
            longest,
            fewest,
            greatest,
            unique,
            pattern)
        : Schema.Limits.NONE;
  }

  private Schema.Mix mix() {
    if (nothing) {
      var anything = new SchemaDraft(node, reader).schema();
      return new Schema.Mix(List.of(), List.of(), List.of(), anything, "", Map.of());
    }
    var plain = allOf.isEmpty() && oneOf.isEmpty() && anyOf.isEmpty() && not == null;
    return plain && discriminator.isEmpty()
        ? Schema.Mix.NONE
        : new Schema.Mix(allOf, oneOf, anyOf, not, discriminator, mapping);
  }

  private Schema.Members members() {
    if (properties == null && required == null && items == null && others == null && !closed) {
      return Schema.Members.NONE;
    }
    var names = new ArrayList<String>();
    for (var name : required == null ? List.<Node>of() : required.values()) {
      if (name.kind() == Node.Kind.TEXT) {
        names.add(name.text());
      }
    }
    return new Schema.Members(properties(new HashSet<>(names)), names, items, others, closed);
  }

  private List<Schema.Property> properties(HashSet<String> needed) {
    if (properties == null) {
      return List.of();
    }
    var all = new ArrayList<Schema.Property>(properties.size());
    for (var i = 0; i < properties.size(); i++) {
      var name = properties.name(i);
      all.add(
          new Schema.Property(
              name,
              reader.read(properties.value(i)),
              needed.contains(name),
              properties.nameSpan(i)));
    }
    return all;
  }

  /// The texts of a mapping, by name.
  static Map<String, String> texts(Node node) {
    var texts = new LinkedHashMap<String, String>();
    for (var i = 0; node.isMapping() && i < node.size(); i++) {
      texts.put(node.name(i), node.value(i).text());
    }
    return texts;
  }
}
