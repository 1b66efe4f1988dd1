package dev.newel.language;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The shape of a body: what a request accepts, what an answer shows, what an event carries.
///
/// Written as one name (`Product`, `nothing`, `application/pdf`), as a list of fields of the entity
/// at hand (`[all, -body, author: Profile]`), or as a mapping of names to types that are no fields
/// (`{to: User}`), in which a name without a type is the field of the entity at hand.
public sealed interface Shape {
  /// A view, an entity, a value, a type, a media type, or `nothing`.
  record Named(String name) implements Shape {}

  /// Fields of the entity at hand.
  record Fields(List<Item> items) implements Shape {
    public Fields {
      items = List.copyOf(items);
    }
  }

  /// Names of its own, each with a type, and fields of the entity at hand among them.
  record Members(Map<String, Member> members) implements Shape {
    public Members {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /// Those with a type of their own.
    public Map<String, FieldText> typed() {
      var typed = new LinkedHashMap<String, FieldText>();
      members.forEach(
          (name, member) -> {
            if (member instanceof Member.Typed(var type)) {
              typed.put(name, type);
            }
          });
      return typed;
    }
  }

  /// What a name in a mapping stands for.
  sealed interface Member {
    /// Something of its own, whatever fields there are.
    record Typed(FieldText type) implements Member {}

    /// The field of that name: `email:`, without a type.
    record OfEntity() implements Member {}
  }

  /// One entry in a list of fields.
  sealed interface Item {
    /// All stored and computed fields; references as their key; nothing unlisted, secret or
    /// related.
    record All() implements Item {}

    /// `-field`: without this one.
    record Without(String field) implements Item {}

    /// `field` or `path.to.field`: under its own name; a path makes nested objects.
    record Field(String path) implements Item {}

    /// `ownerId: owner.id`: the path under a name of its own.
    record Renamed(String name, String path) implements Item {}

    /// `author: Profile`: the related rows through a view.
    record Opened(String field, String view) implements Item {}

    /// `project: [id, code]`: the related rows through a view without a name.
    record Nested(String field, List<Item> items) implements Item {
      public Nested {
        items = List.copyOf(items);
      }
    }
  }
}
