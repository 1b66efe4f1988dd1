package dev.newel.serve;

import dev.newel.design.api.Input;
import dev.newel.design.api.Operation;
import dev.newel.design.api.Operation.Kind;
import dev.newel.language.Json;
import dev.newel.serve.Refusal.FieldProblem;
import dev.newel.serve.input.BodyReader;
import dev.newel.serve.value.Catalog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes of a body with a list of inputs what each of its items asks for.
final class BulkItems {
  private final Catalog catalog;

  BulkItems(Catalog catalog) {
    this.catalog = catalog;
  }

  /// One item of the list.
  ///
  /// @param place where it stands in the body (RFC 6901)
  /// @param exchange what it asks for
  /// @param key of the row that it names; null at a create, and where it names none
  /// @param faults why nothing can be done with it, whatever rows there are
  record Item(
      int position,
      String place,
      Exchange exchange,
      @Nullable Object key,
      List<FieldProblem> faults) {}

  /// The items of the body; refuses what is no list, or not of the promised length.
  List<Item> of(Exchange exchange) {
    var operation = exchange.operation();
    var bulk = Objects.requireNonNull(operation.bulk());
    if (!(exchange.json instanceof List<?> list)) {
      throw Refusal.validation(
          List.of(new FieldProblem("INVALID", "", "", Map.of("problem", "must be a list"))));
    }
    if (list.isEmpty()) {
      throw Refusal.validation(
          List.of(new FieldProblem("TOO_SHORT", "", "", Map.of("min", 1, "length", 0))));
    }
    if (list.size() > bulk.max()) {
      throw Refusal.validation(
          List.of(
              new FieldProblem(
                  "TOO_LONG", "", "", Map.of("max", bulk.max(), "length", list.size()))));
    }
    var alone = ItemOperation.of(operation, exchange.route.resource());
    var items = new ArrayList<Item>();
    var named = new HashSet<Object>();
    for (var given : list) {
      items.add(item(exchange, alone, bulk.atomic(), items.size(), given, named));
    }
    return items;
  }

  private Item item(
      Exchange whole,
      Operation alone,
      boolean atomic,
      int position,
      @Nullable Object given,
      Set<Object> named) {
    var place = "/" + position;
    var exchange = whole.item(alone, whole.session().part(!atomic));
    exchange.json = given;
    if (!(given instanceof Map<?, ?> object)) {
      var problem = new FieldProblem("INVALID", "", "", Map.of("problem", "must be an object"));
      return new Item(position, place, exchange, null, List.of(problem));
    }
    var input = whole.operation().input();
    if (whole.operation().kind() == Kind.BULK_CREATE || input == null) {
      return new Item(position, place, exchange, null, List.of());
    }
    var member = input.members().getFirst();
    var only =
        new Input(
            input.name(), input.in(), List.of(member), new Json.Text("{item}"), input.media());
    var read = new BodyReader(catalog, true, false, whole.viewer.roles()).read(only, object);
    var rest = new LinkedHashMap<Object, @Nullable Object>(object);
    rest.remove(member.wire());
    exchange.json = rest;
    var key = read.values().get(member.field().name());
    if (key == null || named.add(key)) {
      return new Item(position, place, exchange, key, read.problems());
    }
    var again =
        new FieldProblem(
            "INVALID",
            member.wire(),
            "/" + member.wire(),
            Map.of("problem", "names a row that an item before it names"));
    return new Item(position, place, exchange, key, List.of(again));
  }
}
