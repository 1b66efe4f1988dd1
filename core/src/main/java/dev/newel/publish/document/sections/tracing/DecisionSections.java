package dev.newel.publish.document.sections.tracing;

import dev.newel.design.trace.Decision;
import dev.newel.language.StackChoice;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// The decisions that shape the design, in a line each or in full.
final class DecisionSections {
  static final List<Section> ALL =
      List.of(
          Section.of("key-decisions", DecisionSections::reasons, DecisionSections::titles),
          Section.of("decisions-in-full", DecisionSections::whole));

  private DecisionSections() {}

  private static Collection<Decision> decisions(Place place) {
    return place.subject().decisions().values();
  }

  /// Each decision with its outcome, then the choices that have a reason and no record.
  private static List<Block> reasons(Place place) {
    var lines = new ArrayList<String>();
    for (var decision : decisions(place)) {
      var outcome = MarkdownText.prose(first(decision.outcome()));
      lines.add(
          "**%s:** %s".formatted(linked(decision), outcome.isEmpty() ? "not recorded." : outcome));
    }
    unrecorded(place)
        .forEach(
            choice ->
                lines.add(
                    "**%s:** %s"
                        .formatted(
                            MarkdownText.prose(choice.uses()), Phrase.sentence(choice.because()))));
    style(place, lines);
    return lines.isEmpty() ? List.of() : List.of(new Block.Bullets(lines));
  }

  private static List<Block> titles(Place place) {
    var lines = new ArrayList<>(decisions(place).stream().map(DecisionSections::linked).toList());
    unrecorded(place).forEach(choice -> lines.add(MarkdownText.prose(choice.uses())));
    return lines.isEmpty()
        ? List.of()
        : List.of(new Block.Paragraph("Decided: " + Phrase.and(lines) + "."));
  }

  private static List<StackChoice> unrecorded(Place place) {
    return place.subject().design().prose().stack().values().stream()
        .filter(choice -> choice.decision() == null && choice.because() != null)
        .toList();
  }

  private static void style(Place place, List<String> lines) {
    var deployment = place.subject().design().prose().deployment();
    if (deployment != null && deployment.style() != null && deployment.because() != null) {
      lines.add(
          "**%s:** %s"
              .formatted(
                  MarkdownText.prose(Phrase.capital(deployment.style())),
                  Phrase.sentence(deployment.because())));
    }
  }

  static String linked(Decision decision) {
    return Phrase.link(
        decision.id() + ": " + MarkdownText.prose(decision.title()),
        Address.of("decisions", decision.id()));
  }

  /// The first sentence of a record's prose.
  static String first(String text) {
    var plain = text.strip().replaceAll("\\s+", " ");
    var end = plain.indexOf(". ");
    return end < 0 ? plain : plain.substring(0, end + 1);
  }

  private static List<Block> whole(Place place) {
    var blocks = new ArrayList<Block>();
    var number = 1;
    for (var decision : decisions(place)) {
      blocks.add(
          new Block.Heading(
              1,
              "Decision %d: %s".formatted(number++, MarkdownText.prose(decision.title())),
              Address.of("decisions", decision.id())));
      blocks.add(
          new Block.Bullets(
              List.of(
                  "**Context:** " + told(decision.context()),
                  "**Options Considered:** " + options(decision),
                  "**Decision:** " + chosen(decision),
                  "**Rationale:** " + told(decision.outcome()),
                  "**Consequences:** " + consequences(decision))));
    }
    for (var choice : unrecorded(place)) {
      blocks.add(
          new Block.Heading(
              1, "Decision %d: %s".formatted(number++, MarkdownText.prose(choice.uses())), null));
      blocks.add(
          new Block.Paragraph(
              "The design gives the reason and names no record: "
                  + Phrase.sentence(Objects.requireNonNull(choice.because()))));
    }
    return blocks;
  }

  private static String options(Decision decision) {
    return decision.options().isEmpty()
        ? "the record names none."
        : Phrase.and(
                decision.options().stream()
                    .map(option -> MarkdownText.prose(option.title()))
                    .toList())
            + ".";
  }

  private static String chosen(Decision decision) {
    var status = decision.status().name().toLowerCase(Locale.ROOT);
    var what = decision.chosen() == null ? first(decision.outcome()) : decision.chosen();
    return "%s (%s).".formatted(Phrase.clause(what), status);
  }

  private static String consequences(Decision decision) {
    var all = new ArrayList<String>();
    decision.consequences().positive().forEach(each -> all.add("good: " + Phrase.clause(each)));
    decision.consequences().neutral().forEach(each -> all.add("neutral: " + Phrase.clause(each)));
    decision.consequences().negative().forEach(each -> all.add("bad: " + Phrase.clause(each)));
    if (!decision.consequences().text().isBlank()) {
      all.add(Phrase.clause(decision.consequences().text()));
    }
    return all.isEmpty() ? "the record names none." : String.join("; ", all) + ".";
  }

  private static String told(String text) {
    return text.isBlank() ? "the record does not say." : Phrase.sentence(text);
  }
}
