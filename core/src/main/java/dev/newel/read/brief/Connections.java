package dev.newel.read.brief;

import dev.newel.foreign.brief.Item;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Other systems that a requirement names in a sentence: `The till must connect to Adyen for
/// payments`. They are candidates: no title and no table says that they are systems.
final class Connections {
  private static final Pattern FORM =
      Pattern.compile(
          "\\b(?:connects?|integrates?|communicates?|interfaces?|interacts?|syncs?|synchroni[sz]es?) (?:to|with) (?:the |an? )?((?:[A-Z][\\w.+-]*)(?: [A-Z][\\w.+-]*){0,3})(?: (?:for|to|via|over|using|in order to) ([^.;]{3,120}))?");
  private static final Pattern NO_SYSTEM =
      Pattern.compile(
          "(?i)(?:the|an?|all|each|every|rest|http|https|api|apis|database|databases|server|servers|client|clients|users?|internet|network|system|systems|it|them)");

  private final Set<String> seen = new HashSet<>();

  void read(Passage passage, Harvest harvest) {
    var scene = passage.scene();
    if (scene.beside() || scene.within(Topic.QUESTIONS)) {
      return;
    }
    var requires = scene.topics().stream().anyMatch(Topic.REQUIRING::contains);
    for (var line : Lines.of(passage)) {
      if (!requires && harvest.owner(line.span()) == null) {
        continue;
      }
      for (var sentence : Sentence.of(line)) {
        var form = FORM.matcher(sentence.words());
        while (form.find()) {
          var name = form.group(1).replaceAll("[.-]+$", "");
          if (!NO_SYSTEM.matcher(name).matches() && seen.add(name.toLowerCase(Locale.ROOT))) {
            harvest.add(
                new Item.Integration(
                    name,
                    "",
                    form.group(2) == null ? "" : form.group(2).strip(),
                    "",
                    sentence.inferred()));
          }
        }
      }
    }
  }
}
