package dev.newel.expr;

/// The functions and methods of the language.
public enum Function {
  /// Code points of a text, elements of a list.
  SIZE("size", true, 0),
  /// The first element of a list, null of an empty one.
  FIRST("first", true, 0),
  STARTS_WITH("startsWith", true, 1),
  ENDS_WITH("endsWith", true, 1),
  CONTAINS("contains", true, 1),
  /// Whether an RE2 expression, a literal, matches somewhere in the text. Java only.
  MATCHES("matches", true, 1),
  /// By the simple case mapping of Unicode, code point by code point.
  LOWER("lower", true, 0),
  /// By the simple case mapping of Unicode, code point by code point.
  UPPER("upper", true, 0),
  /// Without blanks, tabs, line feeds, vertical tabs, form feeds and carriage returns at both ends.
  TRIM("trim", true, 0),
  /// The day of a timestamp, in UTC.
  DATE("date", true, 0),
  /// The year of a date or timestamp, in UTC.
  YEAR("year", true, 0),
  /// The month of a date or timestamp, in UTC, from 1.
  MONTH("month", true, 0),
  /// The moment of the request; the same in the whole request.
  NOW("now", false, 0),
  /// The day of `now`, in UTC.
  TODAY("today", false, 0),
  /// `now` less an amount: `ago('90d')`, `ago('50y')`.
  AGO("ago", false, 1),
  /// `now` plus an amount.
  AHEAD("ahead", false, 1),
  /// A fresh access token for the viewer. Java only.
  ACCESS_TOKEN("accessToken", false, 0);

  private final String word;
  private final boolean method;
  private final int arguments;

  Function(String word, boolean method, int arguments) {
    this.word = word;
    this.method = method;
    this.arguments = arguments;
  }

  /// As it is written.
  public String word() {
    return word;
  }

  /// Whether it stands behind a target: `name.lower()`.
  public boolean isMethod() {
    return method;
  }

  /// Whether only Java evaluates it.
  public boolean isJavaOnly() {
    return this == MATCHES || this == ACCESS_TOKEN;
  }

  /// How many arguments stand in the parentheses.
  int arguments() {
    return arguments;
  }
}
