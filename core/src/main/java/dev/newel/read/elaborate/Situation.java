package dev.newel.read.elaborate;

import dev.newel.expr.ExprType;
import dev.newel.expr.Scope;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The names that one place of the design may use: immutable, built up by `with...`.
///
/// Structs that exist only here (`event`, `input`, `request`, `answer`) are named after their root,
/// with a `$` before.
final class Situation implements Scope {
  private final Signatures signatures;
  private final List<String> roles;
  private final SequencedMap<String, Name> roots;
  private final Map<String, List<Field>> structs;

  private Situation(
      Signatures signatures,
      List<String> roles,
      SequencedMap<String, Name> roots,
      Map<String, List<Field>> structs) {
    this.signatures = signatures;
    this.roles = roles;
    this.roots = roots;
    this.structs = structs;
  }

  /// No row at hand: only `now`, `request` and the settings.
  static Situation empty(Signatures signatures, List<String> roles, List<Field> settings) {
    var nothing = new Situation(signatures, List.copyOf(roles), new LinkedHashMap<>(), Map.of());
    return nothing.withStruct("request", REQUEST).withStruct("setting", settings);
  }

  private static final List<Field> REQUEST =
      List.of(
          text("ip"),
          text("id"),
          new Field("agent", ExprType.Scalar.TEXT, true, dev.newel.expr.FieldKind.COLUMN));

  private static Field text(String name) {
    return new Field(name, ExprType.Scalar.TEXT, false, dev.newel.expr.FieldKind.COLUMN);
  }

  private Situation withRoot(String name, ExprType type, boolean nullable) {
    var more = new LinkedHashMap<>(roots);
    more.put(name, new Name(type, nullable));
    return new Situation(signatures, roles, more, structs);
  }

  /// A row of `entity` is at hand: its fields are bare names.
  Situation withRow(String entity) {
    return withRoot("this", new ExprType.RowOf(entity), false);
  }

  /// A value of type `value` is at hand: its fields are bare names.
  Situation withValueRow(String value) {
    return withRoot("this", new ExprType.StructOf(value), false);
  }

  /// A candidate row `it` beside the row at hand.
  Situation withCandidate(String entity) {
    return withRoot("it", new ExprType.RowOf(entity), false);
  }

  /// Whoever asks; null where that is somebody without a token.
  Situation withViewer(@Nullable String users, boolean maybeAnonymous) {
    return users == null ? this : withRoot("viewer", new ExprType.RowOf(users), maybeAnonymous);
  }

  /// The value of a filter's parameter, typed by what it meets.
  Situation withParameterValue() {
    return withRoot("value", ExprType.Scalar.OPEN, false);
  }

  /// All rows of each of these entities: `User.exists(u, ...)`.
  Situation withEntities(Collection<String> entities) {
    var more = new LinkedHashMap<>(roots);
    for (var entity : entities) {
      more.put(entity, new Name(new ExprType.ListOf(new ExprType.RowOf(entity)), false));
    }
    return new Situation(signatures, roles, more, structs);
  }

  /// What came in: `input.name`.
  Situation withInput(List<Field> fields) {
    return withStruct("input", fields);
  }

  Situation withStruct(String name, List<Field> fields) {
    var more = new LinkedHashMap<>(structs);
    more.put("$" + name, List.copyOf(fields));
    return new Situation(signatures, roles, roots, more)
        .withRoot(name, new ExprType.StructOf("$" + name), false);
  }

  @Override
  public SequencedMap<String, Name> roots() {
    return roots;
  }

  @Override
  public List<Field> members(ExprType type) {
    return switch (type) {
      case ExprType.RowOf(var entity) -> signatures.ofEntity(entity);
      case ExprType.StructOf(var name) -> {
        var here = structs.get(name);
        yield here == null ? signatures.ofValue(name) : here;
      }
      default -> List.of();
    };
  }

  @Override
  public @Nullable ExprType keyType(String entity) {
    return signatures.keyType(entity);
  }

  @Override
  public List<String> roles() {
    return roles;
  }
}
