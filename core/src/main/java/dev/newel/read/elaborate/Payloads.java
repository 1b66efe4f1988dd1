package dev.newel.read.elaborate;

import dev.newel.design.data.View;
import dev.newel.language.Modifier;
import dev.newel.language.Shape;
import dev.newel.language.Shape.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an event that we publish shows of a row. Nobody is its viewer: what only some may read, and
/// what is personal, it carries where it is named and not because it is among all.
final class Payloads {
  private Payloads() {}

  /// @param view what would be shown to whoever may see everything
  /// @param fields how the design writes it, which says what it names
  /// @param name of the view where it shows less than the one given
  static View of(View view, Shape fields, String name) {
    var named = fields instanceof Shape.Fields(var items) ? named(items) : Set.<String>of();
    var shown = shown(view, named);
    return shown.equals(view.items()) ? view : new View(name, view.of(), null, false, shown);
  }

  private static Set<String> named(List<Item> items) {
    var named = new HashSet<String>();
    for (var item : items) {
      switch (item) {
        case Item.Field(var path) -> named.add(head(path));
        case Item.Renamed(var as, var path) -> named.add(head(path));
        case Item.Opened(var field, var view) -> named.add(field);
        case Item.Nested(var field, var inner) -> named.add(field);
        case Item.All all -> {}
        case Item.Without without -> {}
      }
    }
    return named;
  }

  private static String head(String path) {
    var dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  private static List<View.Item> shown(View view, Set<String> named) {
    var shown = new ArrayList<View.Item>();
    for (var item : view.items()) {
      if (named.contains(item.path().getFirst())) {
        shown.add(with(item, item.opened()));
      } else if (item.roles().isEmpty() && !item.field().is(Modifier.PERSONAL)) {
        shown.add(inner(item));
      }
    }
    return List.copyOf(shown);
  }

  /// What is opened within it shows no more either.
  private static View.Item inner(View.Item item) {
    var opened = item.opened();
    if (opened == null) {
      return item;
    }
    var shown = shown(opened, Set.of());
    return shown.equals(opened.items())
        ? item
        : with(item, new View(opened.name(), opened.of(), null, false, shown));
  }

  /// The same for everybody.
  private static View.Item with(View.Item item, @Nullable View opened) {
    return new View.Item(
        item.wire(),
        item.path(),
        item.field(),
        item.value(),
        item.nullable(),
        opened,
        item.many(),
        List.of());
  }
}
