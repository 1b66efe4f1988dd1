package dev.newel.write.shorten;

import dev.newel.language.Shape.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Shorter lists of fields.
final class Items {
  private Items() {}

  /// `items` by what they differ in from `all` the fields that a convention shows: `[all,
  /// -body, author: Profile]`. The same items where that is not much shorter, since names say
  /// more than what is missing, or where the order does not allow it.
  static List<Item> compressed(List<Item> items, List<Item> all) {
    var wanted = byName(items);
    var conventional = byName(all);
    var plain = plainer(all, all);
    var shorter = new ArrayList<Item>();
    var order = new ArrayList<String>();
    shorter.add(new Item.All());
    conventional
        .keySet()
        .forEach(
            name -> {
              if (wanted.containsKey(name)) {
                order.add(name);
              } else {
                shorter.add(new Item.Without(name));
              }
            });
    wanted.forEach(
        (name, item) -> {
          if (!conventional.containsKey(name)) {
            order.add(name);
            shorter.add(item);
          } else if (!all.contains(item) && !plain.contains(item)) {
            shorter.add(item);
          }
        });
    return order.equals(List.copyOf(wanted.keySet())) && 5 * cost(shorter) < 3 * cost(items)
        ? List.copyOf(shorter)
        : items;
  }

  /// `items` with a bare name where the convention opens the value anyway, and a path for one
  /// inner field.
  static List<Item> plainer(List<Item> items, List<Item> all) {
    return items.stream().map(item -> plainer(item, all)).toList();
  }

  private static Item plainer(Item item, List<Item> all) {
    return switch (item) {
      case Item.Opened(var field, var view) when all.contains(item) -> new Item.Field(field);
      case Item.Nested(var field, var inner) when inner.size() == 1 ->
          inner.getFirst() instanceof Item.Field(var path)
              ? new Item.Field(field + "." + path)
              : item;
      default -> item;
    };
  }

  private static Map<String, Item> byName(List<Item> items) {
    var named = new LinkedHashMap<String, Item>();
    items.forEach(item -> named.put(name(item), item));
    return named;
  }

  private static String name(Item item) {
    return switch (item) {
      case Item.All() -> "all";
      case Item.Without(var field) -> "-" + field;
      case Item.Field(var path) -> path;
      case Item.Renamed(var name, var path) -> name;
      case Item.Opened(var field, var view) -> field;
      case Item.Nested(var field, var inner) -> field;
    };
  }

  /// About how many characters they take.
  private static int cost(List<Item> items) {
    var cost = 0;
    for (var item : items) {
      cost +=
          2
              + switch (item) {
                case Item.Renamed(var name, var path) -> name.length() + 2 + path.length();
                case Item.Opened(var field, var view) -> field.length() + 2 + view.length();
                case Item.Nested(var field, var inner) -> field.length() + 2 + cost(inner);
                // A minus needs quotes inside brackets.
                case Item.Without(var field) -> field.length() + 3;
                default -> name(item).length();
              };
    }
    return cost;
  }
}
