package dev.newel.publish.openapi;

import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.design.data.View;
import dev.newel.language.Json;
import dev.newel.language.Modifier;
import dev.newel.publish.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Views, inputs and values as schemas; those with a name become components once.
final class Schemas {
  private final Catalog catalog;
  private final Types types;

  Schemas(Catalog catalog, Types types) {
    this.catalog = catalog;
    this.types = types;
  }

  /// What a view shows: a reference to its component, or the object itself where it has no name.
  Schema view(View view) {
    if (!view.named()) {
      return object(view);
    }
    var name = catalog.name(view, view.name());
    if (!catalog.schemas.containsKey(name)) {
      catalog.schemas.put(name, object(view));
    }
    return Schema.ref(name);
  }

  private Schema object(View view) {
    var properties = new LinkedHashMap<String, Schema>();
    var required = new ArrayList<String>();
    for (var item : view.items()) {
      properties.put(item.wire(), item(view, item));
      if (item.roles().isEmpty()) {
        required.add(item.wire());
      }
    }
    return Schema.object(properties, required).with("description", doc(view));
  }

  /// The view that is called after its entity tells what that is.
  private @Nullable String doc(View view) {
    var entity = catalog.design.model().entities().get(view.of());
    return view.doc() == null && entity != null && view.name().equals(view.of())
        ? entity.doc()
        : view.doc();
  }

  private Schema item(View view, View.Item item) {
    var field = item.field();
    var opened = item.opened();
    var schema =
        opened == null
            ? types.of(field, catalog.owner(view.of(), item.path()), shown())
            : view(opened);
    if (opened != null && item.many()) {
      schema = Schema.array(schema);
      if (field.type() instanceof Type.Derived(var entity, var where, var sort, var first)) {
        schema = schema.with("maxItems", first);
      }
      if (field.type() instanceof Type.ListOf(var of, var size) && size != null) {
        schema = schema.with("minItems", size.min()).with("maxItems", size.max());
      }
    }
    return Types.noted(item.nullable() ? schema.nullable() : schema, field, true, item.roles());
  }

  /// How values are shown in answers: by the view that is called after them.
  Types.Values shown() {
    return new Types.Values() {
      @Override
      public Schema of(String value) {
        var view = catalog.design.model().views().get(value);
        return view == null ? Schema.type("object") : view(view);
      }

      @Override
      public boolean shown() {
        return true;
      }
    };
  }

  private Types.Values given(boolean closed) {
    return new Types.Values() {
      @Override
      public Schema of(String value) {
        return valueInput(value, closed);
      }

      @Override
      public boolean shown() {
        return false;
      }
    };
  }

  /// What a client gives of a value: its stored fields that are neither managed nor readonly.
  private Schema valueInput(String value, boolean closed) {
    var name = catalog.name(List.of("value", value, closed), value + "Input");
    if (!catalog.schemas.containsKey(name)) {
      catalog.schemas.put(name, Schema.ANY);
      var properties = new LinkedHashMap<String, Schema>();
      var required = new ArrayList<String>();
      for (var field : catalog.fields(value).values()) {
        if (field.isStored() && !field.isManaged() && !field.is(Modifier.READONLY)) {
          properties.put(
              field.wire(), given(field, value, field.optional(), true, field.write(), closed));
          if (!field.optional() && field.initial() == null && !field.type().isMany()) {
            required.add(field.wire());
          }
        }
      }
      var type = catalog.design.model().values().get(value);
      catalog.schemas.put(
          name,
          closed(Schema.object(properties, required), closed)
              .with("description", type == null ? null : type.doc()));
    }
    return Schema.ref(name);
  }

  private Schema given(
      Field field,
      @Nullable String owner,
      boolean nullable,
      boolean whole,
      List<String> roles,
      boolean closed) {
    var schema = types.of(field, owner, given(closed));
    var noted = Types.noted(nullable ? schema.nullable() : schema, field, false, roles);
    var initial = whole ? Types.initial(field) : null;
    return noted.with("default", initial == Json.Null.NULL ? null : initial);
  }

  private static Schema closed(Schema object, boolean closed) {
    return closed ? object.with("additionalProperties", false) : object;
  }

  /// A member that travels as a parameter.
  Schema parameter(Input.Member member, @Nullable String entity) {
    return given(member.field(), owner(member, entity), false, true, member.roles(), true);
  }

  private @Nullable String owner(Input.Member member, @Nullable String entity) {
    return entity == null || member.path().isEmpty() ? null : catalog.owner(entity, member.path());
  }

  /// What a request's body holds, without its envelope.
  Schema input(Input input, Operation operation) {
    var entity = operation.target().entity();
    var name =
        catalog.name(
            List.of("input", input.members(), operation.ignoresUnknown(), input.name()),
            input.name());
    if (!catalog.schemas.containsKey(name)) {
      var root = new Branch();
      var whole =
          operation.kind() != Operation.Kind.UPDATE
              && operation.kind() != Operation.Kind.BULK_UPDATE;
      for (var member : input.members()) {
        var schema =
            given(
                member.field(),
                owner(member, entity),
                member.nullable(),
                whole,
                member.roles(),
                !operation.ignoresUnknown());
        root.leaf(List.of(member.wire().split("\\.", -1)), schema, member.required());
      }
      catalog.schemas.put(name, root.schema(!operation.ignoresUnknown()));
    }
    return Schema.ref(name);
  }

  /// An object of members whose names may nest: `type.id`.
  private static final class Branch {
    private final SequencedMap<String, Schema> leaves = new LinkedHashMap<>();
    private final Map<String, Branch> branches = new LinkedHashMap<>();
    private final List<String> required = new ArrayList<>();

    void leaf(List<String> path, Schema schema, boolean demanded) {
      var name = path.getFirst();
      if (demanded && !required.contains(name)) {
        required.add(name);
      }
      leaves.putIfAbsent(name, schema);
      if (path.size() > 1) {
        branches
            .computeIfAbsent(name, unseen -> new Branch())
            .leaf(path.subList(1, path.size()), schema, demanded);
      }
    }

    Schema schema(boolean closed) {
      var properties = new LinkedHashMap<>(leaves);
      branches.forEach((name, branch) -> properties.put(name, branch.schema(closed)));
      return closed(Schema.object(properties, required), closed);
    }
  }
}
