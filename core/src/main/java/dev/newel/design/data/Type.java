package dev.newel.design.data;

import dev.newel.expr.Expr;
import dev.newel.expr.ExprType;
import dev.newel.language.Maps;
import dev.newel.language.Range;
import dev.newel.language.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The type of a field, parameter or body. Closed: every `switch` over it is checked by the
/// compiler.
public sealed interface Type {
  /// Types without parts.
  enum Scalar implements Type {
    BOOLEAN,
    /// 32 bits, signed.
    INT,
    /// 64 bits, signed.
    LONG,
    /// A double of IEEE 754; no NaN, no infinity.
    FLOAT,
    UUID,
    /// A day of the ISO calendar.
    DATE,
    /// A time of day, to the microsecond.
    TIME,
    /// A point in time, UTC.
    TIMESTAMP,
    /// ISO-8601 on the wire.
    DURATION,
    /// Any JSON.
    JSON,
    /// One of the design's roles, by name.
    ROLE
  }

  /// Characters; lengths count Unicode code points.
  ///
  /// @param min 0 where nothing is demanded
  /// @param max null where nothing limits it but the body's size
  /// @param pattern an RE2 expression that the whole text matches
  record Text(Kind kind, int min, @Nullable Integer max, @Nullable String pattern) implements Type {
    /// What the characters are.
    public enum Kind {
      STRING,
      EMAIL,
      URI,
      SLUG,
      /// Asked for in clear, stored as a hash, never shown.
      PASSWORD,
      /// Shown once, stored encrypted or hashed.
      SECRET
    }
  }

  /// An exact number with `scale` digits after the point, `precision` in all.
  record Decimal(int precision, int scale) implements Type {}

  /// Bytes, kept outside the row.
  record File(Size max, List<String> media) implements Type {
    public File {
      media = List.copyOf(media);
    }
  }

  /// One of the words, in the order written.
  ///
  /// @param told what clients of an old version read and write instead of a word, by word; empty in
  ///     the current version
  record Enumeration(List<String> words, Map<String, String> told) implements Type {
    public Enumeration {
      words = List.copyOf(words);
      told = Maps.ordered(told);
    }

    public Enumeration(List<String> words) {
      this(words, Map.of());
    }

    /// The words as clients know them.
    public List<String> shown() {
      return words.stream().map(this::shown).distinct().toList();
    }

    /// A word as clients know it.
    public String shown(String word) {
      return told.getOrDefault(word, word);
    }

    /// The words that clients know by this one, none where it is unknown. Who writes it means the
    /// first: the word itself, where that is not told otherwise.
    public List<String> meant(String shown) {
      return words.stream()
          .filter(word -> shown(word).equals(shown))
          .sorted(Comparator.comparing(word -> !word.equals(shown)))
          .toList();
    }
  }

  /// Counts 1, 2, 3... without gaps at create, within `per` where it is there; a delete leaves its
  /// gap.
  record Sequence(@Nullable String per) implements Type {}

  /// A value of the design: part of the row.
  record Value(String name) implements Type {}

  /// Text keys to values of `of`.
  record MapOf(Type of) implements Type {}

  /// A list of scalars or values: part of the row, in a table of its own.
  ///
  /// @param size how many, null where nothing bounds it
  record ListOf(Type of, @Nullable Range size) implements Type {}

  /// Many to one: the key of a row of `entity`.
  record Reference(String entity) implements Type {}

  /// One to many: the rows of `entity` whose reference `via` is this row.
  record Inverse(String entity, String via) implements Type {}

  /// Many to many, owned here.
  record Link(String entity) implements Type {}

  /// The other end of the link `via` of `entity`.
  record LinkInverse(String entity, String via) implements Type {}

  /// Rows of `entity` that an expression over `it` (the candidate) and the row chooses.
  ///
  /// @param sort fields, `-` for descending; the key is the last criterion
  /// @param first null for all
  record Derived(String entity, Expr where, List<String> sort, @Nullable Integer first)
      implements Type {
    public Derived {
      sort = List.copyOf(sort);
    }
  }

  /// The type that expressions see.
  default ExprType expr() {
    return switch (this) {
      case Scalar scalar ->
          switch (scalar) {
            case BOOLEAN -> ExprType.Scalar.BOOL;
            case INT, LONG -> ExprType.Scalar.INT;
            case FLOAT -> ExprType.Scalar.DECIMAL;
            case UUID -> ExprType.Scalar.UUID;
            case DATE -> ExprType.Scalar.DATE;
            case TIME -> ExprType.Scalar.TIME;
            case TIMESTAMP -> ExprType.Scalar.TIMESTAMP;
            case DURATION -> ExprType.Scalar.DURATION;
            case JSON -> ExprType.Scalar.JSON;
            case ROLE -> ExprType.Scalar.ROLE;
          };
      case Text text -> ExprType.Scalar.TEXT;
      case Decimal decimal -> ExprType.Scalar.DECIMAL;
      case File file -> ExprType.Scalar.FILE;
      case Enumeration(var words, var told) -> new ExprType.EnumOf(words);
      case Sequence sequence -> ExprType.Scalar.INT;
      case Value(var name) -> new ExprType.StructOf(name);
      case MapOf(var of) -> new ExprType.MapOf(of.expr());
      case ListOf(var of, var size) -> new ExprType.ListOf(of.expr());
      case Reference(var entity) -> new ExprType.RowOf(entity);
      case Inverse(var entity, var via) -> new ExprType.ListOf(new ExprType.RowOf(entity));
      case Link(var entity) -> new ExprType.ListOf(new ExprType.RowOf(entity));
      case LinkInverse(var entity, var via) -> new ExprType.ListOf(new ExprType.RowOf(entity));
      case Derived derived -> new ExprType.ListOf(new ExprType.RowOf(derived.entity()));
    };
  }

  /// The entity or value that a field of this type leads to; null where it leads nowhere.
  default @Nullable String target() {
    return switch (this) {
      case Reference(var entity) -> entity;
      case Inverse(var entity, var via) -> entity;
      case Link(var entity) -> entity;
      case LinkInverse(var entity, var via) -> entity;
      case Derived derived -> derived.entity();
      case Value(var name) -> name;
      case ListOf(var of, var size) -> of.target();
      default -> null;
    };
  }

  /// Whether a field of this type refers to rows of its own: it shows only where a view names it (a
  /// reference shows its key).
  default boolean isRelation() {
    return this instanceof Reference
        || this instanceof Inverse
        || this instanceof Link
        || this instanceof LinkInverse
        || this instanceof Derived;
  }

  /// Whether a field of this type holds or refers to many.
  default boolean isMany() {
    return this instanceof ListOf || (isRelation() && !(this instanceof Reference));
  }
}
