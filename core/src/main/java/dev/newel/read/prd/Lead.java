package dev.newel.read.prd;

import dev.newel.read.markdown.Text;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An id at the beginning of an item, a heading, a line or a cell.
///
/// @param start where the id begins in the text
/// @param rest where what is said about it begins
/// @param defines whether the text is about this id, not about several or in passing
/// @param named whether a colon, a dash or bold letters set the id apart from what follows
record Lead(Id id, int start, int rest, boolean defines, boolean named) {
  private static final Pattern BEFORE =
      Pattern.compile(
          "[^\\p{L}\\p{N}\\[(`{]*(?:\\d{1,4}(?:\\.\\d{1,4}){0,6}[.)]?\\s+)?[^\\p{L}\\p{N}\\[(`{]*[\\[(]?"
              + "(?:(?i:id|req\\.?|requirement|story|criterion)\\s*:?\\s+(?=[A-Z]+[-_.]?\\w*\\d))?");
  private static final Pattern SEPARATED =
      Pattern.compile("[\\])]?\\s*(?:[:：|]|[-–—]{1,3}\\s|\\.\\s|(?=[(\\[]))\\s*|[\\])]\\s*");
  private static final Pattern SEVERAL =
      Pattern.compile(
          "[\\])]?\\s*(?:[,;/&+→⇒↔]|->|=>|\\.\\.|…|(?:and|or|to|through|until|und|bis)\\b)");
  private static final Pattern RANGE =
      Pattern.compile("\\s*[-–—]{1,3}\\s*([A-Za-z][\\w.-]{0,60}\\d)\\b");
  private static final Pattern SENTENCE =
      Pattern.compile(
          "\\s+(?=[\\p{Lu}`\"“'<*]|(?:shall|must|should|will|may|can|as an?|the|an?)\\b)");
  private static final Pattern JOIN =
      Pattern.compile("[\\s,;/&+()\\[\\].:→–—-]|\\b(?:and|or|to|through)\\b");

  /// The id at the beginning of `text`, null where none stands there.
  static @Nullable Lead of(Text text) {
    var plain = text.plain();
    var before = BEFORE.matcher(plain);
    var begin = before.lookingAt() ? before.end() : 0;
    var token = Id.TOKEN.matcher(plain);
    if (!token.find(begin) || token.start() != begin) {
      return null;
    }
    var id = Id.of(token.group());
    var torn = begin > 0 && plain.charAt(begin - 1) == '[' && !plain.startsWith("]", token.end());
    var quoted = text.part(begin, plain.length()).runs().getFirst();
    torn |= quoted.code() && quoted.text().length() != token.end() - begin;
    return id == null || torn ? null : judged(text, plain, id, begin, token.end());
  }

  private static Lead judged(Text text, String plain, Id id, int begin, int end) {
    var after = end;
    var strong = text.strongLead() >= end;
    if (SEVERAL.matcher(plain).region(end, plain.length()).lookingAt()) {
      return new Lead(id, begin, end, false, false);
    }
    var named = strong;
    var separator = SEPARATED.matcher(plain).region(end, plain.length());
    var sentence = SENTENCE.matcher(plain).region(end, plain.length());
    var follows = true;
    if (separator.lookingAt() && separator.end() > end) {
      after = separator.end();
      named = true;
    } else {
      follows = end == plain.length() || strong || sentence.lookingAt();
    }
    var rest = plain.substring(after);
    var onlyIds =
        !rest.isBlank()
            && JOIN.matcher(
                    Id.TOKEN
                        .matcher(rest)
                        .replaceAll(found -> Id.of(found.group()) == null ? "x" : ""))
                .replaceAll("")
                .isEmpty();
    var until = RANGE.matcher(plain).region(end, plain.length());
    var range = until.lookingAt() && Id.of(until.group(1)) != null;
    return new Lead(id, begin, after, follows && !onlyIds && !range, named);
  }
}
