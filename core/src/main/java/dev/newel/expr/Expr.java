package dev.newel.expr;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A checked expression: every name resolved, every part typed, no positions, so that equality is
/// meaning.
///
/// Only `Typer` makes one out of an author's text. `a != b` is `Not` of `EQ`, `x == null` is
/// `IsNull`, a bare field is a `Member` of the root `this`; so two spellings of one meaning are
/// equal.
public sealed interface Expr {
  /// What its value is.
  ExprType type();

  /// Whether its value can be null. Conditions (comparison, `!`, `&&`, `in`, `exists`) and lists
  /// never are.
  boolean nullable();

  /// The parts it is made of, from left to right.
  List<Expr> children();

  /// Canonical source: parsed and checked again in the same scope it gives an equal expression.
  default String text() {
    return ExprText.of(this);
  }

  /// This expression and all its parts, depth first.
  default Stream<Expr> walk() {
    return Stream.concat(Stream.of(this), children().stream().flatMap(Expr::walk));
  }

  /// Whether `SqlTranslator` can translate it wherever it stands: no `matches` and `accessToken()`,
  /// which only Java evaluates. The translator may still refuse a rare form, and says so.
  default boolean isTranslatable() {
    return walk().noneMatch(part -> part instanceof Call call && call.function().isJavaOnly());
  }

  /// Whether it asks all rows of an entity.
  default boolean asksEntity() {
    return walk().anyMatch(part -> part instanceof Root root && root.isEntity());
  }

  /// A value as written.
  ///
  /// @param value Boolean, Long, BigDecimal, String (text, enum word and role), UUID, LocalDate,
  ///     LocalTime, Instant or Duration by the type; null for the literal `null` alone
  record Literal(ExprType type, @Nullable Object value) implements Expr {
    public Literal {
      if (value instanceof BigDecimal decimal) {
        value = decimal.stripTrailingZeros();
      }
    }

    @Override
    public boolean nullable() {
      return value == null;
    }

    @Override
    public List<Expr> children() {
      return List.of();
    }
  }

  /// `[a, b]`.
  record Items(List<Expr> items, ExprType type) implements Expr {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public boolean nullable() {
      return false;
    }

    @Override
    public List<Expr> children() {
      return items;
    }
  }

  /// A name that the scope gives: `this`, `it`, `viewer`, `value`, an argument, or an entity, which
  /// is the list of all its rows.
  record Root(String name, ExprType type, boolean nullable) implements Expr {
    /// Whether it is all rows of an entity, which the database holds.
    public boolean isEntity() {
      return type instanceof ExprType.ListOf(ExprType.RowOf(var entity)) && entity.equals(name);
    }

    @Override
    public List<Expr> children() {
      return List.of();
    }
  }

  /// The variable of a macro: `l` in `lines.sum(l, l.price)`.
  record Variable(String name, ExprType type, boolean nullable) implements Expr {
    @Override
    public List<Expr> children() {
      return List.of();
    }
  }

  /// A field of a row or value: `author.username`.
  record Member(Expr target, String name, ExprType type, boolean nullable, FieldKind kind)
      implements Expr {
    @Override
    public List<Expr> children() {
      return List.of(target);
    }
  }

  /// `!operand`: true where the operand is false or null.
  record Not(Expr operand) implements Expr {
    @Override
    public ExprType type() {
      return ExprType.Scalar.BOOL;
    }

    @Override
    public boolean nullable() {
      return false;
    }

    @Override
    public List<Expr> children() {
      return List.of(operand);
    }
  }

  /// `-operand`, of a number or a length of time.
  record Negate(Expr operand) implements Expr {
    @Override
    public ExprType type() {
      return operand.type();
    }

    @Override
    public boolean nullable() {
      return operand.nullable();
    }

    @Override
    public List<Expr> children() {
      return List.of(operand);
    }
  }

  /// `operand == null`.
  record IsNull(Expr operand) implements Expr {
    @Override
    public ExprType type() {
      return ExprType.Scalar.BOOL;
    }

    @Override
    public boolean nullable() {
      return false;
    }

    @Override
    public List<Expr> children() {
      return List.of(operand);
    }
  }

  /// `left operator right`; never `NE`, which is `Not` of `EQ`.
  record Binary(Operator operator, Expr left, Expr right, ExprType type, boolean nullable)
      implements Expr {
    public Binary {
      if (operator == Operator.NE) {
        throw new IllegalArgumentException("`!=` is Not(EQ)");
      }
    }

    @Override
    public List<Expr> children() {
      return List.of(left, right);
    }
  }

  /// `test ? then : otherwise`.
  record Conditional(Expr test, Expr then, Expr otherwise, ExprType type) implements Expr {
    @Override
    public boolean nullable() {
      return then.nullable() || otherwise.nullable();
    }

    @Override
    public List<Expr> children() {
      return List.of(test, then, otherwise);
    }
  }

  /// `list.macro(variable, body)`.
  record Fold(Macro macro, Expr list, Variable variable, Expr body, ExprType type) implements Expr {
    @Override
    public boolean nullable() {
      return macro == Macro.MIN || macro == Macro.MAX;
    }

    @Override
    public List<Expr> children() {
      return List.of(list, body);
    }
  }

  /// A function, or a method with its target as the first argument.
  record Call(Function function, List<Expr> arguments, ExprType type, boolean nullable)
      implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<Expr> children() {
      return arguments;
    }
  }
}
