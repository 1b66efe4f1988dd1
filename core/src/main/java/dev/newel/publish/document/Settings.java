package dev.newel.publish.document;

import dev.newel.design.Design;
import dev.newel.text.MarkdownText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names of settings within the prose of a design.
public final class Settings {
  private Settings() {}

  /// The sentence with each name of a setting of the design written as code.
  ///
  /// @param markdown prose that is escaped already
  public static String asCode(Design design, String markdown) {
    var shown = markdown;
    for (var name : design.prose().settings().keySet()) {
      var code = MarkdownText.code(name);
      var written = Pattern.quote(MarkdownText.prose(name));
      shown =
          shown.replaceAll(
              "(?<![\\w`\\\\])" + written + "(?![\\w`\\\\])", Matcher.quoteReplacement(code));
    }
    return shown;
  }
}
