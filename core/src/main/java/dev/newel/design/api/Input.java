package dev.newel.design.api;

import dev.newel.design.data.Field;
import dev.newel.design.data.Type;
import dev.newel.language.Json;
import dev.newel.language.Size;
import java.util.List;

/// What a request gives: a body, or parameters where the method has no body.
///
/// @param name the schema's name: `NewProduct`, `ProductUpdate`, `ProductReplace`,
///     `OrdersCancelArguments`
/// @param in where its members travel
/// @param members in order
/// @param envelope what stands around them: `{item}` is the members of one row, `{items}` a list of
///     such
/// @param media `application/json`, `application/merge-patch+json`, `multipart/form-data` where a
///     member is a file
public record Input(String name, In in, List<Member> members, Json envelope, String media) {
  public Input {
    members = List.copyOf(members);
  }

  /// Whether a member is a file, so that the input is a form.
  public boolean hasFiles() {
    return members.stream().anyMatch(member -> member.field().type() instanceof Type.File);
  }

  /// How many bytes a request with this input may have: those of `body`, and beside them those that
  /// each of its files may have.
  public long most(Size body) {
    var most = body.bytes();
    for (var member : members) {
      if (member.field().type() instanceof Type.File(var max, var media)) {
        most += max.bytes();
      }
    }
    return most;
  }

  /// Where the members travel.
  public enum In {
    BODY,
    QUERY
  }

  /// One member.
  ///
  /// @param wire its name on the wire; `type.id` nests: {"type": {"id": 1}}
  /// @param path the fields that it fills; empty for an argument that is no field
  /// @param field the field that its value must fit
  /// @param required whether the request fails without it
  /// @param nullable whether null is accepted
  /// @param roles the roles that alone may send it, empty for all
  public record Member(
      String wire,
      List<String> path,
      Field field,
      boolean required,
      boolean nullable,
      List<String> roles) {
    public Member {
      path = List.copyOf(path);
      roles = List.copyOf(roles);
    }

    /// Whether it is an argument of the operation and no field of the entity.
    public boolean isArgument() {
      return path.isEmpty();
    }
  }
}
