package dev.newel.decide;

import dev.newel.decide.framework.Criterion;
import dev.newel.decide.framework.Option;
import dev.newel.decide.framework.Topic;
import dev.newel.text.MarkdownText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// Writes the record of a decision in the form of MADR 4, with the facts that it rests on and its
/// tipping points.
public final class RecordText {
  private final Topic topic;
  private final List<Choice> choices;
  private final StringBuilder out = new StringBuilder();

  private RecordText(Topic topic, List<Choice> choices) {
    this.topic = topic;
    this.choices = choices;
  }

  /// @param id `ADR-005`
  /// @param choices those of one topic, at least one
  public static String of(String id, List<Choice> choices, LocalDate date) {
    var text = new RecordText(choices.getFirst().topic(), choices);
    text.head(id, date);
    text.options();
    text.outcome();
    text.arguments();
    text.facts();
    text.tips();
    return text.out.toString();
  }

  /// The name of the file: `ADR-005-choose-where-the-data-lives.md`.
  public static String file(String id, Topic topic) {
    var words = topic.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return id + "-" + words + ".md";
  }

  private void head(String id, LocalDate date) {
    line("# %s: %s", id, topic.title());
    line("");
    line("- Status: proposed");
    line("- Date: %s", date);
    line("- Topic: %s", topic.id());
    section("Context and Problem Statement");
    line("%s", topic.ask());
    line("");
    line("The facts below are those of the design on the day of this record.");
    var drivers = held();
    if (!drivers.isEmpty()) {
      section("Decision Drivers");
      drivers.forEach(one -> line("- %s (%s: %s)", one.because(), one.id(), one.source()));
    }
  }

  private List<Criterion> held() {
    var held = new LinkedHashMap<String, Criterion>();
    choices.forEach(choice -> choice.held().forEach(one -> held.putIfAbsent(one.id(), one)));
    return List.copyOf(held.values());
  }

  private void options() {
    section("Considered Options");
    topic.options().forEach(option -> line("- %s", option.title()));
  }

  private void outcome() {
    section("Decision Outcome");
    var main = main();
    line("Chosen option: \"%s\", %s", main.title(), because(main));
    if (choices.size() > 1 || !choices.getFirst().subject().isEmpty()) {
      line("");
      line("| For | Chosen |");
      line("|---|---|");
      choices.forEach(
          choice ->
              line("| %s | %s |", MarkdownText.code(choice.subject()), choice.chosen().title()));
    }
    section("### Consequences");
    main.good().forEach(one -> line("- Good, because %s", clause(one)));
    main.bad().forEach(one -> line("- Bad, because %s", clause(one)));
    section("### Confirmation");
    if (main.demands().isEmpty()) {
      line("`newel check` says so when a fact below has another value.");
    }
    for (var demand : main.demands()) {
      line(
          "- %s %s",
          demand.text(),
          demand.by().isEmpty()
              ? "A person looks at it."
              : "Rule `%s` holds the design to it.".formatted(demand.by()));
    }
  }

  /// The option that most subjects have.
  private Option main() {
    var best = choices.getFirst().chosen();
    var most = 0L;
    for (var option : topic.options()) {
      var count = choices.stream().filter(choice -> choice.chosen() == option).count();
      if (count > most) {
        most = count;
        best = option;
      }
    }
    return best;
  }

  private String because(Option option) {
    var reasons =
        held().stream()
            .filter(one -> one.option().equals(option.id()) && one.score() > 0)
            .map(one -> clause(one.because()).replaceAll("\\.$", ""))
            .toList();
    return reasons.isEmpty()
        ? "because it is the simplest and no fact speaks for another."
        : "because " + reasons.getFirst() + ".";
  }

  private void arguments() {
    line("");
    line("## Pros and Cons of the Options");
    var held = held();
    for (var option : topic.options()) {
      section("### " + option.title());
      var arguments = new ArrayList<String>();
      option.good().forEach(one -> arguments.add("Good, because " + clause(one)));
      option.bad().forEach(one -> arguments.add("Bad, because " + clause(one)));
      for (var one : held) {
        if (one.option().equals(option.id())) {
          arguments.add(
              "%s, because %s (%s, %s)"
                  .formatted(
                      one.score() > 0 ? "Good" : "Bad",
                      clause(one.because()).replaceAll("\\.$", ""),
                      one.id(),
                      one.isVeto() ? "rules it out" : "%+d".formatted(one.score())));
        }
      }
      arguments.forEach(one -> line("- %s", one));
    }
  }

  private void facts() {
    section("Facts");
    line("| Fact | Value | Known from |");
    line("|---|---|---|");
    var told = new LinkedHashMap<String, String>();
    for (var choice : choices) {
      for (var known : choice.rests()) {
        var place = known.at();
        told.putIfAbsent(
            Review.key(choice, known),
            "%s | %s"
                .formatted(
                    MarkdownText.code(known.shown()),
                    MarkdownText.cell(place == null ? known.from() : "`" + place + "`")));
      }
    }
    told.forEach((name, rest) -> line("| %s | %s |", MarkdownText.code(name), rest));
  }

  private void tips() {
    section("Tipping Points");
    var told = new LinkedHashMap<String, String>();
    for (var choice : choices) {
      for (var tip : choice.tips()) {
        var whose = choice.subject().isEmpty() ? "" : choice.subject() + ": ";
        told.putIfAbsent(
            "- %s %s".formatted(MarkdownText.code(whose + tip.fact().name()), tip.words()),
            tip.then().title());
      }
    }
    if (told.isEmpty()) {
      line("No single fact, changed alone, leads to another option.");
    }
    told.forEach((when, then) -> line("%s: \"%s\" is chosen.", when, then));
  }

  private void section(String title) {
    line("");
    line("%s", title.startsWith("#") ? title : "## " + title);
    line("");
  }

  private void line(String format, Object... values) {
    out.append(format.formatted(values)).append('\n');
  }

  private static String clause(String sentence) {
    var second = sentence.length() > 1 ? sentence.charAt(1) : ' ';
    return Character.isUpperCase(second)
        ? sentence
        : sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }
}
