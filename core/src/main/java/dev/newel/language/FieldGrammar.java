package dev.newel.language;

import dev.newel.text.DidYouMean;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the short form of a field:
///
/// ```ebnf
/// field  = type [ "?" ] { bound | clause | modifier } [ ( "=" | ":=" ) expression ] ;
/// bound  = ( ">=" | "<=" | ">" | "<" ) ( number | date | path | call ) | [ number ] ".." [ number
/// ] | "~" "/" regex "/" ;
/// clause = "via" name | "from" name | "media" media { "," media } | "unique per" name { "," name }
/// | "per" name
///        | "where" expression | "sort" [ "-" ] path { "," ... } | "first" number
///        | ( "read" | "write" ) "(" grant { "," grant } ")" ;
/// ```
final class FieldGrammar {
  private static final Set<String> CLAUSES =
      Set.of(
          "via", "from", "media", "unique per", "per", "where", "sort", "first", "read", "write");

  private static final Pattern MEDIA = Pattern.compile("[A-Za-z0-9.+_-]+/(?:[A-Za-z0-9.+_-]+|\\*)");
  private static final Pattern GRANT = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  private final String text;
  private final Cursor cursor;
  private final FieldParts parts = new FieldParts();
  private final BoundGrammar bounds;
  private Reading.@Nullable Fault<FieldText> fault;

  private FieldGrammar(String text) {
    this.text = text;
    this.cursor = new Cursor(text);
    this.bounds = new BoundGrammar(this, text, cursor, parts);
  }

  static Reading<FieldText> field(String text) {
    return new FieldGrammar(text).read();
  }

  static Reading<TypeText> type(String text) {
    var grammar = new FieldGrammar(text);
    var types = new TypeGrammar(grammar.cursor);
    var type = types.type();
    if (type == null) {
      return retyped(types.fault());
    }
    grammar.cursor.blanks();
    var rest = grammar.cursor.rest();
    return rest.isEmpty()
        ? Reading.of(type)
        : new Reading.Fault<>(
            grammar.cursor.at(),
            rest.length(),
            "A type stands alone here, and `%s` follows it.".formatted(shown(rest)),
            null);
  }

  private static <T> Reading<T> retyped(Reading.Fault<FieldText> fault) {
    return new Reading.Fault<>(fault.offset(), fault.length(), fault.message(), fault.hint());
  }

  private Reading<FieldText> read() {
    var types = new TypeGrammar(cursor);
    var type = types.type();
    if (type == null) {
      return types.fault();
    }
    var optional = cursor.takes("?");
    while (fault == null) {
      cursor.blanks();
      if (cursor.atEnd() || value()) {
        break;
      }
      part();
    }
    return fault != null ? fault : Reading.of(parts.field(type, optional));
  }

  /// Takes a default or a computation, which run to the end.
  private boolean value() {
    var start = cursor.at();
    var computes = cursor.takes(":=");
    if (!computes && (cursor.sees("==") || !cursor.takes("="))) {
      return false;
    }
    var rest = cursor.rest().strip();
    if (rest.isEmpty()) {
      fail(
          start,
          cursor.at() - start,
          "An expression is expected after `%s`.".formatted(computes ? ":=" : "="),
          null);
    } else if (computes) {
      parts.computed = new Expression(rest);
    } else {
      parts.initial = new Expression(rest);
    }
    return true;
  }

  private void part() {
    var first = cursor.peek(0);
    if (first == '<' || first == '>') {
      bounds.comparison();
    } else if (Cursor.isDigit(first) || first == '-' || cursor.sees("..")) {
      bounds.range();
    } else if (first == '~') {
      bounds.pattern();
    } else if (Cursor.isLetter(first)) {
      var start = cursor.at();
      var word = cursor.word();
      worded(start, word == null ? "" : word);
    } else {
      stray(cursor.at(), first);
    }
  }

  private void stray(int at, char unit) {
    switch (unit) {
      case '?' ->
          fail(
              at,
              1,
              "The `?` stands apart from the type.",
              "Write it right after the type: `string(..80)?`.");
      case '|' ->
          fail(
              at,
              1,
              "A `|` stands after something that is no word of an enumeration.",
              "Write plain words: `pending | paid`.");
      case '=' ->
          fail(
              at,
              2,
              "`==` compares, and a field has nothing to compare here.",
              "Write `=` before a default.");
      default ->
          fail(
              at,
              1,
              "`%s` stands where a bound, a word or a default is expected."
                  .formatted(shown(text.substring(at))),
              null);
    }
  }

  private void worded(int start, String word) {
    switch (word) {
      case "via" -> parts.via = single(start, word, parts.via);
      case "from" -> parts.from = single(start, word, parts.from);
      case "per" -> parts.per = single(start, word, parts.per);
      case "media" -> parts.media.addAll(list(start, word, parts.media));
      case "where" -> where(start);
      case "sort" -> parts.sort.addAll(list(start, word, parts.sort));
      case "first" -> first(start);
      case "read" -> parts.read.addAll(grants(start, word, parts.read));
      case "write" -> parts.write.addAll(grants(start, word, parts.write));
      case "unique" -> unique(start);
      default -> modifier(start, word);
    }
  }

