package dev.newel.gate;

import java.util.regex.Pattern;

/// Looks for words that stand in for what is still to be written, code and comments left out.
final class PlaceholderCheck {
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?<![\\w-])(?:TODO|TBD|TBC|FIXME|XXX)(?![\\w-]|\\.\\w)"
              + "|\\[(?i:insert|your|enter|fill in|describe|specify|placeholder|to be|todo|tbd)\\b[^\\[\\]\\n]{0,80}](?![\\[(:])"
              + "|<(?i:your|insert|enter)[ _-][^<>\\n]{1,60}>"
              + "|(?i:\\blorem ipsum\\b)"
              + "|(?i:\\bto be (?:determined|decided)\\b)");

  private PlaceholderCheck() {}

  static void check(ReadDocument document, DocumentReport report) {
    var found = PLACEHOLDER.matcher(document.prose());
    while (found.find()) {
      report.at(
          DocumentRule.PLACEHOLDER,
          document.source().span(found.start(), found.end()),
          "`%s` stands in for what is still to be written.".formatted(found.group()),
          "Write it, or say who decides it and until when.");
    }
  }
}
