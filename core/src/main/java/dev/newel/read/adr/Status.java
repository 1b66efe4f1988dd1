package dev.newel.read.adr;

import dev.newel.design.trace.Decision;
import dev.newel.read.markdown.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The words of a status, and the links between decisions that they hold.
final class Status {
  private static final Pattern WORD =
      Pattern.compile(
          "(?i)\\b(superseded|superceded|replaced|proposed|draft|pending|review|accepted|approved|adopted"
              + "|implemented|decided|rejected|declined|deprecated|obsolete)\\b");
  private static final Pattern BY =
      Pattern.compile("(?i)(?:superseded|superceded|replaced)(?:[- ]by)\\s*:?\\s*(.+)");
  private static final Pattern OVER =
      Pattern.compile("(?i)\\b(?:supersedes|supercedes|replaces)\\s*:?\\s*(.+)");
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?i)\\[?\\b((?:adr|decision)[-_ ]?#?\\d{1,6}|\\d{1,6}(?=[-.\\s]|$)|\\d{8}-[\\w-]+)");

  private Status() {}

  /// What `words` say; null where they hold no word of a status. A record keeps its old words when
  /// it is superseded.
  static Decision.@Nullable Status of(String words) {
    Decision.Status said = null;
    var word = WORD.matcher(words);
    while (word.find()) {
      var next =
          switch (word.group().toLowerCase(Locale.ROOT)) {
            case "superseded", "superceded", "replaced" -> Decision.Status.SUPERSEDED;
            case "proposed", "draft", "pending", "review" -> Decision.Status.PROPOSED;
            case "rejected", "declined" -> Decision.Status.REJECTED;
            case "deprecated", "obsolete" -> Decision.Status.DEPRECATED;
            default -> Decision.Status.ACCEPTED;
          };
      if (said == null || next == Decision.Status.SUPERSEDED) {
        said = next;
      }
    }
    return said;
  }

  static List<String> supersededBy(Text line) {
    return references(line, BY);
  }

  static List<String> supersedes(Text line) {
    return references(line, OVER);
  }

  /// The decisions named after the words of `pattern`: by their links, or else by the ids written.
  private static List<String> references(Text line, Pattern pattern) {
    var plain = line.plain();
    var match = pattern.matcher(plain);
    if (!match.find()) {
      return List.of();
    }
    var found = new ArrayList<String>();
    for (var run : line.from(match.start(1)).runs()) {
      var link = run.link();
      if (link != null && link.matches("(?i).*\\.(?:md|markdown)(?:[#?].*)?")) {
        add(found, DecisionId.of(link).id());
      }
    }
    if (found.isEmpty()) {
      var reference = REFERENCE.matcher(match.group(1));
      while (reference.find()) {
        add(found, DecisionId.of(reference.group(1)).id());
      }
    }
    return found;
  }

  private static void add(List<String> found, String id) {
    if (!found.contains(id)) {
      found.add(id);
    }
  }
}
