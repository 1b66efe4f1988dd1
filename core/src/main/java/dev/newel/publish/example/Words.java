package dev.newel.publish.example;

import dev.newel.language.Json;
import dev.newel.publish.schema.Schema;
import dev.newel.text.PatternText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Texts that fit a schema: by format first, then by what the name suggests, then by the pattern.
final class Words {
  /// A word of a name to what such a thing may say; the first that occurs in it wins.
  private static final List<Map.Entry<String, String>> BY_NAME =
      List.of(
          Map.entry("email", "ada@example.com"),
          Map.entry("username", "ada"),
          Map.entry("firstname", "Ada"),
          Map.entry("lastname", "Lovelace"),
          Map.entry("surname", "Lovelace"),
          Map.entry("nickname", "ada"),
          Map.entry("hostname", "www.example.com"),
          Map.entry("filename", "report.pdf"),
          Map.entry("description", "A few words about it."),
          Map.entry("body", "A longer text."),
          Map.entry("content", "A longer text."),
          Map.entry("comment", "A remark."),
          Map.entry("text", "A few words."),
          Map.entry("message", "A few words."),
          Map.entry("bio", "Writes about machines."),
          Map.entry("reason", "No longer needed."),
          Map.entry("address", "12 Main Street"),
          Map.entry("street", "12 Main Street"),
          Map.entry("city", "Springfield"),
          Map.entry("country", "DE"),
          Map.entry("currency", "EUR"),
          Map.entry("zip", "12345"),
          Map.entry("postal", "12345"),
          Map.entry("phone", "+4930123456"),
          Map.entry("telephone", "6085551023"),
          Map.entry("color", "#336699"),
          Map.entry("language", "en"),
          Map.entry("locale", "en-GB"),
          Map.entry("slug", "a-short-title"),
          Map.entry("search", "lamp"),
          Map.entry("tag", "java"),
          Map.entry("cursor", "eyJrIjoxfQ"),
          Map.entry("next", "eyJrIjoxfQ"),
          Map.entry("pointer", "/name"),
          Map.entry("detail", "A few words."),
          Map.entry("token", "eyJhbGciOiJFUzI1NiJ9.e30.c2ln"),
          Map.entry("code", "A1"),
          Map.entry("version", "1.0.0"),
          Map.entry("key", "key-1"),
          Map.entry("unit", "kg"));

  /// What is tried where a pattern refuses the rest.
  private static final List<String> OTHERS =
      List.of(
          "sample",
          "SAMPLE",
          "Sample",
          "a",
          "A",
          "1",
          "12",
          "123",
          "1234",
          "12345",
          "123456",
          "1234567890",
          "AB",
          "ABC",
          "ABCD",
          "ABC-123",
          "AB-1234",
          "A-1",
          "abc",
          "abc-1",
          "abc_1",
          "AB12",
          "+4930123456",
          "1.0.0",
          "#336699",
          "en",
          "EUR",
          "2027-01",
          "12:30");

  private static final String PASSWORD = "correct-horse-battery";

  private static final Pattern PICTURE =
      Pattern.compile("image|picture|photo|avatar|logo|thumbnail");

  private Words() {}

  /// @param thing what has the member
  static @Nullable Json of(Schema schema, String name, String thing, int index) {
    var format = schema.keywords().get("format");
    var formatted = format == null ? null : ofFormat(String.valueOf(format), name, index);
    if (formatted != null) {
      return fits(schema, formatted) ? new Json.Text(formatted) : null;
    }
    var guess = "password".equals(format) ? PASSWORD : guess(name, thing, index);
    var text = fitted(schema, guess);
    if (text != null) {
      return new Json.Text(text);
    }
    for (var other : OTHERS) {
      if (fits(schema, other)) {
        return new Json.Text(other);
      }
    }
    var pattern = schema.keywords().get("pattern");
    var made = pattern == null ? null : PatternText.shortest(String.valueOf(pattern));
    return made != null && fits(schema, made) ? new Json.Text(made) : null;
  }

  private static @Nullable String ofFormat(String format, String name, int index) {
    return switch (format) {
      case "uuid" -> RowIds.of(what(name), index);
      case "email" -> index == 0 ? "ada@example.com" : "ada%d@example.com".formatted(index + 1);
      case "uri", "uri-reference" ->
          "https://example.com/%s%s".formatted(path(name), index == 0 ? "" : "/" + (index + 1));
      case "date" -> "2027-01-%02d".formatted(15 + index % 10);
      case "date-time" -> "2027-01-%02dT09:30:00.000Z".formatted(15 + index % 10);
      case "time-local" -> "09:30:00";
      case "duration" -> "PT15M";
      default -> null;
    };
  }

  /// What an id is of, as its name has it: `orderId` is the id of an order.
  private static String what(String name) {
    return name.length() > 2 && name.toLowerCase(Locale.ROOT).endsWith("id")
        ? name.substring(0, name.length() - 2).replaceFirst("[_-]$", "")
        : name;
  }

  private static String path(String name) {
    var word = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    var bare = word.replaceFirst("-?(?:url|uri)$", "");
    var picture = PICTURE.matcher(bare).find();
    return picture ? bare + ".jpg" : bare.isEmpty() ? word : bare;
  }

  private static String guess(String name, String thing, int index) {
    var word = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    var called =
        word.endsWith("slug")
            ? Titles.slug(thing, index)
            : BY_NAME.stream().anyMatch(entry -> isName(word, entry.getKey()))
                ? null
                : Titles.of(name, thing, index);
    return called == null ? guess(name) + (index == 0 ? "" : " " + (index + 1)) : called;
  }

  /// Whether a word for a name of its own occurs: `username` is no name of a user.
  private static boolean isName(String word, String known) {
    return known.endsWith("name") && word.contains(known);
  }

  private static String guess(String name) {
    var word = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    if (word.contains("password")) {
      return PASSWORD;
    }
    for (var entry : BY_NAME) {
      if (word.contains(entry.getKey())) {
        return entry.getValue();
      }
    }
    var what = what(name);
    return what.equals(name) && !word.equals("id")
        ? "sample"
        : what.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT) + "-1";
  }

  /// The guess, cut or lengthened to fit; null where a pattern refuses it.
  private static @Nullable String fitted(Schema schema, String guess) {
    var text = guess;
    if (schema.keywords().get("minLength") instanceof Number min) {
      while (text.length() < min.intValue()) {
        text = text + "-" + guess;
      }
    }
    if (schema.keywords().get("maxLength") instanceof Number max
        && text.length() > max.intValue()) {
      text = text.substring(0, max.intValue()).strip();
    }
    return fits(schema, text) ? text : null;
  }

  private static boolean fits(Schema schema, String text) {
    var keywords = schema.keywords();
    if (keywords.get("minLength") instanceof Number min && text.length() < min.intValue()) {
      return false;
    }
    if (keywords.get("maxLength") instanceof Number max && text.length() > max.intValue()) {
      return false;
    }
    var pattern = keywords.getOrDefault("pattern", keywords.get("x-newel-pattern"));
    try {
      return pattern == null || Pattern.compile(String.valueOf(pattern)).matcher(text).find();
    } catch (PatternSyntaxException e) {
      return false;
    }
  }
}
