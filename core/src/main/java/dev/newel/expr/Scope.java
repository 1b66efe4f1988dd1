package dev.newel.expr;

import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The names that an expression may use. The layer that knows the design implements it.
///
/// A bare word is, in this order: a macro's variable, a root, a field of the root `this`. Reserved
/// roots (`this`, `it`, `viewer`, `value`, `event`, `answer`, `failure`, `input`, `request`,
/// `setting`) hide a field of the same name, which is then `this.value`; an argument never does:
/// there the field wins, and the argument is `input.name`.
public interface Scope {
  /// What a name stands for.
  ///
  /// @param type `Scalar.OPEN` where it takes the type of what it meets
  record Name(ExprType type, boolean nullable) {}

  /// A field of a row or of a value.
  record Field(String name, ExprType type, boolean nullable, FieldKind kind) {}

  /// The roots by name: reserved ones, arguments, and entities where all rows of one may be asked.
  SequencedMap<String, Name> roots();

  /// The fields of a `RowOf` or `StructOf` in the order of the design; empty for a name that it
  /// does not know.
  List<Field> members(ExprType type);

  /// The names of all roles, for literals of type ROLE.
  List<String> roles();

  /// The type of the key of an entity's rows, so that a literal key may stand for a row; null where
  /// none may.
  default @Nullable ExprType keyType(String entity) {
    return null;
  }

  /// The field of that name.
  default @Nullable Field member(ExprType type, String name) {
    for (var field : members(type)) {
      if (field.name().equals(name)) {
        return field;
      }
    }
    return null;
  }
}
