package dev.newel.draft;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How the words of a name are put together.
enum NameStyle {
  SNAKE_CASE(
      "snake_case", "[a-z][a-z0-9]*(?:_[a-z0-9]+)*", "(?i).*(?<!upper[ _])snake[ _-]?case.*"),
  CAMEL_CASE(
      "camelCase", "[a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)*", "(?i).*(?<!upper )camel[ _-]?case.*"),
  PASCAL_CASE("PascalCase", "(?:[A-Z][a-z0-9]*)+", "(?i).*(?:pascal|upper ?camel)[ _-]?case.*"),
  KEBAB_CASE("kebab-case", "[a-z][a-z0-9]*(?:-[a-z0-9]+)*", "(?i).*kebab[ _-]?case.*"),
  UPPER_SNAKE_CASE(
      "UPPER_SNAKE_CASE",
      "[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*",
      "(?i).*(?:upper[ _]snake[ _-]?case|screaming[ _-]snake[ _-]?case).*|.*UPPER_CASE.*");

  private final String shown;
  private final Pattern name;
  private final Pattern said;

  NameStyle(String shown, String name, String said) {
    this.shown = shown;
    this.name = Pattern.compile(name);
    this.said = Pattern.compile(said);
  }

  /// The one style that a sentence names, or else that all examples have and no other; null where
  /// there is none such.
  static @Nullable NameStyle of(String sentence, List<String> examples) {
    var named = List.of(values()).stream().filter(style -> style.said.matcher(sentence).matches());
    var all = named.toList();
    if (all.isEmpty() && !examples.isEmpty()) {
      all =
          List.of(values()).stream()
              .filter(style -> examples.stream().allMatch(style::fits))
              .toList();
    }
    return all.size() == 1 ? all.getFirst() : null;
  }

  boolean fits(String text) {
    return name.matcher(text).matches();
  }

  @Override
  public String toString() {
    return shown;
  }
}
