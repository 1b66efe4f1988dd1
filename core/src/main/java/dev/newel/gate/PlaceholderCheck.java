package dev.newel.gate;

import dev.newel.source.SourceText;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Looks for words that stand in for what is still to be written, code and comments left out.
final class PlaceholderCheck {
  /// Looks first whether a letter stands there that any of them begins with, for most do not.
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?=[TFXLlPt<\\[])(?:(?<![\\w-])(?:TODO|TBD|TBC|FIXME|XXX)(?![\\w-]|\\.\\w)"
              + "|(?<![\"“])\\[(?i:insert|your|enter|fill in|describe|specify|placeholder|to be|todo|tbd)\\b[^\\[\\]\\n]{0,80}](?![\\[(:])"
              + "|<(?i:your|insert|enter)[ _-][^<>\\n]{1,60}>"
              + "|(?i:\\blorem ipsum\\b)"
              + "|(?m:^Placeholder (?:for|text)\\b)"
              + "|(?i:\\bto be (?:determined|decided)\\b))");

  /// All that an item, a paragraph or a field says, or a heading after its colon.
  private static final Pattern WHOLE =
      Pattern.compile(
          "(?m)^[ \\t>]{0,12}(?:[-*+][ \\t]{1,4}|\\d{1,3}[.)][ \\t]{1,4})?(?:\\[[ xX]][ \\t]{1,4})?"
              + "(?:\\*\\*[^*\\n]{1,60}\\*\\*:?[ \\t]{1,4}|#{1,6} (?:[^\\n:\\[]{1,60}:[ \\t]{1,4})?)?"
              + "(\\[[^\\[\\]\\n]{3,160}])(?:: \\[[^\\[\\]\\n]{3,160}])?[ \\t]{0,4}$");

  private static final Pattern CELL =
      Pattern.compile("\\|[ \\t]{0,20}(\\[[^\\[\\]|\\n]{3,160}])[ \\t]{0,20}(?=\\|)");

  /// What begins with a letter or a digit, and is more than a word.
  private static final Pattern PHRASE = Pattern.compile("[\\p{L}\\d][^\"“”]*[ /][^\"“”]*");

  /// Names one after the other are an answer: `admin, member`.
  private static final Pattern NAMES =
      Pattern.compile(
          "\\p{Ll}[\\w.-]*(?:, ?\\p{Ll}[\\w.-]*)+|\\p{Lu}[\\w.-]*(?:, ?\\p{Lu}[\\w.-]*)+");

  /// What a list of sources names: `RFC 9110`, `Ito 2021`.
  private static final Pattern SOURCE = Pattern.compile("\\p{Lu}[\\p{L}.-]* \\d{3,5}[a-z]?");

  /// Words that alone between brackets say what belongs there.
  private static final Set<String> KINDS =
      Set.of("Date", "Description", "List", "Name", "Number", "Owner", "Title", "YYYY-MM-DD");

  private PlaceholderCheck() {}

  static void check(ReadDocument document, DocumentReport report) {
    var places = new TreeMap<Integer, Integer>();
    PLACEHOLDER
        .matcher(document.prose())
        .results()
        .forEach(found -> places.put(found.start(), found.end()));
    bracketed(WHOLE.matcher(document.prose()), places);
    bracketed(CELL.matcher(document.prose()), places);
    if (places.isEmpty()) {
      return;
    }
    var links = links(document);
    places.forEach(
        (from, to) -> {
          if (!overlaps(links, from, to)) {
            report.at(
                DocumentRule.PLACEHOLDER,
                document.source().span(from, to),
                "`%s` stands in for what is still to be written."
                    .formatted(document.prose().substring(from, to)),
                "Write it, or say who decides it and until when.");
          }
        });
  }

  private static void bracketed(Matcher found, TreeMap<Integer, Integer> places) {
    while (found.find()) {
      var words = found.group(1).substring(1, found.group(1).length() - 1);
      if (isToFill(words) && !overlaps(places, found.start(1), found.end(1))) {
        places.put(found.start(1), found.end(1));
      }
    }
  }

  private static boolean isToFill(String words) {
    return KINDS.contains(words)
        || (PHRASE.matcher(words).matches()
            && words.codePoints().anyMatch(Character::isLetter)
            && !NAMES.matcher(words).matches()
            && !SOURCE.matcher(words).matches());
  }

  /// Where the links and pictures stand, which may have such words too.
  private static TreeMap<Integer, Integer> links(ReadDocument document) {
    SourceText source = document.source();
    var links = new TreeMap<Integer, Integer>();
    for (var link : document.markdown().links()) {
      var span = link.span();
      links.put(
          source.offset(span.line(), span.column()),
          source.offset(span.endLine(), span.endColumn()));
    }
    return links;
  }

  /// Whether one of what stands apart from each other reaches into `from` to `to`.
  private static boolean overlaps(TreeMap<Integer, Integer> places, int from, int to) {
    var before = places.lowerEntry(to);
    return before != null && before.getValue() > from;
  }
}
