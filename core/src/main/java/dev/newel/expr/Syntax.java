package dev.newel.expr;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An expression as it was written: names unresolved, types unknown, every part with its place.
public sealed interface Syntax {
  /// Where a part stands, in UTF-16 units from the beginning of the expression.
  record Place(int offset, int length) {
    int end() {
      return offset + length;
    }

    Place to(Place last) {
      return new Place(offset, last.end() - offset);
    }
  }

  /// The place of the whole part.
  Place place();

  /// A bare word: a name in scope, an enum word or a role; with dashes only a word (`in-progress`).
  record Word(String name, Place place) implements Syntax {}

  /// A number as written; a decimal where it has a point.
  record Numeral(String digits, Place place) implements Syntax {}

  /// A length of time as written: `90d`, `1h30m`.
  record Length(String text, Place place) implements Syntax {}

  /// A text, its quotes and escapes resolved.
  record Quoted(String value, Place place) implements Syntax {}

  /// `true`, `false` or `null`.
  record Constant(@Nullable Boolean value, Place place) implements Syntax {}

  /// `[a, b]`.
  record Items(List<Syntax> items, Place place) implements Syntax {
    public Items {
      items = List.copyOf(items);
    }
  }

  /// `target.name`.
  record Select(Syntax target, String name, Place namePlace, Place place) implements Syntax {}

  /// `name(arguments)`, or `target.name(arguments)`.
  record Call(
      @Nullable Syntax target, String name, List<Syntax> arguments, Place namePlace, Place place)
      implements Syntax {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /// `!operand`.
  record Not(Syntax operand, Place place) implements Syntax {}

  /// `-operand`.
  record Negate(Syntax operand, Place place) implements Syntax {}

  /// `left operator right`.
  record Binary(Operator operator, Syntax left, Syntax right, Place operatorPlace)
      implements Syntax {
    @Override
    public Place place() {
      return left.place().to(right.place());
    }
  }

  /// `test ? then : otherwise`.
  record Conditional(Syntax test, Syntax then, Syntax otherwise) implements Syntax {
    @Override
    public Place place() {
      return test.place().to(otherwise.place());
    }
  }
}
