package dev.newel.publish.document.sections.tracing;

import dev.newel.design.trace.Decision;
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
import java.util.Locale;
import java.util.function.Function;

/// One decision record, section by section.
final class AdrSections {
  static final List<Section> ALL =
      List.of(
          Section.of("adr-status", AdrSections::status).each(SectionSpec.Each.DECISION),
          of("adr-context", decision -> prose(decision.context())),
          of("adr-options", AdrSections::options),
          of("adr-decision", decision -> prose(decision.outcome())),
          of("adr-consequences", AdrSections::consequences),
          of(
              "adr-positive",
              decision ->
                  list(decision, decision.consequences().positive(), "no good consequence")),
          of(
              "adr-negative",
              decision -> list(decision, decision.consequences().negative(), "no bad consequence")),
          Section.of("adr-references", AdrSections::references).each(SectionSpec.Each.DECISION));

  private AdrSections() {}

  private static Section of(String name, Function<Decision, List<Block>> told) {
    return Section.of(name, place -> told.apply(decision(place))).each(SectionSpec.Each.DECISION);
  }

  private static Decision decision(Place place) {
    var decision = place.subject().decisions().get(place.name());
    if (decision == null) {
      throw new IllegalStateException("no decision " + place.name());
    }
    return decision;
  }

  private static List<Block> status(Place place) {
    var decision = decision(place);
    var status =
        decision.status() == Decision.Status.UNKNOWN
            ? Unknown.fact(
                place.subject().design(),
                Address.of("decisions", decision.id()),
                "The record does not say")
            : Phrase.capital(decision.status().name().toLowerCase(Locale.ROOT));
    var by = decision.supersededBy().isEmpty() ? "" : " by " + Phrase.and(decision.supersededBy());
    var of =
        decision.supersedes().isEmpty()
            ? ""
            : " It replaces " + Phrase.and(decision.supersedes()) + ".";
    var day = decision.date() == null ? "" : ", " + decision.date();
    return List.of(new Block.Paragraph(status + by + day + "." + of));
  }

  private static List<Block> prose(String text) {
    return text.isBlank() ? List.of() : List.of(new Block.Paragraph(MarkdownText.prose(text)));
  }

  private static List<Block> options(Decision decision) {
    if (decision.options().isEmpty()) {
      return Unknown.notApplicable("the record weighs no options");
    }
    var lines = new ArrayList<String>();
    for (var option : decision.options()) {
      var arguments = new ArrayList<String>();
      option.good().forEach(each -> arguments.add("good, because " + Phrase.clause(each)));
      option.neutral().forEach(each -> arguments.add("neutral, because " + Phrase.clause(each)));
      option.bad().forEach(each -> arguments.add("bad, because " + Phrase.clause(each)));
      lines.add(
          arguments.isEmpty()
              ? MarkdownText.prose(option.title())
              : "%s: %s."
                  .formatted(MarkdownText.prose(option.title()), String.join("; ", arguments)));
    }
    return List.of(new Block.Bullets(lines));
  }

  private static List<Block> consequences(Decision decision) {
    var all = decision.consequences();
    var text = all.text();
    return text.isBlank()
        ? List.of()
        : List.of(
            new Block.Bullets(
                DecisionSections.loose(text).stream().map(Phrase::sentence).toList()));
  }

  /// @param none why there is none where what follows is told, but not judged
  private static List<Block> list(Decision decision, List<String> items, String none) {
    if (!items.isEmpty()) {
      return List.of(new Block.Bullets(items.stream().map(Phrase::sentence).toList()));
    }
    var consequences = decision.consequences();
    return consequences.text().isBlank()
            && consequences.positive().isEmpty()
            && consequences.negative().isEmpty()
        ? List.of()
        : Unknown.notApplicable("the record names " + none);
  }

  /// The places of the design that rest on the decision, and the requirements that they meet.
  private static List<Block> references(Place place) {
    var prose = place.subject().design().prose();
    var decision = decision(place);
    var lines = new ArrayList<String>();
    prose
        .stack()
        .forEach(
            (layer, choice) -> {
              if (choice.decision() != null && decision.isCalled(choice.decision())) {
                lines.add(
                    "The layer %s of the stack: %s."
                        .formatted(MarkdownText.code(layer), MarkdownText.prose(choice.uses())));
              }
            });
    var deployment = prose.deployment();
    if (deployment != null
        && deployment.decision() != null
        && decision.isCalled(deployment.decision())) {
      lines.add("The style of the deployment: " + Phrase.sentence(deployment.style()));
    }
    lines.add(Phrase.link("The architecture that it shapes", Address.of("system")) + ".");
    return List.of(new Block.Bullets(lines));
  }
}