  private void unique(int start) {
    var here = cursor.at();
    cursor.blanks();
    if ("per".equals(cursor.word())) {
      parts.uniquePer.addAll(list(start, "unique per", parts.uniquePer));
    } else {
      cursor.moveTo(here);
      modifier(start, "unique");
    }
  }

  private void modifier(int start, String word) {
    var modifier = Modifier.of(word);
    if (modifier.isPresent()) {
      if (!parts.modifiers.add(modifier.get())) {
        fail(
            start,
            word.length(),
            "The word `%s` stands twice.".formatted(word),
            "Remove one of them.");
      }
      return;
    }
    var words = new TreeSet<>(CLAUSES);
    for (var known : EnumSet.allOf(Modifier.class)) {
      words.add(known.word());
    }
    var now = FieldParts.RENAMED.get(word);
    fail(
        start,
        word.length(),
        "`%s` is no word of a field; the words are %s."
            .formatted(shown(word), String.join(", ", words)),
        now == null ? otherwise(word, words) : "Write `%s`.".formatted(now));
  }

  private static @Nullable String otherwise(String word, TreeSet<String> words) {
    var borrowed = Borrowed.word(word);
    return borrowed == null ? DidYouMean.hint(word, words) : borrowed;
  }

  private @Nullable String single(int start, String word, @Nullable String before) {
    cursor.blanks();
    var name = cursor.name();
    if (name == null) {
      fail(
          start,
          word.length(),
          "The name of a field is expected after `%s`.".formatted(word),
          null);
      return before;
    }
    return once(start, word, before) ? name : before;
  }

  boolean once(int start, String word, @Nullable Object before) {
    if (before != null) {
      fail(start, word.length(), "`%s` stands twice.".formatted(word), "Remove one of them.");
    }
    return before == null;
  }

  /// The items after `word`, one at least, with commas between them.
  private List<String> list(int start, String word, List<String> before) {
    var items = new ArrayList<String>();
    if (!once(start, word, before.isEmpty() ? null : before)) {
      return items;
    }
    do {
      cursor.blanks();
      var from = cursor.at();
      var item = item(word);
      if (item == null) {
        fail(
            start,
            Math.max(1, from - start),
            "%s is expected after `%s`."
                .formatted(expected(word), from - start > word.length() + 1 ? "," : word),
            null);
      } else if (items.contains(item)) {
        fail(
            from,
            item.length(),
            "`%s` stands twice after `%s`.".formatted(item, word),
            "Remove one of them.");
      } else {
        items.add(item);
      }
      cursor.blanks();
    } while (fault == null && cursor.takes(","));
    return items;
  }

  private @Nullable String item(String word) {
    var start = cursor.at();
    if (word.equals("media")) {
      var matcher = MEDIA.matcher(text).region(start, text.length());
      if (!matcher.lookingAt()) {
        return null;
      }
      cursor.moveTo(matcher.end());
      return matcher.group();
    }
    if (word.equals("sort")) {
      cursor.takes("-");
      return cursor.path() == null ? null : cursor.since(start);
    }
    return cursor.name();
  }

  private static String expected(String word) {
    return word.equals("media") ? "A media type such as `image/png`" : "The name of a field";
  }

  private void where(int start) {
    var end = Expressions.end(text, cursor.at());
    var expression = text.substring(cursor.at(), end).strip();
    cursor.moveTo(end);
    if (expression.isEmpty()) {
      fail(
          start,
          "where".length(),
          "An expression is expected after `where`.",
          "Write `where it.category == category`.");
    } else if (once(start, "where", parts.where)) {
      parts.where = new Expression(expression);
    }
  }

  private void first(int start) {
    cursor.blanks();
    var number = cursor.number();
    if (number == null || !number.matches("[1-9]\\d{0,8}")) {
      fail(
          start,
          Math.max("first".length(), cursor.at() - start),
          "A whole number from 1 is expected after `first`.",
          "Write `first 4`.");
    } else if (once(start, "first", parts.first)) {
      parts.first = Integer.valueOf(number);
    }
  }

  private List<String> grants(int start, String word, List<String> before) {
    var inside = cursor.takes("(") ? cursor.upTo(')') : null;
    if (inside == null || inside.isBlank()) {
      fail(
          start,
          Math.max(word.length(), cursor.at() - start),
          "Roles in parentheses are expected after `%s`.".formatted(word),
          "Write `%s(manager, owner)`.".formatted(word));
      return List.of();
    }
    var grants = new ArrayList<String>();
    for (var grant : inside.split(",", -1)) {
      var name = grant.strip();
      if (!GRANT.matcher(name).matches() || grants.contains(name)) {
        fail(
            start,
            cursor.at() - start,
            "`%s` is no list of roles, each once.".formatted(shown(inside)),
            "Write `%s(manager, owner)`.".formatted(word));
        return List.of();
      }
      grants.add(name);
    }
    return once(start, word, before.isEmpty() ? null : before) ? grants : List.of();
  }

  void fail(int offset, int length, String message, @Nullable String hint) {
    if (fault == null) {
      fault = new Reading.Fault<>(offset, length, message, hint);
    }
  }

  /// A text as a message shows it: 60 characters at most.
  static String shown(String text) {
    var line = text.strip().replaceAll("\\s+", " ");
    if (line.length() <= 60) {
      return line;
    }
    return line.substring(0, Character.isHighSurrogate(line.charAt(58)) ? 58 : 59) + "…";
  }
}
