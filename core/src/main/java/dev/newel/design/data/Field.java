package dev.newel.design.data;

import dev.newel.expr.Expr;
import dev.newel.expr.FieldKind;
import dev.newel.language.Json;
import dev.newel.language.Modifier;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A field of an entity or a value, or an argument of an operation, resolved.
///
/// @param name as written in the design
/// @param wire as it stands in JSON and in parameters
/// @param optional whether it may be null
/// @param bounds comparisons that hold whenever the field changes; a bound with a null side holds
/// @param uniquePer null where values may repeat; otherwise the fields within which they may not,
///     empty for the table
/// @param read the roles that alone see it, empty for all
/// @param write the roles that alone write it, empty for all
/// @param slugOf the field that a slug is made of, null for other fields
/// @param initial the value at create where the client gives none
/// @param computed what it always is, at read; null for a stored field
public record Field(
    String name,
    String wire,
    Type type,
    boolean optional,
    List<Bound> bounds,
    Set<Modifier> modifiers,
    @Nullable List<String> uniquePer,
    List<String> read,
    List<String> write,
    @Nullable String slugOf,
    @Nullable Expr initial,
    @Nullable Expr computed,
    @Nullable String doc,
    @Nullable Json example,
    @Nullable String was,
    @Nullable String unit) {

  /// @param operator one of `<`, `<=`, `>`, `>=`
  /// @param limit over the fields of the same row
  public record Bound(String operator, Expr limit) {}

  public Field {
    bounds = List.copyOf(bounds);
    modifiers =
        modifiers.isEmpty()
            ? Set.of()
            : java.util.Collections.unmodifiableSet(EnumSet.copyOf(modifiers));
    uniquePer = uniquePer == null ? null : List.copyOf(uniquePer);
    read = List.copyOf(read);
    write = List.copyOf(write);
  }

  /// Where its value comes from, as expressions see it.
  public FieldKind kind() {
    if (computed != null) {
      return FieldKind.COMPUTED;
    }
    return switch (type) {
      case Type.ListOf list -> FieldKind.VALUES;
      case Type.Reference reference -> FieldKind.REFERENCE;
      case Type.Inverse inverse -> FieldKind.INVERSE;
      case Type.Link link -> FieldKind.LINK;
      case Type.LinkInverse link -> FieldKind.LINK;
      case Type.Derived derived -> FieldKind.DERIVED;
      default -> FieldKind.COLUMN;
    };
  }

  /// The same field, which may be null.
  public Field orNull() {
    return optional
        ? this
        : new Field(
            name, wire, type, true, bounds, modifiers, uniquePer, read, write, slugOf, initial,
            computed, doc, example, was, unit);
  }

  public boolean is(Modifier modifier) {
    return modifiers.contains(modifier);
  }

  /// Whether the row itself holds it: not computed, and no relation that lives elsewhere.
  public boolean isStored() {
    return computed == null && (!type.isRelation() || type instanceof Type.Reference);
  }

  /// Whether the store fills it and no input may.
  public boolean isManaged() {
    return is(Modifier.CREATED)
        || is(Modifier.UPDATED)
        || is(Modifier.DELETED)
        || is(Modifier.REVISION)
        || (is(Modifier.KEY) && isGeneratedKey())
        || type instanceof Type.Sequence
        || (type instanceof Type.Text text && text.kind() == Type.Text.Kind.SECRET)
        || slugOf != null;
  }

  /// Whether no answer and no token shows it: a password or a secret.
  public boolean isConfidential() {
    return type instanceof Type.Text text
        && (text.kind() == Type.Text.Kind.PASSWORD || text.kind() == Type.Text.Kind.SECRET);
  }

  /// Whether it is a key that the store makes: `int key`, `long key`, `uuid key`.
  public boolean isGeneratedKey() {
    return is(Modifier.KEY)
        && (type == Type.Scalar.INT || type == Type.Scalar.LONG || type == Type.Scalar.UUID);
  }
}
