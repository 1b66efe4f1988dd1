package dev.newel.write.shorten;

import dev.newel.language.Expression;
import dev.newel.language.FieldText;
import dev.newel.language.Guard;
import dev.newel.language.Http;
import dev.newel.language.Move;
import dev.newel.language.Rows;
import dev.newel.language.Shape;
import dev.newel.language.TypeText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Shorter ways to write one value. Whether one means the same, the trial shows.
final class Spelling {
  private static final Pattern WHOLE = Pattern.compile("(?<![\\w.])(\\d+)\\.0(?![\\d.])");

  /// Fields with less in the parentheses of their type.
  static final List<UnaryOperator<FieldText>> FIELDS =
      List.of(
          field -> typed(field, false, false),
          field -> typed(field, false, true),
          field -> typed(field, true, false),
          field -> expressed(field, Spelling::whole),
          field -> expressed(field, Spelling::undated));

  /// Texts without what their form brings: the code of a guard or a move, the point in `0.0`,
  /// the day of a time that meets a date.
  static final List<UnaryOperator<Object>> TEXTS =
      List.of(Spelling::uncoded, value -> respelled(value, Spelling::whole));

  private Spelling() {}

  private static FieldText typed(FieldText field, boolean min, boolean max) {
    return new FieldText(
        type(field.type(), min, max),
        field.optional(),
        field.bounds(),
        field.pattern(),
        field.modifiers(),
        field.via(),
        field.from(),
        field.media(),
        field.uniquePer(),
        field.per(),
        field.where(),
        field.sort(),
        field.first(),
        field.read(),
        field.write(),
        field.initial(),
        field.computed(),
        field.doc(),
        field.example(),
        field.was(),
        field.unit());
  }

  private static TypeText type(TypeText type, boolean min, boolean max) {
    return new TypeText(
        type.name(),
        type.words(),
        min ? type.min() : null,
        max ? type.max() : null,
        null,
        null,
        type.of() == null || !max ? null : type(type.of(), false, false),
        type.many());
  }

  private static FieldText expressed(FieldText field, UnaryOperator<Expression> shorter) {
    return new FieldText(
        field.type(),
        field.optional(),
        field.bounds().stream()
            .map(bound -> new FieldText.Bound(bound.operator(), shorter.apply(bound.limit())))
            .toList(),
        field.pattern(),
        field.modifiers(),
        field.via(),
        field.from(),
        field.media(),
        field.uniquePer(),
        field.per(),
        orNull(field.where(), shorter),
        field.sort(),
        field.first(),
        field.read(),
        field.write(),
        orNull(field.initial(), shorter),
        orNull(field.computed(), shorter),
        field.doc(),
        field.example(),
        field.was(),
        field.unit());
  }

  private static @Nullable Expression orNull(
      @Nullable Expression expression, UnaryOperator<Expression> shorter) {
    return expression == null ? null : shorter.apply(expression);
  }

  private static Expression whole(Expression expression) {
    return new Expression(WHOLE.matcher(expression.text()).replaceAll("$1"));
  }

  private static Expression undated(Expression expression) {
    return new Expression(expression.text().replace(".date()", ""));
  }

  private static Object respelled(Object value, UnaryOperator<Expression> shorter) {
    return switch (value) {
      case Expression expression -> shorter.apply(expression);
      case Guard guard -> new Guard(shorter.apply(guard.condition()), guard.code());
      case Rows(var entity, var where) when where != null -> new Rows(entity, shorter.apply(where));
      default -> value;
    };
  }

  /// `value` without the error that it names.
  private static Object uncoded(Object value) {
    return switch (value) {
      case Guard guard -> new Guard(guard.condition(), null);
      case Move move -> new Move(move.from(), move.to(), null);
      default -> value;
    };
  }

  /// One member of a shape respelled.
  static Shape member(Shape.Members shape, String name, UnaryOperator<FieldText> spelling) {
    var members = new LinkedHashMap<>(shape.members());
    members.computeIfPresent(
        name,
        (key, member) ->
            member instanceof Shape.Member.Typed(var field)
                ? new Shape.Member.Typed(spelling.apply(field))
                : member);
    return new Shape.Members(members);
  }

  /// The path from the row or the collection on, instead of from the base on.
  ///
  /// @param collection the path of the resource below the base
  /// @param inRow whether the row's own segment goes as well
  static Http relative(Http http, String collection, boolean inRow) {
    var path = http.path();
    if (path == null || !path.startsWith(collection + "/")) {
      return http;
    }
    var tail = path.substring(collection.length() + 1);
    if (!inRow) {
      return new Http(http.method(), tail);
    }
    var slash = tail.indexOf('/');
    return tail.startsWith("{") && slash > 0
        ? new Http(http.method(), tail.substring(slash + 1))
        : http;
  }
}
