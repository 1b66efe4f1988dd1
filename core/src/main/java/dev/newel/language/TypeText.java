package dev.newel.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The type of a field as written: `decimal(10,2)`, `pending | paid`, `map<string>`, `OrderLine[1..100]`.
///
/// @param name the type's word or an entity's or value's name; `enum` where `words` are given
/// @param words the words of an enumeration, empty for any other type
/// @param min the least length or size in the parentheses, null where none is written
/// @param max the greatest length, the size, the precision; null where none is written
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
}
