package dev.newel.read.brief;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Item;
import dev.newel.read.markdown.Block;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Other systems that a section is about: `Ledger Interface`, below which the text speaks of the
/// ledger as a system of its own. They are candidates: the title alone may be that of a part.
final class TitledSystems {
  private static final String WORD = "[A-Z][\\w/+.&-]*";
  private static final Pattern TITLE =
      Pattern.compile(
          "("
              + WORD
              + "(?: "
              + WORD
              + "){0,3}) (?:Interfaces?|Integrations?|Connectors?|Adapters?)");

  /// What has an interface and is no other system.
  private static final Pattern NO_SYSTEM =
      Pattern.compile(
          "(?i)(?:.* )?(?:user|human|graphical|command[- ]line|web|admin\\w*|rest|https?|public|private|internal|external"
              + "|programming|application|software|hardware|data|database|systems?|apis?|services?|communications?|continuous"
              + "|mobile|clients?|front-?end|back-?end|third[- ]party|network|technical|functional|other|general|tools?)");

  private static final String KIND =
      "(?:building blocks?|blocks?|systems?|services?|platforms?|providers?|gateways?|servers?|brokers?)";

  private Block.@Nullable Heading heading;
  private String name = "";
  private Pattern spoken = TITLE;

  void read(Passage passage, Harvest harvest) {
    if (passage.block() instanceof Block.Heading next) {
      begin(next);
      return;
    }
    var title = heading;
    var path = passage.scene().path();
    if (title == null
        || passage.scene().beside()
        || passage.scene().within(Topic.EXCLUSIONS)
        || path.isEmpty()
        || !path.getLast().equals(title)) {
      return;
    }
    for (var line : Lines.of(passage)) {
      var words = line.text().flat();
      if (words.length() <= Sentence.LONGEST_LINE && spoken.matcher(words).find()) {
        var place = title.text().span(0, title.text().length(), title.span());
        harvest.add(
            new Item.Integration(name, "", "", "", Evidence.inferred(place, title.text().flat())));
        heading = null;
        return;
      }
    }
  }

  private void begin(Block.Heading next) {
    var match = TITLE.matcher(Topic.bare(next.text().flat()));
    heading = null;
    if (match.matches() && !NO_SYSTEM.matcher(match.group(1)).matches()) {
      heading = next;
      name = match.group(1);
      spoken =
          Pattern.compile(
              "(?i)(?<!\\w)" + Pattern.quote(name) + "(?: [A-Z][\\w/-]*){0,2}? " + KIND + "\\b");
    }
  }
}
