package dev.newel.read.brief;

import java.util.regex.Pattern;

/// Tells the text of a template, which nobody has filled in, from what somebody says.
final class Template {
  private static final Pattern PLACE =
      Pattern.compile(
          "\\[(?!NEEDS CLARIFICATION)(?:[^\\[\\]]*\\s[^\\[\\]]*|YYYY.*?|TBD|TODO|[Nn]ame|[Dd]ate|[Aa]uthor|[Tt]itle|\\.\\.\\.|…|[a-z]+-name)\\]"
              + "|\\{\\{[^{}]*\\}\\}|\\{(?:[a-z]+ )+[a-z]+\\}|<(?:[a-z]+[ -])+[a-z]+>");
  private static final Pattern WORD = Pattern.compile("[\\p{L}]{3,}");
  private static final Pattern LABEL = Pattern.compile("^[^:\\[\\]]{1,60}:\\s*");
  private static final Pattern FILLER =
      Pattern.compile(
          "(?i)\\s*(?:tbd|tba|todo|to be (?:determined|defined|decided|added)|lorem ipsum.*|insert .{1,40} here|n/?a|xxx+)\\s*[.]?\\s*");
  private static final Pattern LINK = Pattern.compile("(?i)https?://\\S+|e\\.g\\.,?");

  private static final int LONGEST = 1000;
  private static final int LONGEST_FILLER = 60;

  private Template() {}

  /// Whether `words` are nothing but places to fill in, with a label before them or not.
  static boolean is(String words) {
    if (words.isEmpty() || words.length() > LONGEST) {
      return false;
    }
    if (words.indexOf('[') < 0 && words.indexOf('{') < 0 && words.indexOf('<') < 0) {
      return words.length() <= LONGEST_FILLER && FILLER.matcher(words).matches();
    }
    var places = PLACE.matcher(words);
    if (!places.find()) {
      return false;
    }
    var rest = PLACE.matcher(words).replaceAll("");
    rest = LABEL.matcher(rest).replaceFirst("");
    rest = LINK.matcher(rest).replaceAll("");
    return !WORD.matcher(rest).find();
  }
}
