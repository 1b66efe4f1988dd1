package dev.newel.publish.document.sections.architecture;

/// Cells of tables that have no room for a list below them.
final class Cells {
  private static final int WIDEST = 120;
  private static final String CUT = "…";

  private Cells() {}

  /// Plain prose without links as far as a cell holds it: whole, or its first sentence, or its
  /// first words.
  static String brief(String markdown) {
    if (Notes.width(markdown) <= WIDEST) {
      return markdown;
    }
    var end = markdown.indexOf(". ");
    if (end > 0 && Notes.width(markdown.substring(0, end + 1)) <= WIDEST) {
      return markdown.substring(0, end + 1);
    }
    var from = Math.min(markdown.length(), WIDEST - CUT.length() - 8);
    var space = markdown.lastIndexOf(' ', from);
    return markdown.substring(0, space < 1 ? from : space) + CUT;
  }
}
