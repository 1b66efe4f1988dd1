package dev.newel.language;

import dev.newel.text.DidYouMean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads and prints types. Written by hand, so that a fault has its place and hostile text costs no
/// more than its length.
final class TypeGrammar {
  /// The types that the language brings, sorted.
  static final Set<String> WORDS =
      new TreeSet<>(
          List.of(
              ("string text int long decimal float boolean uuid email uri slug date time timestamp duration password"
                      + " secret file json map role sequence flag path")
                  .split(" ")));

  /// `of` of a `map` may nest so deep; deeper text is no design.
  private static final int DEEPEST = 8;

  /// The most digits of a decimal in PostgreSQL.
  private static final int MOST_DIGITS = 1000;

  private static final Set<String> SIZED =
      Set.of("string", "text", "password", "secret", "slug", "email", "uri");
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Za-z0-9]*");
  private static final Set<String> LITERALS = Set.of("true", "false", "null");
  private static final Pattern DASHED_NUMBER = Pattern.compile("-(\\d)");
  private static final Pattern DIGITS =
      Pattern.compile("\\s*(\\d{1,4})\\s*(?:,\\s*(\\d{1,4})\\s*)?");

  private final Cursor cursor;
  private Reading.@Nullable Fault<FieldText> fault;

  TypeGrammar(Cursor cursor) {
    this.cursor = cursor;
  }

  /// Why [#type] answered null.
  Reading.Fault<FieldText> fault() {
    return fault == null ? new Reading.Fault<>(0, 0, "A type is expected.", null) : fault;
  }

  /// The type at the cursor, which stands after it then; null where there is none.
  @Nullable TypeText type() {
    return type(0);
  }

  private @Nullable TypeText type(int depth) {
    cursor.blanks();
    var start = cursor.at();
    var name = cursor.word();
    if (name == null) {
      return failed(
          start,
          cursor.atEnd() ? 0 : 1,
          cursor.atEnd()
              ? "A type is expected, and the text ends."
              : "A type is expected, and `%c` stands there.".formatted(cursor.peek(0)),
          "Begin with a type: `string(1..80)`, `decimal(10,2)`, `pending | paid`, `Product`.");
    }
    if (depth > DEEPEST) {
      return failed(start, name.length(), "Types nest more than %d deep.".formatted(DEEPEST), null);
    }
    if (seesBar()) {
      return enumeration(start, name);
    }
    var borrowed = Borrowed.type(name);
    if (!WORDS.contains(name) && !NAME.matcher(name).matches()) {
      return failed(
          start,
          name.length(),
          "`%s` is no type: an entity and a value begin with a capital, and the types are %s."
              .formatted(FieldGrammar.shown(name), String.join(", ", WORDS)),
          borrowed == null ? DidYouMean.hint(name, WORDS) : borrowed);
    }
    if (!WORDS.contains(name) && cursor.sees("<")) {
      var of = cursor.rest();
      return failed(
          start,
          cursor.at() - start + of.length(),
          "`%s` is no type: only `map` says in angle brackets what it holds."
              .formatted(FieldGrammar.shown(name + of)),
          borrowed == null ? "Write `map<string>`." : borrowed);
    }
    var sized = arguments(name);
    if (sized == null) {
      return null;
    }
    var of = name.equals("map") && cursor.sees("<") ? mapped(depth) : null;
    return fault != null
        ? null
        : repeated(
            new TypeText(
                name, List.of(), sized.min, sized.max, sized.scale, sized.bytes, of, null));
  }

  private boolean seesBar() {
    var here = cursor.at();
    cursor.blanks();
    var bar = cursor.sees("|") && !cursor.sees("||");
    cursor.moveTo(here);
    return bar;
  }

  private @Nullable TypeText enumeration(int start, String first) {
    var words = new LinkedHashMap<String, String>();
    if (!isGood(first, start, words)) {
      return null;
    }
    while (seesBar()) {
      cursor.blanks();
      cursor.takes("|");
      cursor.blanks();
      var from = cursor.at();
      var word = cursor.word();
      if (word == null) {
        return failed(
            start,
            from - start,
            "A word is expected after `|`.",
            "Write `pending | paid | shipped`.");
      }
      if (!isGood(word, from, words)) {
        return null;
      }
      if (words.size() >= 1000) {
        return failed(
            from, word.length(), "An enumeration has more than 1000 words.", "Make it an entity.");
      }
    }
    return repeated(
        new TypeText("enum", List.copyOf(words.values()), null, null, null, null, null, null));
  }

  /// Whether an expression can say `word`, and every language of clients can tell it from the
  /// others; then it is one of them.
  ///
  /// @param others the words before it, by what is left of them as names of constants
  private boolean isGood(String word, int from, Map<String, String> others) {
    if (LITERALS.contains(word)) {
      failed(
          from,
          word.length(),
          "`%s` means itself and can be no word of an enumeration.".formatted(word),
          word.equals("null") ? "Put `?` behind the type." : "Write `boolean`.");
      return false;
    }
    if (DASHED_NUMBER.matcher(word).find()) {
      failed(
          from,
          word.length(),
          "An expression reads `%s` as a difference.".formatted(word),
          "Write `%s`.".formatted(DASHED_NUMBER.matcher(word).replaceAll("$1")));
      return false;
    }
    var other = others.putIfAbsent(word.toLowerCase(Locale.ROOT).replace('-', '_'), word);
    if (other != null) {
      failed(
          from,
          word.length(),
          word.equals(other)
              ? "The word `%s` stands twice.".formatted(word)
              : "The words `%s` and `%s` differ in nothing but their spelling."
                  .formatted(other, word),
          "Remove one of them.");
    }
    return other == null;
  }

  private record Sized(
      @Nullable Long min, @Nullable Long max, @Nullable Integer scale, @Nullable Size bytes) {}

  private @Nullable Sized arguments(String name) {
    var start = cursor.at();
    if (!cursor.takes("(")) {
      return new Sized(null, null, null, null);
    }
    var inside = cursor.upTo(')');
    var length = cursor.at() - start;
    if (inside == null) {
      failed(
          start,
          cursor.rest().length() + 1,
          "The `(` after `%s` is never closed.".formatted(name),
          "Add `)`.");
      return null;
    }
    if (SIZED.contains(name)) {
      return length(inside, start + 1);
    }
    if (name.equals("decimal")) {
      return digits(inside, start + 1);
    }
    if (name.equals("file")) {
      return bytes(inside, start + 1);
    }
    failed(
        start,
        length,
        "The type `%s` has no size.".formatted(name),
        WORDS.contains(name)
            ? "Write bounds after it: `int 1..99`."
            : "Write how many in brackets: `OrderLine[1..100]`.");
    return null;
  }

  private @Nullable Sized length(String inside, int at) {
    return switch (Range.read(inside)) {
      case Reading.Value<Range>(Range(Long min, Long max)) -> new Sized(min, max, null, null);
      case Reading.Fault<Range> wrong -> {
        failed(
            at,
            inside.length(),
            wrong.message(),
            "Write a length: `string(1..80)`, `string(..200)`, `string(2)`.");
        yield null;
      }
    };
  }

  private @Nullable Sized digits(String inside, int at) {
    var matcher = DIGITS.matcher(inside);
    var precision = matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    var scale =
        precision == 0 || matcher.group(2) == null ? null : Integer.valueOf(matcher.group(2));
    if (precision < 1 || precision > MOST_DIGITS || (scale != null && scale > precision)) {
      failed(
          at,
          inside.length(),
          "`%s` are no digits of a decimal: all of them, 1 to %d, and those after the point."
              .formatted(FieldGrammar.shown(inside), MOST_DIGITS),
          "Write `decimal(10,2)`.");
      return null;
    }
    return new Sized(null, precision, scale, null);
  }

  private @Nullable Sized bytes(String inside, int at) {
    var text = inside.strip();
    var reading = Size.read(text.startsWith("..") ? text.substring(2) : text);
    if (reading instanceof Reading.Value<Size>(Size size)) {
      return new Sized(null, null, null, size);
    }
    failed(
        at,
        inside.length(),
        "`%s` is no size of a file.".formatted(FieldGrammar.shown(inside)),
        "Write `file(..10MB)`.");
    return null;
  }

  private @Nullable TypeText mapped(int depth) {
    var start = cursor.at();
    cursor.takes("<");
    var of = type(depth + 1);
    cursor.blanks();
    if (of != null && !cursor.takes(">")) {
      return failed(
          start,
          cursor.at() - start,
          "The `<` after `map` is never closed.",
          "Write `map<string>`.");
    }
    return of;
  }

  private @Nullable TypeText repeated(TypeText one) {
    var start = cursor.at();
    if (!cursor.takes("[")) {
      return one;
    }
    var inside = cursor.upTo(']');
    if (inside == null) {
      return failed(
          start,
          cursor.rest().length() + 1,
          "The `[` is never closed.",
          "Write `[]`, `[1..100]` or `[..20]`.");
    }
    if (inside.isBlank()) {
      return many(one, new Range(null, null));
    }
    return switch (Range.read(inside)) {
      case Reading.Value<Range>(Range range) -> many(one, range);
      case Reading.Fault<Range> wrong ->
          failed(
              start + 1,
              inside.length(),
              wrong.message(),
              "Write how many: `[]`, `[1..100]` or `[..20]`.");
    };
  }

  private static TypeText many(TypeText one, Range range) {
    return new TypeText(
        one.name(), one.words(), one.min(), one.max(), one.scale(), one.bytes(), one.of(), range);
  }

  private @Nullable TypeText failed(int offset, int length, String message, @Nullable String hint) {
    if (fault == null) {
      fault = new Reading.Fault<>(offset, length, message, hint);
    }
    return null;
  }

  /// The canonical text of `type`.
  static String print(TypeText type) {
    var text =
        new StringBuilder(type.words().isEmpty() ? type.name() : String.join(" | ", type.words()));
    if (type.bytes() != null) {
      text.append("(..").append(type.bytes()).append(')');
    } else if (type.name().equals("decimal") && type.max() != null) {
      text.append('(')
          .append(type.max())
          .append(type.scale() == null ? "" : "," + type.scale())
          .append(')');
    } else if (type.min() != null || type.max() != null) {
      text.append('(').append(new Range(type.min(), type.max())).append(')');
    }
    if (type.of() != null) {
      text.append('<').append(type.of()).append('>');
    }
    var many = type.many();
    if (many != null) {
      text.append('[').append(many.min() == null && many.max() == null ? "" : many).append(']');
    }
    return text.toString();
  }
}
