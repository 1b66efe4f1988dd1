package dev.newel.language;

/// How the names in a mapping of names are spelled. Letter case is the word class of the language.
public enum NameKind {
  ANY("any text", "^.+$"),
  TYPE("`UpperCamel`", "^[A-Z][A-Za-z0-9]*$"),
  FIELD("`lowerCamel`", "^[a-z][A-Za-z0-9]*$"),
  WORD("a word that begins in lower case", "^[a-z][A-Za-z0-9_-]*$"),
  CODE("`UPPER_SNAKE`", "^[A-Z][A-Z0-9_]*$"),
  EVENT("`dotted.lower`", "^[a-z][a-z0-9_-]*(\\.[a-z][a-z0-9_-]*)+$"),
  SETTING("an environment variable", "^[A-Za-z_][A-Za-z0-9_]*$"),
  OPTION("`--word`", "^--[a-z][a-z0-9-]*$");

  private final String says;
  private final String pattern;

  NameKind(String says, String pattern) {
    this.says = says;
    this.pattern = pattern;
  }

  /// The spelling in words, for messages and the reference.
  public String says() {
    return says;
  }

  /// A regular expression of ECMA-262 that the whole name matches.
  public String pattern() {
    return pattern;
  }
}
