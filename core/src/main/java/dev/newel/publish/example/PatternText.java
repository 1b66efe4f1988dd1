package dev.newel.publish.example;

import org.jspecify.annotations.Nullable;

/// The shortest text that a plain regular expression matches: characters, classes, groups,
/// alternatives (the first) and repetitions (the fewest). Whoever asks tests the text against the
/// expression.
final class PatternText {
  private final String pattern;
  private int at;

  PatternText(String pattern) {
    this.pattern = pattern;
  }

  /// A text; null where the expression holds what is not understood.
  @Nullable String sample() {
    try {
      return alternatives();
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      return null;
    }
  }

  private String alternatives() {
    var first = sequence();
    while (at < pattern.length() && pattern.charAt(at) == '|') {
      at++;
      sequence();
    }
    return first;
  }

  private String sequence() {
    var text = new StringBuilder();
    while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      var atom = atom();
      text.append(atom.repeat(times()));
    }
    return text.toString();
  }

  private String atom() {
    var next = pattern.charAt(at++);
    return switch (next) {
      case '^', '$' -> "";
      case '(' -> group();
      case '[' -> characters();
      case '\\' -> escaped(pattern.charAt(at++));
      case '.' -> "a";
      default -> String.valueOf(next);
    };
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
      case 'd' -> "1";
      case 'w' -> "a";
      case 's' -> " ";
      case 'b' -> "";
      default -> String.valueOf(letter);
    };
  }

  private String characters() {
    var negated = pattern.charAt(at) == '^';
    at += negated ? 1 : 0;
    var first = pattern.charAt(at++);
    var text = first == '\\' ? escaped(pattern.charAt(at++)) : String.valueOf(first);
    while (pattern.charAt(at) != ']') {
      at += pattern.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
    return negated ? "a" : text;
  }

  private int times() {
    if (at >= pattern.length()) {
      return 1;
    }
    return switch (pattern.charAt(at)) {
      case '*', '?' -> {
        at++;
        yield 0;
      }
      case '+' -> {
        at++;
        yield 1;
      }
      case '{' -> {
        var end = pattern.indexOf('}', at);
        var counts = pattern.substring(at + 1, end).split(",", -1);
        at = end + 1;
        yield Integer.parseInt(counts[0]);
      }
      default -> 1;
    };
  }
}
