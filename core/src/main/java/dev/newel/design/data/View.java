package dev.newel.design.data;

import dev.newel.expr.Expr;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an answer shows of an entity or a value, every item spelled out: `all` is gone.
///
/// @param name its name; a view without a name is called after the place that uses it
///     (`Invoice.project`)
/// @param of the entity or value
/// @param named whether the design names it: it is a schema of its own
public record View(String name, String of, @Nullable String doc, boolean named, List<Item> items) {
  public View {
    items = List.copyOf(items);
  }

  /// Whether what it shows depends on who asks.
  public boolean asksViewer() {
    return shows(item -> item.asksViewer());
  }

  /// Whether some roles see more of it than others.
  public boolean asksRole() {
    return shows(item -> !item.roles().isEmpty());
  }

  private boolean shows(Predicate<Item> what) {
    return items.stream()
        .anyMatch(item -> what.test(item) || (item.opened() != null && item.opened().shows(what)));
  }

  /// One member of the JSON object.
  ///
  /// @param wire its name on the wire
  /// @param path the fields from the row to the value, at least one; all but the last are
  ///     references or values
  /// @param field the last field of the path
  /// @param value its value, over `this`, a row or value of the view; a root of its own name where
  ///     the item stands for itself, as a member of a payload does
  /// @param nullable whether it may be null: the field or a reference on the path is optional, or
  ///     it depends on an anonymous viewer
  /// @param opened the view that shows the related rows or the value; null where the plain value,
  ///     or the key of a reference, is shown
  /// @param many whether it is a list
  /// @param roles the roles that alone see it, empty for all
  public record Item(
      String wire,
      List<String> path,
      Field field,
      Expr value,
      boolean nullable,
      @Nullable View opened,
      boolean many,
      List<String> roles) {
    public Item {
      path = List.copyOf(path);
      roles = List.copyOf(roles);
    }

    private boolean asksViewer() {
      var computed = field.computed();
      return Stream.concat(value.walk(), computed == null ? Stream.empty() : computed.walk())
          .anyMatch(part -> part instanceof Expr.Root root && root.name().equals("viewer"));
    }
  }
}
