package dev.newel.publish.document.sections.architecture;

import dev.newel.profile.SectionSpec;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;

/// What a component cannot do without, how that is reached, and what happens while it is away; what
/// each of them does for it is told by its interfaces.
final class Reliance {
  static final Section SECTION =
      Section.of("component-reliance", Reliance::of).each(SectionSpec.Each.COMPONENT);

  private Reliance() {}

  private static List<Block> of(Place place) {
    var prose = place.subject().design().prose();
    var component = ComponentFacts.of(place, place.name());
    var parts = new ArrayList<String>();
    var lines = new ArrayList<String>();
    for (var use : component.uses()) {
      var dependency = prose.dependencies().get(use.name());
      if (prose.components().containsKey(use.name())) {
        parts.add(use.called());
      } else if (dependency == null) {
        lines.add(
            "**%s:** %s"
                .formatted(
                    use.called(),
                    DependencyWords.unsaid(place, Address.of("dependencies", use.name()))));
      } else {
        lines.add(
            "**%s**, over %s. While it is away: %s"
                .formatted(
                    use.called(),
                    DependencyWords.protocol(dependency),
                    DependencyWords.impact(place, use.name(), dependency)));
      }
    }
    if (!component.component().owns().isEmpty()) {
      lines.add(
          "**%s**, over SQL. While it is away: what reads or writes %s is answered 503."
              .formatted(Phrase.capital(Names.store(place)), component.owned()));
    }
    if (!parts.isEmpty()) {
      lines.addFirst(
          "**Other parts:** %s, %sby a %s."
              .formatted(
                  Phrase.and(parts),
                  parts.size() == 1 ? "" : "each ",
                  Integrations.callType(place)));
    }
    return lines.isEmpty()
        ? Unknown.absent(
            place,
            "%s uses no other component and calls no other system"
                .formatted(MarkdownText.code(place.name())))
        : List.of(new Block.Bullets(lines));
  }
}
