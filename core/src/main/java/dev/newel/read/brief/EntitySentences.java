package dev.newel.read.brief;

import dev.newel.foreign.Evidence;
import dev.newel.foreign.brief.Attribute;
import dev.newel.foreign.brief.Attribute.Presence;
import dev.newel.foreign.brief.Item;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Entities that sentences speak of, as candidates: what a thing has, what somebody gives or sees,
/// a table that is only named.
final class EntitySentences {
  private static final Pattern NAMED_TABLE =
      Pattern.compile("(?i)(?<![\\w-])[`\"]?([a-z][a-z0-9_]{1,60})[`\"]? (?:database )?tables?\\b");
  private static final Pattern CREATES = Pattern.compile("(?i)\\bcreates? (?:an? |the |new )?$");
  private static final Pattern DENIES = Pattern.compile("(?i)\\b(?:no|without an?) $");
  private static final Pattern ADJECTIVE =
      Pattern.compile(
          "(?i)new|old|all|required|missing|existing|these|those|following|database|necessary|separate|temporary|other|main|same|both|several|lookup|join|large|small|hash|pivot");

  private final Set<String> known = new HashSet<>();

  /// An entity that the document names; a table of that name is not named again.
  void learn(String name) {
    known.add(key(name));
  }

  static String key(String name) {
    return Marks.singular(name.toLowerCase(Locale.ROOT).replaceAll("[\\s_`-]", ""));
  }

  static Attribute candidate(String name, Evidence evidence) {
    return new Attribute(
        name,
        "",
        null,
        Presence.UNSAID,
        null,
        null,
        "",
        Evidence.inferred(evidence.place(), evidence.sentence()));
  }

  void read(Sentence sentence, Harvest harvest) {
    possessed(sentence, harvest);
    supplied(sentence, harvest);
    tables(sentence, harvest);
  }

  private void possessed(Sentence sentence, Harvest harvest) {
    var label = Labelled.of(sentence.line().text());
    var words = sentence.words();
    if (label != null && sentence.from() == 0 && Scope.isId(label.name())) {
      words = words.substring(Math.min(label.rest(), words.length()));
    }
    var found = Possession.of(words);
    if (found != null && (found.general() || known.contains(key(found.owner())))) {
      var fields = found.things().stream().map(each -> candidate(each, sentence.inferred()));
      entity(found.owner(), fields.toList(), sentence, harvest);
    }
  }

  private void entity(String name, List<Attribute> fields, Sentence sentence, Harvest harvest) {
    learn(name);
    harvest.add(new Item.Entity(name, null, "", fields, sentence.inferred()));
  }

  private void supplied(Sentence sentence, Harvest harvest) {
    var found = Supplied.of(sentence.words());
    if (found != null) {
      var fields = found.parts().stream().map(part -> part(part, sentence.inferred()));
      entity(found.owner(), fields.toList(), sentence, harvest);
    }
  }

  private static Attribute part(Supplied.Part part, Evidence evidence) {
    return part.values().isEmpty()
        ? candidate(part.name(), evidence)
        : Marks.attribute(
            part.name(),
            new Types.Written("enum", "one of: " + String.join(", ", part.values()), ""),
            Presence.UNSAID,
            null,
            evidence);
  }

  private void tables(Sentence sentence, Harvest harvest) {
    var named = NAMED_TABLE.matcher(sentence.words());
    while (named.find()) {
      var name = named.group(1);
      var marked =
          CREATES.matcher(sentence.words().substring(0, named.start())).find()
              || name.contains("_")
              || isCode(sentence, named.start(1), named.end(1));
      var denied = DENIES.matcher(sentence.words().substring(0, named.start())).find();
      if (marked && !denied && !ADJECTIVE.matcher(name).matches() && !known.contains(key(name))) {
        learn(name);
        harvest.add(
            new Item.Entity(
                name,
                name,
                "",
                List.of(),
                Evidence.inferred(sentence.span(named.start(1), named.end(1)), sentence.words())));
      }
    }
  }

  private static boolean isCode(Sentence sentence, int start, int end) {
    var runs = sentence.line().text().part(sentence.from() + start, sentence.from() + end).runs();
    return !runs.isEmpty() && runs.getFirst().code();
  }
}
