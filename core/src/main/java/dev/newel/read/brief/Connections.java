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
  /// `must support Voyage AI embeddings`: what a provider by its own name offers.
  private static final Pattern OFFERED =
      Pattern.compile(
          "\\b(?:uses?|using|supports?|calls?|(?:relies|rely) on) (?:the )?((?:[A-Z][\\w.+-]*[a-z][\\w.+-]*)(?: [A-Z][\\w.+-]*){0,2}) (embeddings|APIs?|SDK|services?|webhooks?|gateway|payments|models?)\\b");
  /// What an interface is made of, or who it is for, and no provider.
  private static final Pattern NO_PROVIDER =
      Pattern.compile(
          "(?i)(?:web|admin\\w*|public|private|internal|external|system|users?|rest(?:ful)?|graphql|openapi|asyncapi|websockets?|javascript|typescript|java|python|node(?:\\.js)?|data|domain|view|restful|application|existing|new|standard|browser|native|async|batch|background|micro|machine learning)(?: .*)?");
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
        named(FORM, sentence, harvest);
        named(OFFERED, sentence, harvest);
      }
    }
  }

  private void named(Pattern form, Sentence sentence, Harvest harvest) {
    var match = form.matcher(sentence.words());
    while (match.find()) {
      var name = match.group(1).replaceAll("[.-]+$", "");
      var isNone =
          NO_SYSTEM.matcher(name).matches()
              || (form == OFFERED && NO_PROVIDER.matcher(name).matches());
      if (!isNone && seen.add(name.toLowerCase(Locale.ROOT))) {
        var why = match.group(2) == null ? "" : match.group(2).strip();
        harvest.add(new Item.Integration(name, "", why, "", sentence.inferred()));
      }
    }
  }
}
