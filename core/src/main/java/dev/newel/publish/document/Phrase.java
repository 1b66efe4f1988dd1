package dev.newel.publish.document;

import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Words that documents are made of.
public final class Phrase {
  private static final List<String> NUMBERS =
      List.of(
          "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");

  /// Words that begin a sentence with a capital and name nothing.
  private static final Set<String> SMALL =
      Set.of(
          "A", "All", "An", "Any", "At", "Between", "By", "Each", "Every", "For", "From", "In",
          "It", "Its", "No", "Nobody", "None", "Nothing", "On", "One", "Only", "Our", "Reads",
          "That", "The", "Their", "There", "They", "This", "To", "Two", "We", "What", "When",
          "While", "With", "Without", "Writes", "Three", "Four", "Several", "Some");

  private Phrase() {}

  /// `a`, `a and b`, `a, b and c`; empty for none.
  public static String and(Collection<String> words) {
    return joined(List.copyOf(words), " and ");
  }

  /// `a`, `a or b`, `a, b or c`; empty for none.
  public static String or(Collection<String> words) {
    return joined(List.copyOf(words), " or ");
  }

  private static String joined(List<String> words, String last) {
    if (words.size() < 2) {
      return String.join("", words);
    }
    return String.join(", ", words.subList(0, words.size() - 1)) + last + words.getLast();
  }

  /// Each name as code.
  public static List<String> codes(Collection<String> names) {
    return names.stream().map(MarkdownText::code).toList();
  }

  /// `one operation`, `two operations`, `no operations`; beyond twelve in figures.
  ///
  /// @param one the word for one: "operation", "query"
  public static String count(int number, String one) {
    var many = plural(one);
    var figure = number < NUMBERS.size() ? NUMBERS.get(number) : String.valueOf(number);
    return figure + " " + (number == 1 ? one : many);
  }

  /// The plural of an English noun that takes an ending.
  public static String plural(String one) {
    if (one.matches(".*[^aeiou]y")) {
      return one.substring(0, one.length() - 1) + "ies";
    }
    return one.matches(".*(s|x|z|ch|sh)") ? one + "es" : one + "s";
  }

  /// `one` for 1 and `two` for 2; beyond twelve in figures.
  public static String number(int number) {
    return number > 0 && number < NUMBERS.size() ? NUMBERS.get(number) : String.valueOf(number);
  }

  /// A sort key as words: `createdAt` for ascending, `createdAt` descending for `-createdAt`.
  public static String order(String key) {
    return key.startsWith("-")
        ? MarkdownText.code(key.substring(1)) + " descending"
        : MarkdownText.code(key);
  }

  /// The first letter in upper case.
  public static String capital(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, words.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
            + words.substring(words.offsetByCodePoints(0, 1));
  }

  /// Words of a design as a sentence of their own: escaped, begun with a capital, ended with a full
  /// stop. Empty where there are none.
  public static String sentence(@Nullable String words) {
    if (words == null || words.isBlank()) {
      return "";
    }
    var plain = MarkdownText.prose(words);
    var prose = plain.matches("(?s)[a-z]+[0-9].*") ? plain : capital(plain);
    return prose.matches(".*[.!?:…]$") ? prose : prose + ".";
  }

  /// Words of a design as a part of a sentence: escaped, its full stop gone. Empty where there are
  /// none.
  public static String clause(@Nullable String words) {
    return words == null ? "" : MarkdownText.prose(words).replaceFirst("[.]$", "");
  }

  /// Words of a design after a colon, or within a sentence: a clause whose first word is written
  /// small where it is one that names nothing.
  public static String inside(@Nullable String words) {
    var clause = clause(words);
    return SMALL.contains(clause.split(" ", 2)[0])
        ? clause.substring(0, 1).toLowerCase(Locale.ROOT) + clause.substring(1)
        : clause;
  }

  /// `markdown` as a link to where the documents tell of a place.
  public static String link(String markdown, Address to) {
    return "[" + markdown + "](newel:" + to.path() + ")";
  }

  /// A link that reads as the number or the text of the heading it leads to.
  public static String reference(Address to) {
    return link("", to);
  }

  /// A row of a table, by fact: a name, its Markdown, the next name...
  public static Map<String, String> row(String... namesAndCells) {
    var row = new java.util.LinkedHashMap<String, String>();
    for (var i = 0; i < namesAndCells.length; i += 2) {
      row.put(namesAndCells[i], namesAndCells[i + 1]);
    }
    return row;
  }

  /// The parts that say something, one space between them.
  public static String words(@Nullable String... parts) {
    return String.join(
        " ", Stream.of(parts).filter(part -> part != null && !part.isBlank()).toList());
  }
}
