package dev.newel.language;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what bounds a field: comparisons, ranges and regular expressions, as in [FieldGrammar].
final class BoundGrammar {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final int LONGEST_NUMBER = 40;

  private final FieldGrammar field;
  private final String text;
  private final Cursor cursor;
  private final FieldParts parts;

  /// @param field what reads the whole, and keeps its faults
  BoundGrammar(FieldGrammar field, String text, Cursor cursor, FieldParts parts) {
    this.field = field;
    this.text = text;
    this.cursor = cursor;
    this.parts = parts;
  }

  void comparison() {
    var start = cursor.at();
    var operator =
        cursor.takes(">=") || cursor.takes("<=") || cursor.takes(">") || cursor.takes("<")
            ? cursor.since(start)
            : "";
    cursor.blanks();
    var limit = limit();
    if (limit == null) {
      field.fail(
          start,
          cursor.at() - start,
          "A number, a date, a field or a call is expected after `%s`.".formatted(operator),
          null);
    } else {
      parts.bounds.add(new FieldText.Bound(operator, new Expression(limit)));
    }
  }

  private @Nullable String limit() {
    var start = cursor.at();
    var date = text.substring(start, Math.min(text.length(), start + 10));
    if (DATE.matcher(date).matches()) {
      cursor.moveTo(start + 10);
      return date;
    }
    var number = cursor.number();
    if (number != null) {
      return sane(start, number) ? number : null;
    }
    if (cursor.path() == null) {
      return null;
    }
    while (cursor.peek(0) == '(') {
      if (!cursor.call()) {
        return null;
      }
      if (cursor.peek(0) == '.') {
        cursor.takes(".");
        cursor.path();
      }
    }
    return cursor.since(start);
  }

  private boolean sane(int start, String number) {
    if (number.length() > LONGEST_NUMBER) {
      field.fail(
          start,
          number.length(),
          "The number has %d characters, and %d are the most."
              .formatted(number.length(), LONGEST_NUMBER),
          null);
      return false;
    }
    return true;
  }

  void range() {
    var start = cursor.at();
    var min = cursor.number();
    var dots = cursor.takes("..");
    var max = dots ? cursor.number() : null;
    if (!dots || (min == null && max == null)) {
      field.fail(
          start,
          Math.max(1, cursor.at() - start),
          "A range has two dots: `1..99`, `1..` or `..99`.",
          null);
      return;
    }
    if ((min != null && !sane(start, min)) || (max != null && !sane(start, max))) {
      return;
    }
    if (min != null && max != null && new BigDecimal(min).compareTo(new BigDecimal(max)) > 0) {
      field.fail(
          start,
          cursor.at() - start,
          "The range `%s..%s` ends before it begins.".formatted(min, max),
          "Write `%s..%s`.".formatted(max, min));
      return;
    }
    if (min != null) {
      parts.bounds.add(new FieldText.Bound(">=", new Expression(min)));
    }
    if (max != null) {
      parts.bounds.add(new FieldText.Bound("<=", new Expression(max)));
    }
  }

  void pattern() {
    var start = cursor.at();
    cursor.takes("~");
    cursor.blanks();
    if (!cursor.takes("/")) {
      field.fail(
          start,
          1,
          "A regular expression between slashes is expected after `~`.",
          "Write `~ /[A-Z]{2}/`.");
      return;
    }
    var regex = new StringBuilder();
    while (!cursor.atEnd() && cursor.peek(0) != '/') {
      var escaped = cursor.peek(0) == '\\' && cursor.peek(1) != '\0';
      var length = escaped ? 2 : 1;
      regex.append(text, cursor.sees("\\/") ? cursor.at() + 1 : cursor.at(), cursor.at() + length);
      cursor.moveTo(cursor.at() + length);
    }
    if (!cursor.takes("/")) {
      field.fail(
          start, cursor.at() - start, "The regular expression has no `/` at its end.", "Add `/`.");
    } else if (field.once(start, "~", parts.pattern)) {
      parts.pattern = regex.toString();
    }
  }
}
