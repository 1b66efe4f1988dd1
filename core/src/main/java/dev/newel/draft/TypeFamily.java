package dev.newel.draft;

import dev.newel.language.TypeText;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Whether two types can mean one thing: documents write a type as wide as their reader needs it.
final class TypeFamily {
  private static final Set<String> TEXTS = Set.of("string", "text");
  private static final Set<String> WHOLE = Set.of("int", "long", "sequence");
  private static final Set<String> NUMBERS = Set.of("int", "long", "decimal", "float");

  /// What travels as a number or as true and false, and never as a text.
  private static final Set<String> NO_TEXT = Set.of("int", "long", "decimal", "float", "boolean");

  private TypeFamily() {}

  /// Whether what a document writes is another type than that of the design.
  ///
  /// @param said by the document
  /// @param held by the design
  static boolean differ(TypeText said, TypeText held) {
    if (isOpen(said) || isOpen(held)) {
      return false;
    }
    if (said.many() != null ^ held.many() != null) {
      return !isText(said);
    }
    if (!said.words().isEmpty() && !held.words().isEmpty()) {
      return !words(said).equals(words(held));
    }
    if (isText(said)) {
      return NO_TEXT.contains(held.name());
    }
    if (isText(held)) {
      return NO_TEXT.contains(said.name());
    }
    if (WHOLE.contains(said.name()) && WHOLE.contains(held.name())) {
      return false;
    }
    if (NUMBERS.contains(said.name()) && NUMBERS.contains(held.name())) {
      return WHOLE.contains(said.name()) != WHOLE.contains(held.name());
    }
    return !said.name().equals(held.name());
  }

  /// Whether anything fits into it.
  private static boolean isOpen(TypeText type) {
    return type.name().equals("json");
  }

  private static boolean isText(TypeText type) {
    return TEXTS.contains(type.name());
  }

  private static Set<String> words(TypeText type) {
    var words = new HashSet<String>();
    type.words().forEach(word -> words.add(word.toLowerCase(Locale.ROOT).replaceAll("\\W|_", "")));
    return words;
  }
}
