package dev.newel.publish.document.sections.tracing;

import dev.newel.design.trace.Decision;
import dev.newel.language.StackChoice;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The decisions that shape the design, in a line each or in full.
final class DecisionSections {
  static final List<Section> ALL =
      List.of(
          Section.of("key-decisions", DecisionSections::reasons, DecisionSections::titles),
          Section.of("decisions-in-full", DecisionSections::whole));

  private static final Pattern CHOSEN =
      Pattern.compile("Chosen option: [\"\u201c](.+?)[\"\u201d], because (.+)", Pattern.DOTALL);

  private static final String NONE = "the record names none";
  private static final String NO_OUTCOME = "the record names no outcome";

  private DecisionSections() {}

  private static Collection<Decision> decisions(Place place) {
    return place.subject().decisions().values();
  }

  /// Each decision with its outcome, then the choices that have a reason and no record.
  private static List<Block> reasons(Place place) {
    var lines = new ArrayList<String>();
    for (var decision : decisions(place)) {
      var outcome = outcome(decision, false);
      lines.add(
          "**%s:** %s"
              .formatted(
                  linked(decision),
                  outcome.isEmpty() ? unsaid(place, decision, NO_OUTCOME) : outcome));
    }
    told(place)
        .forEach(
            (layer, choice) ->
                lines.add(
                    "**%s:** %s. %s"
                        .formatted(
                            Phrase.capital(MarkdownText.prose(layer)),
                            MarkdownText.prose(choice.uses()),
                            Phrase.sentence(choice.because()))));
    style(place, lines);
    return lines.isEmpty() ? List.of() : List.of(new Block.Bullets(lines));
  }

  private static List<Block> titles(Place place) {
    var lines = new ArrayList<>(decisions(place).stream().map(DecisionSections::linked).toList());
    told(place).values().forEach(choice -> lines.add(MarkdownText.prose(choice.uses())));
    return lines.isEmpty()
        ? List.of()
        : List.of(new Block.Paragraph("Decided: " + Phrase.and(lines) + "."));
  }

  /// None where the document tells the stack with its reasons anyway.
  private static Map<String, StackChoice> told(Place place) {
    return place.subject().document().renders("technology") ? Map.of() : unrecorded(place);
  }

  /// The choices of the stack that have a reason and no record, by their layer.
  private static Map<String, StackChoice> unrecorded(Place place) {
    var choices = new LinkedHashMap<String, StackChoice>();
    place
        .subject()
        .design()
        .prose()
        .stack()
        .forEach(
            (layer, choice) -> {
              if (choice.decision() == null && choice.because() != null) {
                choices.put(layer, choice);
              }
            });
    return choices;
  }

  private static void style(Place place, List<String> lines) {
    var deployment = place.subject().design().prose().deployment();
    if (deployment != null
        && deployment.style() != null
        && deployment.because() != null
        && deployment.decision() == null) {
      lines.add(
          "**Style:** %s. %s"
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

  /// What was decided and why: `PostgreSQL, because one server holds it all.` The form in which
  /// MADR has it written is undone.
  ///
  /// @param whole whether all of it is told, or its first sentence
  private static String outcome(Decision decision, boolean whole) {
    var text = whole ? decision.outcome().strip() : first(decision.outcome());
    var form = CHOSEN.matcher(text);
    var plain =
        !form.matches()
            ? text
            : whole && decision.chosen() != null
                ? Phrase.capital(form.group(2))
                : form.group(1) + ", because " + form.group(2);
    return plain.isEmpty() ? "" : Phrase.sentence(plain);
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
                  "**Context:** " + told(place, decision, decision.context()),
                  "**Options Considered:** " + options(place, decision),
                  "**Decision:** " + chosen(place, decision),
                  "**Rationale:** " + told(place, decision, outcome(decision, true)),
                  "**Consequences:** " + consequences(place, decision))));
    }
    var rest = new ArrayList<List<String>>();
    unrecorded(place)
        .forEach(
            (layer, choice) ->
                rest.add(
                    List.of(
                        Phrase.capital(MarkdownText.prose(layer)),
                        MarkdownText.prose(choice.uses()),
                        Phrase.sentence(choice.because()))));
    if (!rest.isEmpty()) {
      blocks.add(new Block.Heading(1, "Further Choices", null));
      blocks.add(
          new Block.Paragraph(
              "These choices of the stack have a reason and no record of their own."));
      blocks.add(new Block.Table(List.of("Layer", "Choice", "Rationale"), rest));
    }
    return blocks;
  }

  private static String options(Place place, Decision decision) {
    return decision.options().isEmpty()
        ? unsaid(place, decision, NONE)
        : Phrase.capital(
            String.join(
                    "; ",
                    decision.options().stream()
                        .map(option -> Phrase.inside(option.title()))
                        .toList())
                + ".");
  }

  private static String chosen(Place place, Decision decision) {
    var status = decision.status().name().toLowerCase(Locale.ROOT);
    var what = decision.chosen() == null ? first(decision.outcome()) : decision.chosen();
    return what.isBlank()
        ? unsaid(place, decision, NO_OUTCOME)
        : "%s (%s).".formatted(Phrase.clause(what), status);
  }

  private static String consequences(Place place, Decision decision) {
    var all = new ArrayList<String>();
    weighed("In favour", decision.consequences().positive(), all);
    weighed("Neutral", decision.consequences().neutral(), all);
    weighed("Against", decision.consequences().negative(), all);
    if (!decision.consequences().text().isBlank()) {
      loose(decision.consequences().text()).forEach(each -> all.add(Phrase.sentence(each)));
    }
    return all.isEmpty() ? unsaid(place, decision, NONE) : String.join(" ", all);
  }

  private static void weighed(String how, List<String> which, List<String> all) {
    if (!which.isEmpty()) {
      all.add(
          "%s: %s.".formatted(how, String.join("; ", which.stream().map(Phrase::clause).toList())));
    }
  }

  /// Consequences that are judged neither good nor bad: the items of a list, or the whole text.
  static List<String> loose(String text) {
    return Stream.of(text.strip().split("\\R(?=[-*] )"))
        .map(item -> item.replaceFirst("^[-*] +", "").replaceAll("\\s+", " ").strip())
        .filter(item -> !item.isEmpty())
        .toList();
  }

  private static String told(Place place, Decision decision, String text) {
    return text.isBlank()
        ? unsaid(place, decision, "the record does not say")
        : Phrase.sentence(text);
  }

  private static String unsaid(Place place, Decision decision, String words) {
    var about = Address.of("decisions", decision.id());
    return Unknown.fact(place.subject().design(), about, words) + ".";
  }
}
