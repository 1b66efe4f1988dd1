package dev.newel.publish.document.sections.tracing;

import dev.newel.language.Question;
import dev.newel.language.Risk;
import dev.newel.publish.document.Block;
import dev.newel.publish.document.Phrase;
import dev.newel.publish.document.Place;
import dev.newel.publish.document.Section;
import dev.newel.publish.document.Unknown;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What may go wrong, and what nobody has decided.
final class Open {
  static final List<Section> ALL =
      List.of(Section.of("risks", Open::risks), Section.of("questions", Open::questions));

  private Open() {}

  private static List<Block> risks(Place place) {
    var all = place.subject().design().prose().risks();
    if (all.isEmpty()) {
      return List.of();
    }
    var risks = all.stream().filter(risk -> concerns(place, risk.about())).toList();
    return risks.isEmpty()
        ? Unknown.notApplicable("no risk that the design names threatens this feature")
        : List.of(
            place.table(
                Phrase.row(
                    "Risk",
                    "risk",
                    "Likelihood",
                    "likelihood",
                    "Impact",
                    "impact",
                    "Mitigation",
                    "mitigation"),
                risks,
                risk ->
                    Phrase.row(
                        "risk", Phrase.sentence(risk.risk()),
                        "likelihood", level(risk.likelihood()),
                        "impact", level(risk.impact()),
                        "mitigation", Framing.stated(risk.so()))));
  }

  private static String level(Risk.@Nullable Level level) {
    return level == null ? "Not judged" : Phrase.capital(level.name().toLowerCase(Locale.ROOT));
  }

  /// A table where the profile asks for columns, sentences otherwise.
  private static List<Block> questions(Place place) {
    var questions = place.subject().design().prose().questions();
    if (questions.isEmpty()) {
      return Unknown.notApplicable("the design leaves no question open");
    }
    var numbers = asked(place);
    if (numbers.isEmpty()) {
      return Unknown.notApplicable("no open question of the design touches this feature");
    }
    if (place.spec().columns().isEmpty()) {
      return List.of(
          new Block.Bullets(
              numbers.stream().map(i -> Unknown.sentence(i + 1, questions.get(i))).toList()));
    }
    return List.of(
        place.table(
            place.spec().columns(), numbers, number -> row(number + 1, questions.get(number))));
  }

  /// The questions that are open about what the document speaks of, by their index in the design.
  static List<Integer> asked(Place place) {
    var questions = place.subject().design().prose().questions();
    return IntStream.range(0, questions.size())
        .filter(i -> concerns(place, questions.get(i).about()))
        .boxed()
        .toList();
  }

  /// What says of no place that it is about it, is about all.
  private static boolean concerns(Place place, @Nullable String about) {
    return about == null || place.subject().slice().concerns(new Address(about));
  }

  private static Map<String, String> row(int number, Question question) {
    return Phrase.row(
        "question", "%s %d: %s".formatted(Unknown.OPEN, number, MarkdownText.prose(question.ask())),
        "owner", question.owner() == null ? "Nobody yet" : MarkdownText.prose(question.owner()),
        "by", question.by() == null ? "No day yet" : question.by().toString());
  }
}
