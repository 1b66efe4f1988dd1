package dev.newel.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// A text that a plain regular expression matches: characters, classes, groups, alternatives and
/// repetitions. Whoever asks tests the text against the expression.
public final class PatternText {
  /// How often more than the fewest times something is repeated, at most.
  private static final int MORE = 3;

  private static final String DIGITS = "1234567890";
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  private final String pattern;
  private final IntUnaryOperator choice;
  private int at;

  private PatternText(String pattern, IntUnaryOperator choice) {
    this.pattern = pattern;
    this.choice = choice;
  }

  /// The shortest text, of first alternatives; null where the expression holds what is not
  /// understood.
  public static @Nullable String shortest(String pattern) {
    return chosen(pattern, possibilities -> 0);
  }

  /// A text in which `choice` says which of so many possibilities is taken, from 0 on; null where
  /// the expression holds what is not understood.
  public static @Nullable String chosen(String pattern, IntUnaryOperator choice) {
    try {
      return new PatternText(pattern, choice).alternatives();
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      return null;
    }
  }

  private String alternatives() {
    var all = new ArrayList<>(List.of(sequence()));
    while (at < pattern.length() && pattern.charAt(at) == '|') {
      at++;
      all.add(sequence());
    }
    return all.get(choice.applyAsInt(all.size()));
  }

  private String sequence() {
    var text = new StringBuilder();
    while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      var begin = at;
      var one = atom();
      var after = at;
      var times = times();
      var end = at;
      for (var i = 0; i < times; i++) {
        at = begin;
        text.append(i == 0 ? one : atom());
        at = after;
      }
      at = end;
    }
    return text.toString();
  }

  private String atom() {
    var next = pattern.charAt(at++);
    return switch (next) {
      case '^', '$' -> "";
      case '(' -> group();
      case '[' -> one(characters());
      case '\\' -> one(escaped(pattern.charAt(at++)));
      case '.' -> one(LETTERS);
      default -> String.valueOf(next);
    };
  }

  private String one(String among) {
    return among.isEmpty() ? "" : String.valueOf(among.charAt(choice.applyAsInt(among.length())));
  }

  private String group() {
    if (pattern.startsWith("?:", at)) {
      at += 2;
    }
    var inner = alternatives();
    at++;
    return inner;
  }

  private static String escaped(char letter) {
    return switch (letter) {
      case 'd' -> DIGITS;
      case 'w' -> LETTERS + DIGITS;
      case 's' -> " ";
      case 'b' -> "";
      default -> String.valueOf(letter);
    };
  }

  private String characters() {
    var negated = pattern.charAt(at) == '^';
    at += negated ? 1 : 0;
    var among = new StringBuilder();
    while (pattern.charAt(at) != ']') {
      var first = pattern.charAt(at++);
      if (first == '\\') {
        among.append(escaped(pattern.charAt(at++)));
      } else if (pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
        var last = pattern.charAt(at + 1);
        at += 2;
        for (int letter = first; letter <= last; letter++) {
          among.append((char) letter);
        }
      } else {
        among.append(first);
      }
    }
    at++;
    if (!negated) {
      return among.toString();
    }
    var others = new StringBuilder();
    (LETTERS + DIGITS)
        .chars()
        .filter(letter -> among.indexOf(String.valueOf((char) letter)) < 0)
        .forEach(letter -> others.append((char) letter));
    return others.toString();
  }

  private int times() {
    if (at >= pattern.length()) {
      return 1;
    }
    return switch (pattern.charAt(at)) {
      case '*' -> {
        at++;
        yield choice.applyAsInt(MORE + 1);
      }
      case '+' -> {
        at++;
        yield 1 + choice.applyAsInt(MORE);
      }
      case '?' -> {
        at++;
        yield choice.applyAsInt(2);
      }
      case '{' -> counted();
      default -> 1;
    };
  }

  private int counted() {
    var end = pattern.indexOf('}', at);
    var parts = pattern.substring(at + 1, end).split(",", -1);
    at = end + 1;
    var least = Integer.parseInt(parts[0]);
    if (parts.length == 1) {
      return least;
    }
    var most = parts[1].isEmpty() ? least + MORE : Integer.parseInt(parts[1]);
    return least + choice.applyAsInt(Math.min(MORE, most - least) + 1);
  }
}
