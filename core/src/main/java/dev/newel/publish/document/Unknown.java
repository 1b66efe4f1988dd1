package dev.newel.publish.document;

import dev.newel.design.Design;
import dev.newel.language.Question;
import dev.newel.profile.Stated;
import dev.newel.source.Address;
import dev.newel.text.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a document says where the design does not know. The gate reads the same words: an open
/// question is a warning, `Not applicable:` with its reason counts as filled.
public final class Unknown {
  /// How a sentence begins that gives a reason why there is nothing to say.
  public static final String NOT_APPLICABLE = Stated.NOT_APPLICABLE;

  /// How a sentence begins that names what nobody has decided.
  public static final String OPEN = Stated.OPEN_QUESTION;

  /// The number, the owner and the date are what a question has that was asked.
  private static final String UNASKED =
      OPEN
          + " (no number, no owner, no date): the design says nothing %s, and nobody is asked yet.";

  private static final int MOST_PLACES = 3;

  private static final String NOBODY = ", and nobody is asked";

  /// The parts of a design on which all others rest.
  private static final Set<String> BEGINNINGS = Set.of("entities", "resources");

  private Unknown() {}

  /// There is nothing to say, because the design says so.
  ///
  /// @param reason a clause: "the design publishes no events"
  public static List<Block> notApplicable(String reason) {
    return List.of(new Block.Paragraph(NOT_APPLICABLE + reason + "."));
  }

  /// There is nothing to say, because the design has no such thing. While it is open what the
  /// system keeps or offers, nobody knows that: then the question stands here.
  ///
  /// @param reason a clause: "the design publishes no events"
  public static List<Block> absent(Place place, String reason) {
    var sentences = new ArrayList<String>();
    var questions = place.subject().design().prose().questions();
    for (var i = 0; i < questions.size(); i++) {
      var about = questions.get(i).about();
      if (about != null && BEGINNINGS.contains(about)) {
        sentences.add(sentence(i + 1, questions.get(i)));
      }
    }
    return sentences.isEmpty() ? notApplicable(reason) : List.of(Block.sentences(sentences));
  }

  /// Whether a block says of a whole section that there is nothing, or that nobody knows.
  public static boolean isNothing(Block block) {
    return block instanceof Block.Paragraph(var words)
        && (words.startsWith(NOT_APPLICABLE) || words.startsWith(OPEN));
  }

  /// What stands where a section has nothing to say: the questions that are open about it, or that
  /// nobody has asked.
  public static List<Block> of(Place place, List<Address> about) {
    var sentences = questions(place.subject().design(), about);
    return List.of(
        sentences.isEmpty()
            ? new Block.Paragraph(UNASKED.formatted(where(about)))
            : Block.sentences(sentences));
  }

  /// Where the answer would stand in the design.
  private static String where(List<Address> about) {
    var places = about.stream().map(Address::path).distinct().limit(MOST_PLACES).toList();
    return places.isEmpty() ? "of this" : "under " + Phrase.or(Phrase.codes(places));
  }

  /// What stands in a sentence in place of a fact that the design does not give: the questions that
  /// are open about it, or the words and that nobody is asked. It has no full stop.
  ///
  /// @param words "the design does not say what it is for"
  public static String fact(Design design, Address about, String words) {
    var sentences = questions(design, List.of(about));
    return sentences.isEmpty()
        ? words + NOBODY
        : String.join(" ", sentences).replaceFirst("[.]$", "");
  }

  private static List<String> questions(Design design, List<Address> about) {
    var sentences = new ArrayList<String>();
    var questions = design.prose().questions();
    for (var i = 0; i < questions.size(); i++) {
      var of = questions.get(i).about();
      if (of != null && about.stream().anyMatch(new Address(of)::isWithin)) {
        sentences.add(sentence(i + 1, questions.get(i)));
      }
    }
    return sentences;
  }

  /// `Open question 1 (ordering, by 2027-01-15): Which carriers are in scope for launch?`
  ///
  /// @param number from 1, in the order of the design
  public static String sentence(int number, Question question) {
    var who = question.owner() == null ? "no owner" : question.owner();
    var when = question.by() == null ? "no date" : "by " + question.by();
    return "%s %d (%s, %s): %s"
        .formatted(OPEN, number, who, when, MarkdownText.prose(question.ask()));
  }
}
