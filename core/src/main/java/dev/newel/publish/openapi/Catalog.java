package dev.newel.publish.openapi;

import dev.newel.design.Design;
import dev.newel.design.access.Role;
import dev.newel.design.api.Api;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.publish.schema.Schema;
import dev.newel.source.Address;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a document is made from, and the named parts that it comes to have.
final class Catalog {
  /// The id of what OpenAPI cannot say.
  static final String DROPPED = "PUB001";

  final Design design;
  private final String id;
  private final String target;
  final SortedMap<String, Schema> schemas = new TreeMap<>();
  final SortedMap<String, OpenApi.Response> responses = new TreeMap<>();
  final SortedMap<String, OpenApi.Header> headers = new TreeMap<>();
  private final Map<Object, String> names = new java.util.HashMap<>();
  private final Set<Finding> findings = new LinkedHashSet<>();

  Catalog(Design design) {
    this(design, DROPPED, "OpenAPI");
  }

  /// @param id the id of what the target cannot say
  /// @param target what it is called
  Catalog(Design design, String id, String target) {
    this.design = design;
    this.id = id;
    this.target = target;
  }

  /// The old version of the interface that the document tells of; null for the current one.
  Api.@Nullable Version old() {
    var version = design.api().versions().getFirst();
    return version.text() == null ? null : version;
  }

  /// What the document is one of: `OpenAPI`.
  String target() {
    return target;
  }

  /// The name of the schema that `key` stands for: `preferred`, or that with a number where it is
  /// taken.
  String name(Object key, String preferred) {
    return names.computeIfAbsent(
        key,
        unseen -> {
          var name = preferred;
          for (var i = 2; names.containsValue(name); i++) {
            name = preferred + i;
          }
          return name;
        });
  }

  /// Says that the document of OpenAPI cannot tell something, so that nothing is lost in silence.
  void dropped(Address at, String what) {
    findings.add(new Finding(DROPPED, Severity.INFO, at, null, what, null, null));
  }

  /// Says that the target's schemas cannot tell something.
  void unsaid(Address at, String what) {
    findings.add(new Finding(id, Severity.INFO, at, null, what, null, null));
  }

  List<Finding> findings() {
    return new ArrayList<>(findings);
  }

  /// The fields of an entity or a value; none where the name is neither.
  Map<String, Field> fields(String of) {
    var entity = design.model().entities().get(of);
    var value = design.model().values().get(of);
    return entity != null ? entity.fields() : value != null ? value.fields() : Map.of();
  }

  /// The entity or value whose field the path from `of` ends in; null where the path leads
  /// elsewhere.
  @Nullable String owner(String of, List<String> path) {
    var here = of;
    for (var name : path.subList(0, path.size() - 1)) {
      var field = fields(here).get(name);
      var next = field == null ? null : target(field.type());
      if (next == null) {
        return null;
      }
      here = next;
    }
    return fields(here).containsKey(path.getLast()) ? here : null;
  }

  private static @Nullable String target(Type type) {
    return switch (type) {
      case Type.Reference(var entity) -> entity;
      case Type.Inverse(var entity, var via) -> entity;
      case Type.Link(var entity) -> entity;
      case Type.LinkInverse(var entity, var via) -> entity;
      case Type.Derived(var entity, var where, var sort, var first) -> entity;
      case Type.Value(var name) -> name;
      case Type.ListOf(var of, var size) -> target(of);
      default -> null;
    };
  }

  /// The type of the key of an entity's rows.
  Type keyType(String entity) {
    var found = design.model().entities().get(entity);
    var type = found == null ? Type.Scalar.JSON : found.keyField().type();
    return type instanceof Type.Reference(var other) && !other.equals(entity)
        ? keyType(other)
        : type;
  }

  /// The entity whose key an entity has: its own, or that of the row that its key refers to.
  String rowOf(String entity) {
    var found = design.model().entities().get(entity);
    return found != null
            && found.keyField().type() instanceof Type.Reference(var other)
            && !other.equals(entity)
        ? rowOf(other)
        : entity;
  }

  /// The roles that somebody can have, without the anonymous one.
  List<String> roles() {
    return design.identity().roles().keySet().stream()
        .filter(role -> !role.equals(Role.ANONYMOUS))
        .toList();
  }

  /// The field of an entity, where both are there.
  Optional<Field> field(@Nullable String entity, String name) {
    return entity == null ? Optional.empty() : Optional.ofNullable(fields(entity).get(name));
  }

  /// `UpperCamel` of a name in any spelling.
  static String upperCamel(String name) {
    var text = new StringBuilder();
    for (var part : name.split("[^A-Za-z0-9]+", -1)) {
      text.append(part.isEmpty() ? "" : Character.toUpperCase(part.charAt(0)) + part.substring(1));
    }
    return text.toString();
  }
}
