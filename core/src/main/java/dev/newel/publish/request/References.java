package dev.newel.publish.request;

import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.design.data.Model;
import dev.newel.design.data.Type;
import dev.newel.language.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/// Replaces the texts of a body that name rows, however deep they stand.
///
/// @param naming what stands in place of a key
record References(Model model, Naming naming) {

  /// What stands in place of the key of a row of `entity`.
  interface Naming {
    Json of(String entity, Json.Text key);
  }

  /// The body of a request with its keys replaced; numbers stay as they are.
  Json in(Operation operation, Json body) {
    var input = operation.input();
    return input == null ? body : enveloped(input.envelope(), body, item -> item(operation, item));
  }

  private static Json enveloped(Json template, Json body, UnaryOperator<Json> item) {
    return switch (template) {
      case Json.Text(var text) when text.equals("{item}") -> item.apply(body);
      case Json.Text(var text) when text.equals("{items}") -> each(body, item);
      case Json.Array(var items) when items.size() == 1 ->
          each(body, one -> enveloped(items.getFirst(), one, item));
      case Json.Object(var members) -> {
        var filled = body;
        for (var member : members.entrySet()) {
          filled =
              at(
                  filled,
                  List.of(member.getKey()),
                  inner -> enveloped(member.getValue(), inner, item));
        }
        yield filled;
      }
      default -> body;
    };
  }

  private Json item(Operation operation, Json item) {
    var filled = item;
    for (var member : members(operation)) {
      filled =
          at(
              filled,
              List.of(member.wire().split("\\.", -1)),
              json -> value(type(operation, member), json));
    }
    return filled;
  }

  private static List<Input.Member> members(Operation operation) {
    var input = operation.input();
    return input == null ? List.of() : input.members();
  }

  /// What a member names: a key behind a reference, as in `owner.id`, names the row that the
  /// reference does, and a key among the changes of many rows the row to change.
  private Type type(Operation operation, Input.Member member) {
    var holder = operation.target().entity();
    if (holder == null || member.path().isEmpty() || !model.entities().containsKey(holder)) {
      return member.field().type();
    }
    for (var name : member.path().subList(0, member.path().size() - 1)) {
      var next = model.field(holder, name).type().target();
      if (next == null) {
        return member.field().type();
      }
      holder = next;
    }
    var entity = model.entities().get(holder);
    var another = member.path().size() > 1 || operation.kind() == Operation.Kind.BULK_UPDATE;
    return another && entity != null && entity.key().equals(member.path().getLast())
        ? new Type.Reference(holder)
        : member.field().type();
  }

  private Json value(Type type, Json json) {
    return switch (type) {
      case Type.Reference(var entity) when json instanceof Json.Text key -> naming.of(entity, key);
      case Type.Link(var entity) -> each(json, key -> value(new Type.Reference(entity), key));
      case Type.ListOf(var of, var size) -> each(json, one -> value(of, one));
      case Type.MapOf(var of) when json instanceof Json.Object(var members) -> {
        var filled = new LinkedHashMap<String, Json>();
        members.forEach((name, one) -> filled.put(name, value(of, one)));
        yield new Json.Object(filled);
      }
      case Type.Value(var name) -> {
        var filled = json;
        var value = model.values().get(name);
        if (value != null) {
          for (var field : value.fields().values()) {
            filled = at(filled, List.of(field.wire()), one -> value(field.type(), one));
          }
        }
        yield filled;
      }
      default -> json;
    };
  }

  private static Json each(Json json, UnaryOperator<Json> change) {
    return json instanceof Json.Array(var items)
        ? new Json.Array(items.stream().map(change).toList())
        : json;
  }

  /// The same with what stands at the end of the names changed; as it is where nothing does.
  private static Json at(Json json, List<String> names, UnaryOperator<Json> change) {
    if (names.isEmpty()) {
      return change.apply(json);
    }
    if (!(json instanceof Json.Object(var members)) || !members.containsKey(names.getFirst())) {
      return json;
    }
    var filled = new LinkedHashMap<>(members);
    filled.computeIfPresent(
        names.getFirst(), (name, inner) -> at(inner, names.subList(1, names.size()), change));
    return new Json.Object(filled);
  }
}
