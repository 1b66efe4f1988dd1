package dev.newel.read.yaml;

import dev.newel.source.Span;

/// A comment with its place.
///
/// @param text from the `#` to the end of the line, blanks at the end left out
/// @param ownLine whether nothing but blanks stands before it in its line
/// @param start the offset of the `#`
/// @param end the offset after its last character
public record YamlComment(String text, boolean ownLine, Span span, int start, int end) {
  /// Whether it documents what it stands beside or above: exactly two `#`.
  public boolean isDoc() {
    return text.startsWith("##") && !text.startsWith("###");
  }

  /// The text without the marker and the blanks around it.
  public String content() {
    var marker = 0;
    while (marker < text.length() && text.charAt(marker) == '#') {
      marker++;
    }
    return text.substring(marker).strip();
  }
}
