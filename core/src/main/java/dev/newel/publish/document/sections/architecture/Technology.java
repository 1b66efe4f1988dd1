package dev.newel.publish.document.sections.architecture;

import dev.newel.language.StackChoice;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What each layer is made of, and why.
final class Technology {
  static final Section TABLE = Section.of("technology", Technology::table);
  static final Section LIST = Section.of("technology-list", Technology::list);

  private static final Map<String, String> USUAL =
      Phrase.row("Layer", "layer", "Technology", "choice", "Justification", "reason");

  /// What the list begins with; other layers follow in the order of the design.
  private static final List<String> LISTED =
      List.of("Runtime", "Framework", "Database", "Cache", "Authentication");

  private Technology() {}

  private static List<Block> table(Place place) {
    var stack = List.copyOf(place.subject().design().prose().stack().entrySet());
    if (stack.isEmpty()) {
      return List.of();
    }
    return List.of(
        place.table(USUAL, stack, choice -> row(choice.getKey(), choice.getValue(), place)));
  }

  private static Map<String, String> row(String name, StackChoice choice, Place place) {
    var layer = MarkdownText.prose(Phrase.capital(name));
    var reason = reason(choice, place);
    return Phrase.row(
        "layer",
        layer,
        "choice",
        MarkdownText.prose(choice.uses()),
        "reason",
        reason.isEmpty() ? "not stated" : reason);
  }

  private static List<Block> list(Place place) {
    var stack = place.subject().design().prose().stack();
    return stack.isEmpty()
        ? List.of()
        : List.of(
            new Block.Bullets(
                stack.entrySet().stream()
                    .sorted(Comparator.comparingInt(choice -> rank(choice.getKey())))
                    .map(
                        choice ->
                            "%s: %s"
                                .formatted(
                                    MarkdownText.prose(label(choice.getKey())),
                                    MarkdownText.prose(choice.getValue().uses())))
                    .toList()));
  }

  /// The list is read by label: `store` is what its readers look for as the database.
  private static String label(String layer) {
    return layer.equals("store") ? "Database" : Phrase.capital(layer);
  }

  private static int rank(String layer) {
    var at = LISTED.indexOf(label(layer));
    return at < 0 ? LISTED.size() : at;
  }

  /// The sentence of the design, or else the outcome's decision; both where both are there.
  private static String reason(StackChoice choice, Place place) {
    var id = choice.decision();
    if (id == null) {
      return Phrase.sentence(choice.because());
    }
    var decision = place.subject().decisions().get(id);
    var title = decision == null ? id : id + ": " + MarkdownText.prose(decision.title());
    return Phrase.words(
        Phrase.sentence(choice.because()), Phrase.link(title, Address.of("decisions", id)) + ".");
  }
}
