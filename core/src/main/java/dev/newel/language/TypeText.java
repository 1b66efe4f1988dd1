package dev.newel.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The type of a field as written: `decimal(10,2)`, `pending | paid`, `map<string>`,
/// `OrderLine[1..100]`.
///
/// @param name the type's word or an entity's or value's name; `enum` where `words` are given
/// @param words the words of an enumeration, empty for any other type
/// @param min the least length in the parentheses, null where none is written; `(32)` is both least
///     and greatest
/// @param max the greatest length, or the precision of a decimal; null where none is written
/// @param scale the digits after the point, of `decimal(precision,scale)`
/// @param bytes the greatest size of a file
/// @param of what a `map<...>` maps to
/// @param many how many make a list; null where the field holds one value
public record TypeText(
    String name,
    List<String> words,
    @Nullable Long min,
    @Nullable Long max,
    @Nullable Integer scale,
    @Nullable Size bytes,
    @Nullable TypeText of,
    @Nullable Range many) {
  public TypeText {
    words = List.copyOf(words);
  }

  /// Reads a type that stands alone.
  public static Reading<TypeText> read(String text) {
    return FieldGrammar.type(text);
  }

  /// The canonical text; `read` of it is this type again.
  @Override
  public String toString() {
    return TypeGrammar.print(this);
  }
}
