package dev.newel.read.brief;

import dev.newel.read.markdown.Text;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Words that begin with a name set apart from the rest: `**Name**: rest`, `Name - rest`, `` `name`
/// (rest)``.
///
/// @param name without its signs
/// @param rest the offset at which what is said about it begins
record Labelled(String name, int start, int end, int rest) {
  private static final int LONGEST = 80;
  private static final Pattern PLAIN =
      Pattern.compile(
          "[^\\p{L}\\p{N}`/$_{<\\[(]*(?:\\d{1,3}[.)]\\s+)?([\\p{L}\\p{N}`/$_{<\\[(][^:.!?\\n]{0,79}?)(?:\\s*[:：](?=\\s|$)|\\s+(?:[–—]|--?)(?=\\s)|\\s*(?:→|=>|->)(?=\\s))\\s*");
  private static final Pattern AFTER =
      Pattern.compile("\\s*(?:[:：.]|[–—-]{1,2}(?=\\s)|→|=>|->)?\\s*");
  private static final Pattern SIGNS =
      Pattern.compile("^[^\\p{L}\\p{N}`/$_{<\\[(@.#&+-]+|[\\s:：.–—*-]+$");

  /// The name at the beginning of `text`, null where none is set apart.
  static @Nullable Labelled of(Text text) {
    var plain = text.plain();
    var strong = text.strongLead();
    if (strong > 0 && strong <= LONGEST && hasLetter(plain, strong)) {
      return at(plain, strong);
    }
    var lead = 0;
    while (lead < plain.length() && !isName(plain.charAt(lead))) {
      lead++;
    }
    if (lead > 0 && lead < 8) {
      var inner = text.from(lead).strongLead();
      if (inner > 0 && inner <= LONGEST) {
        return at(plain, lead + inner);
      }
    }
    var runs = text.runs();
    if (!runs.isEmpty() && runs.getFirst().code()) {
      return at(plain, runs.getFirst().text().length());
    }
    var match = PLAIN.matcher(plain);
    return match.lookingAt()
        ? new Labelled(bare(match.group(1)), match.start(1), match.end(1), match.end())
        : null;
  }

  private static Labelled at(String plain, int end) {
    var after = AFTER.matcher(plain).region(end, plain.length());
    var rest = after.lookingAt() ? after.end() : end;
    var start = 0;
    while (start < end && !isName(plain.charAt(start))) {
      start++;
    }
    return new Labelled(bare(plain.substring(0, end)), start, end, rest);
  }

  private static boolean isName(char character) {
    return Character.isLetterOrDigit(character) || "`/$_{<[(@.#&+-".indexOf(character) >= 0;
  }

  private static boolean hasLetter(String plain, int end) {
    return plain.substring(0, end).chars().anyMatch(Character::isLetterOrDigit);
  }

  /// A name without the signs and pictures around it.
  static String bare(String name) {
    return SIGNS.matcher(name.strip()).replaceAll("").replaceAll("\\s+", " ").strip();
  }

  /// What is said about it.
  String rest(Text text) {
    return text.from(rest).flat();
  }
}
