package dev.newel.language;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a field's short form says besides its type, while it is read; and the way back to text.
final class FieldParts {
  /// Words that a field had before, and what they are called now.
  static final Map<String, String> RENAMED =
      Map.of(
          "of", "media",
          "public", "public-https",
          "external", "public-https",
          "version", "revision",
          "limit", "first",
          "by", "via",
          "distinct", "deduped",
          "hidden", "unlisted",
          "lower", "lowercase",
          "upper", "uppercase");

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,40}(?:\\.\\d{1,40})?");

  final List<FieldText.Bound> bounds = new ArrayList<>();
  final Set<Modifier> modifiers = EnumSet.noneOf(Modifier.class);
  final List<String> media = new ArrayList<>();
  final List<String> uniquePer = new ArrayList<>();
  final List<String> sort = new ArrayList<>();
  final List<String> read = new ArrayList<>();
  final List<String> write = new ArrayList<>();
  @Nullable String pattern;
  @Nullable String via;
  @Nullable String from;
  @Nullable String per;
  @Nullable Expression where;
  @Nullable Integer first;
  @Nullable Expression initial;
  @Nullable Expression computed;

  FieldText field(TypeText type, boolean optional) {
    return new FieldText(
        type, optional, bounds, pattern, modifiers, via, from, media, uniquePer, per, where, sort,
        first, read, write, initial, computed, null, null, null, null);
  }

  /// The canonical short form of `field`: type, bounds, clauses, modifiers, then the value.
  static String print(FieldText field) {
    var words = new ArrayList<String>();
    words.add(field.type() + (field.optional() ? "?" : ""));
    bounds(field.bounds(), words);
    if (field.pattern() != null) {
      words.add("~ /" + slashed(field.pattern()) + "/");
    }
    worded("via", field.via(), words);
    worded("from", field.from(), words);
    listed("media", field.media(), words);
    worded("per", field.per(), words);
    field.modifiers().forEach(modifier -> words.add(modifier.word()));
    listed("unique per", field.uniquePer(), words);
    granted("read", field.read(), words);
    granted("write", field.write(), words);
    worded("where", field.where(), words);
    listed("sort", field.sort(), words);
    worded("first", field.first(), words);
    worded("=", field.initial(), words);
    worded(":=", field.computed(), words);
    return String.join(" ", words);
  }

  private static void bounds(List<FieldText.Bound> bounds, List<String> words) {
    for (var i = 0; i < bounds.size(); i++) {
      var bound = bounds.get(i);
      if (i + 1 < bounds.size() && isRange(bound, bounds.get(i + 1))) {
        words.add(bound.limit() + ".." + bounds.get(i + 1).limit());
        i++;
      } else {
        words.add(bound.operator() + " " + bound.limit());
      }
    }
  }

  private static boolean isRange(FieldText.Bound low, FieldText.Bound high) {
    var min = low.limit().text();
    var max = high.limit().text();
    return low.operator().equals(">=")
        && high.operator().equals("<=")
        && NUMBER.matcher(min).matches()
        && NUMBER.matcher(max).matches()
        && new BigDecimal(min).compareTo(new BigDecimal(max)) <= 0;
  }

  private static String slashed(String regex) {
    var text = new StringBuilder();
    for (var i = 0; i < regex.length(); i++) {
      var unit = regex.charAt(i);
      if (unit == '\\' && i + 1 < regex.length()) {
        text.append(unit).append(regex.charAt(++i));
      } else {
        text.append(unit == '/' ? "\\/" : String.valueOf(unit));
      }
    }
    return text.toString();
  }

  private static void worded(String word, @Nullable Object value, List<String> words) {
    if (value != null) {
      words.add(word + " " + value);
    }
  }

  private static void listed(String word, List<String> items, List<String> words) {
    if (!items.isEmpty()) {
      words.add(word + " " + String.join(", ", items));
    }
  }

  private static void granted(String word, List<String> grants, List<String> words) {
    if (!grants.isEmpty()) {
      words.add(word + "(" + String.join(", ", grants) + ")");
    }
  }
}
