package dev.newel.foreign.http;

import dev.newel.language.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a schema demands of a value that travels one way, however it is written: references are
/// followed, what `allOf` puts together is one, `oneOf` with null alone beside a schema is that
/// schema or null. Of a request what is read only is no part, of an answer what is written only.
public final class Shape {
  /// A way through `allOf` that is longer leads back to itself.
  private static final int DEEPEST = 40;

  final Set<String> types = new LinkedHashSet<>();
  boolean nullable;
  String format = "";
  final List<Schema.Limits> limits = new ArrayList<>();
  Set<Json> words = new LinkedHashSet<>();
  final Map<String, Schema> properties = new LinkedHashMap<>();
  final Set<String> required = new LinkedHashSet<>();
  @Nullable Schema items;
  @Nullable Schema others;
  boolean closed;
  final List<List<Schema>> variants = new ArrayList<>();
  final List<Schema> not = new ArrayList<>();
  @Nullable Json initial;

  private final HttpApi api;
  private final boolean request;

  private Shape(HttpApi api, boolean request) {
    this.api = api;
    this.request = request;
  }

  /// @param request whether the value is sent by a client
  public static Shape of(HttpApi api, @Nullable Schema schema, boolean request) {
    var shape = new Shape(api, request);
    if (schema != null) {
      shape.take(schema, 0);
      shape.finish();
    }
    return shape;
  }

  private void take(Schema written, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    var ref = written.ref();
    if (ref != null) {
      var named = api.schemas().get(ref.to());
      if (named != null) {
        take(named.schema(), depth + 1);
      }
    }
    own(written);
    written.mix().allOf().forEach(part -> take(part, depth + 1));
    variants(written.mix().oneOf(), depth);
    variants(written.mix().anyOf(), depth);
    var no = written.mix().not();
    if (no != null) {
      not.add(no);
    }
  }

  private void own(Schema schema) {
    types.addAll(schema.types());
    nullable |= schema.nullable();
    format = schema.format().isEmpty() ? format : schema.format();
    if (!schema.limits().equals(Schema.Limits.NONE)) {
      limits.add(schema.limits());
    }
    if (!schema.words().isEmpty()) {
      words = new LinkedHashSet<>(schema.words());
    }
    var members = schema.members();
    for (var property : members.properties()) {
      if (!isHidden(property.schema())) {
        properties.put(property.name(), property.schema());
      }
    }
    for (var name : members.required()) {
      var property = schema.property(name);
      if (property == null || !isHidden(property.schema())) {
        required.add(name);
      }
    }
    items = members.items() == null ? items : members.items();
    others = members.others() == null ? others : members.others();
    closed |= members.closed();
    initial = schema.initial() == null ? initial : schema.initial();
  }

  private boolean isHidden(Schema property) {
    var told = property.told();
    var there = property.ref() == null ? null : api.resolve(property);
    var behind = there == null ? told : there.told();
    return request ? told.readOnly() || behind.readOnly() : told.writeOnly() || behind.writeOnly();
  }

  private void variants(List<Schema> all, int depth) {
    if (all.isEmpty()) {
      return;
    }
    var left = all.stream().filter(each -> !isNull(each)).toList();
    nullable |= left.size() < all.size();
    if (left.size() == 1) {
      take(left.getFirst(), depth + 1);
    } else if (!left.isEmpty()) {
      variants.add(left);
    }
  }

  private boolean isNull(Schema written) {
    var schema = api.resolve(written);
    return schema != null
        && schema.nullable()
        && schema.types().isEmpty()
        && schema.members().equals(Schema.Members.NONE)
        && schema.mix().equals(Schema.Mix.NONE);
  }

  private void finish() {
    if (words.remove(Json.Null.NULL)) {
      nullable = true;
    }
    if (types.isEmpty() && !properties.isEmpty()) {
      types.add("object");
    }
    if (types.isEmpty() && items != null) {
      types.add("array");
    }
    if (types.isEmpty()
        && !words.isEmpty()
        && words.stream().allMatch(Json.Text.class::isInstance)) {
      types.add("string");
    }
    if (types.contains("number")) {
      types.remove("integer");
    }
  }

  /// The types, empty where none is said: `string`, `integer`, `number`, `boolean`, `array`,
  /// `object`.
  public Set<String> types() {
    return Collections.unmodifiableSet(types);
  }

  /// Whether a value is of that type and of no other.
  public boolean isOnly(String type) {
    return types.size() == 1 && types.contains(type);
  }

  public boolean nullable() {
    return nullable;
  }

  /// As written, empty where none is.
  public String format() {
    return format;
  }

  /// The values that alone are allowed; empty where any is.
  public Set<Json> words() {
    return Collections.unmodifiableSet(words);
  }

  /// The properties that travel this way, by name.
  public Map<String, Schema> properties() {
    return Collections.unmodifiableMap(properties);
  }

  /// The names that must be there.
  public Set<String> required() {
    return Collections.unmodifiableSet(required);
  }

  /// What the items of a list are; null where nothing is said.
  public @Nullable Schema items() {
    return items;
  }

  /// What further properties are; null where nothing is said.
  public @Nullable Schema others() {
    return others;
  }

  /// Whether there are alternatives, or a schema that a value must not meet.
  public boolean isMixed() {
    return !variants.isEmpty() || !not.isEmpty();
  }

  /// The default; null where none is given.
  public @Nullable Json initial() {
    return initial;
  }

  /// One bound of all that are told: that of the last part that tells one.
  public <T> @Nullable T bound(java.util.function.Function<Schema.Limits, @Nullable T> of) {
    return limits.stream()
        .map(of)
        .filter(Objects::nonNull)
        .reduce((some, last) -> last)
        .orElse(null);
  }
}
