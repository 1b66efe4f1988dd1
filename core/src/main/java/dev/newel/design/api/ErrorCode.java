package dev.newel.design.api;

import dev.newel.language.Maps;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An error of the design, of its own or raised by a convention.
///
/// @param name the name in the design: `NOT_FOUND`
/// @param code the code on the wire; `{ENTITY}` and `{FIELD}` are filled in where it happens
/// @param text what it says; `{names}` are filled in
/// @param texts the text in other languages, by language tag (BCP 47)
/// @param about the template of what it is about, null for nothing
/// @param exit the exit code of a command
/// @param conventional whether a convention raises it; otherwise only what the design says does
public record ErrorCode(
    String name,
    String code,
    int status,
    String text,
    Map<String, String> texts,
    @Nullable String about,
    @Nullable Integer exit,
    @Nullable String recover,
    boolean conventional) {
  /// What an error is about that says nothing of it and speaks of no field.
  public static final String ABOUT_REQUEST = "request";

  public ErrorCode {
    texts = Maps.ordered(texts);
  }

  /// A name as it stands in a code: `UPPER_SNAKE` of `UpperCamel`, `lowerCamel` and `with-dashes`.
  public static String word(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("[^A-Za-z0-9]+", "_")
        .toUpperCase(Locale.ROOT);
  }
}
