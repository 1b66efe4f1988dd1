package dev.newel.expr;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Regular expressions in RE2's syntax (github.com/google/re2/wiki/Syntax) on the JDK's engine.
///
/// RE2 promises linear time; the JDK does not. So a match may look at each character only so often,
/// and one that would take longer counts as none; so does one that the engine, which recurses, has
/// no stack for.
public final class Patterns {
  /// How often a match may look at a character.
  static final int MAX_STEPS = 1_000_000;

  /// What RE2 refuses and the JDK takes: back references, look-around, possessive and atomic
  /// groups.
  private static final Pattern FOREIGN =
      Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*(?:\\\\[1-9kGZRX]|\\(\\?(?:[=!>]|<[=!])|[*+?}]\\+)");

  private Patterns() {}

  /// What is wrong with the pattern, as a sentence; null where it is sound.
  public static @Nullable String fault(String pattern) {
    if (FOREIGN.matcher(pattern).find()) {
      return "The regular expression uses a back reference, look-around or possessive quantifier,"
          + " which RE2 does not know.";
    }
    try {
      Pattern.compile(pattern);
      return null;
    } catch (PatternSyntaxException e) {
      return "The regular expression cannot be read: %s.".formatted(e.getDescription());
    }
  }

  /// Whether the pattern matches somewhere in the text.
  public static boolean find(String pattern, String text) {
    try {
      return Pattern.compile(pattern).matcher(new Counted(text, new int[1])).find();
    } catch (TooLong | StackOverflowError e) {
      return false;
    }
  }

  /// Whether the pattern matches the whole text.
  public static boolean matches(String pattern, String text) {
    try {
      return Pattern.compile(pattern).matcher(new Counted(text, new int[1])).matches();
    } catch (TooLong | StackOverflowError e) {
      return false;
    }
  }

  private static final class TooLong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLong() {
      super("too many steps", null, false, false);
    }
  }

  private record Counted(CharSequence text, int[] steps) implements CharSequence {
    @Override
    public char charAt(int index) {
      if (++steps[0] > MAX_STEPS) {
        throw new TooLong();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Counted(text.subSequence(start, end), steps);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
