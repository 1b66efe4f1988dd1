package dev.newel.read.yaml;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Finds UTF-8 that was read as Windows-1252: each byte of a character has become one of its own.
///
/// Most such pairs of characters cannot stand in a text that somebody wrote, and some can: French
/// puts a space and a guillemet after a word in `é`, German a quotation mark after `ß`, a
/// Portuguese headline ends in `Ã` before one. What can be legitimate counts only where the letters
/// beside it say that it is not.
final class Mojibake {
  /// What Windows-1252 has in the places 80 to 9F; those that it leaves free stay as they are, as
  /// the Encoding Standard of WHATWG has it.
  private static final String HIGH =
      "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
          + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";
  /// Second bytes that are no end of a sentence, a quotation or a word, in any language.
  private static final String NEVER_AFTER_A_LETTER =
      "\u20AC\u0192\u2020\u2021\u02C6\u2030\u0160\u0152\u017D\u02DC\u0161\u0153\u017E\u0178\u00A1\u00A2\u00A3\u00A4"
          + "\u00A5\u00A6\u00A7\u00A8\u00A9\u00AC\u00AD\u00AF\u00B1\u00B4\u00B5\u00B6\u00B8\u00BC\u00BD\u00BE\u00BF";
  /// Second bytes after `â` that stand for the general punctuation, signs of money, arrows and
  /// mathematics of Unicode, and end nothing.
  private static final String AFTER_A_CIRCUMFLEX =
      "\u20AC\u201A\u201E\u2020\u2021\u02C6\u2030\u0152\u0153\u017E";

  /// @param end the offset after it
  /// @param meant what it was before
  record Found(int end, String meant) {}

  private Mojibake() {}

  /// The mojibake that begins at `start`, with all that follows without a gap; null where there is
  /// none.
  static @Nullable Found at(String text, int start) {
    var end = start;
    var sequences = 0;
    for (var length = sequence(text, end); length > 0; length = sequence(text, end)) {
      end += length;
      sequences++;
    }
    if (sequences == 0 || !isCertain(text, start, end, sequences)) {
      return null;
    }
    return new Found(end, meant(text, start, end));
  }

  private static boolean isCertain(String text, int start, int end, int sequences) {
    var lead = text.charAt(start);
    var second = text.charAt(start + 1);
    var meant = meant(text, start, end);
    if (lead == '\u00C2' || lead == '\u00C3') {
      return NEVER_AFTER_A_LETTER.indexOf(second) >= 0
          || insideWord(text, start, end)
          || (lead == '\u00C2' && start > 0 && Character.isDigit(text.charAt(start - 1)))
          || sequences > 2;
    }
    if (lead == '\u00C4' || lead == '\u00C5') {
      return sequences > 2 || insideWord(text, start, end);
    }
    return switch (lead) {
      case '\u00E2' -> AFTER_A_CIRCUMFLEX.indexOf(second) >= 0;
      case '\u00EF' -> meant.startsWith("\uFEFF") || meant.startsWith("\uFFFD") || sequences > 1;
      case '\u00F0' -> second == '\u0178';
      default -> lead < '\u00E0' ? sequences > 2 : sequences > 1;
    };
  }

  /// A capital that follows a small letter, or begins a word whose second letter is a sign that
  /// neither ends nor shortens one.
  private static boolean insideWord(String text, int start, int end) {
    var before = start > 0 ? text.charAt(start - 1) : ' ';
    var last = text.charAt(end - 1);
    var begins =
        !Character.isLetter(before)
            && end < text.length()
            && Character.isLowerCase(text.charAt(end))
            && last != '\u00A0'
            && last != '\u2019';
    return Character.isLowerCase(before) || begins;
  }

  /// How many characters from `at` are the bytes of one; 0 where they are none.
  private static int sequence(String text, int at) {
    var first = at < text.length() ? octet(text.charAt(at)) : -1;
    var length = first >= 0xC2 && first <= 0xDF ? 2 : first >= 0xE0 && first <= 0xEF ? 3 : 4;
    if (first < 0xC2 || first > 0xF4 || at + length > text.length()) {
      return 0;
    }
    for (var i = at + 1; i < at + length; i++) {
      var octet = octet(text.charAt(i));
      if (octet < 0x80 || octet > 0xBF) {
        return 0;
      }
    }
    // What is no UTF-8 after all decodes to U+FFFD for each byte.
    var meant = meant(text, at, at + length);
    return meant.codePointCount(0, meant.length()) == 1 ? length : 0;
  }

  private static String meant(String text, int start, int end) {
    var bytes = new byte[end - start];
    for (var i = start; i < end; i++) {
      bytes[i - start] = (byte) octet(text.charAt(i));
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// The byte that Windows-1252 shows as `unit`; -1 where it is none.
  private static int octet(char unit) {
    var high = HIGH.indexOf(unit);
    return high >= 0 ? 0x80 + high : unit <= 0xFF ? unit : -1;
  }
}
