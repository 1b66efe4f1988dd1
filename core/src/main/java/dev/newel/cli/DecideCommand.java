package dev.newel.cli;

import dev.newel.decide.Choice;
import dev.newel.decide.Decisions;
import dev.newel.decide.Standing;
import dev.newel.decide.framework.Fact;
import dev.newel.decide.framework.FactList;
import dev.newel.decide.framework.Framework;
import dev.newel.decide.framework.Topic;
import dev.newel.design.Design;
import dev.newel.design.trace.Decision;
import dev.newel.read.ReadDesign;
import dev.newel.text.DidYouMean;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Weighs the options of every decision by the facts of a design.
@CommandLine.Command(
    name = "decide",
    description = {
      "Weigh the options of every architecture decision by the facts of a design.",
      "Each argument is cited; a fact that nobody knows is a question, not a default."
    })
final class DecideCommand implements Command {
  @Mixin private DesignArgument argument = new DesignArgument();

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = "Only this one (may be repeated): services, store, cache...")
  private List<String> topics = List.of();

  @Option(
      names = "--fact",
      paramLabel = "NAME=VALUE",
      description = "A fact beside those of the design (may be repeated): team.ops=high")
  private Map<String, String> given = Map.of();

  @Option(names = "--ask", description = "Ask for the facts that are missing.")
  private boolean ask;

  @Option(
      names = "--write",
      description = "Write a record for each decision that is settled and has none.")
  private boolean write;

  @Option(names = "--date", paramLabel = "DAY", description = "The day that records bear.")
  private @Nullable String date;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How to show it, one of: ${COMPLETION-CANDIDATES} (default: text).")
  private Format format = Format.text;

  /// The formats, named as the user types them.
  enum Format {
    text,
    json
  }

  @Override
  public Exit run(Console console) throws IOException {
    var day = day(console);
    if (day == null || isUnknown(console) || argument.isMissing(console)) {
      return Exit.USAGE;
    }
    if (ask && !console.interactive()) {
      console.err("newel: nobody is here to answer questions.");
      console.err("hint: give the facts in the design, or with --fact.");
      return Exit.USAGE;
    }
    var read = NamedTree.read(console, argument.name());
    var design = read.design();
    if (design == null || read.hasErrors()) {
      console.err("newel: the design cannot be read.");
      console.err("hint: run `newel check %s` to see why.".formatted(argument.name()));
      return Exit.FINDINGS;
    }
    var answers = new LinkedHashMap<>(given);
    if (ask) {
      ask(console, design, answers);
    }
    var decisions = Decisions.of(design, answers).only(chosen());
    if (format == Format.json) {
      console.print(DecisionJson.of(chosen(), decisions, standings(design, read)));
    } else {
      new DecisionPrint(console).print(chosen(), decisions, standings(design, read));
    }
    if (write) {
      return new RecordFiles(console, argument.name(), read)
          .write(unrecorded(design, read, decisions), day);
    }
    return Exit.OK;
  }

  private @Nullable LocalDate day(Console console) {
    try {
      return date == null ? LocalDate.now(console.clock()) : LocalDate.parse(date);
    } catch (DateTimeParseException e) {
      console.err("newel: `%s` is no day.".formatted(date));
      console.err("hint: write it as 2026-11-30.");
      return null;
    }
  }

  private boolean isUnknown(Console console) {
    for (var topic : topics) {
      var known = Framework.ALL.stream().map(Topic::id).toList();
      if (!known.contains(topic)) {
        return misuse(console, "there is no topic `%s`".formatted(topic), topic, known);
      }
    }
    for (var name : given.keySet()) {
      var known = FactList.ALL.stream().map(Fact::name).toList();
      if (!known.contains(name)) {
        return misuse(console, "there is no fact `%s`".formatted(name), name, known);
      }
      var wrong = Answer.fault(FactList.of(name), given.get(name));
      if (wrong != null) {
        console.err("newel: %s".formatted(wrong));
        return true;
      }
    }
    return false;
  }

  private static boolean misuse(Console console, String what, String word, List<String> known) {
    console.err("newel: %s.".formatted(what));
    var closest = DidYouMean.hint(word, known);
    console.err("hint: " + (closest == null ? "one of " + String.join(", ", known) : closest));
    return true;
  }

  private List<Topic> chosen() {
    return Framework.ALL.stream()
        .filter(topic -> topics.isEmpty() || topics.contains(topic.id()))
        .toList();
  }

  private void ask(Console console, Design design, Map<String, String> answers) throws IOException {
    var asked = new ArrayList<Fact>();
    while (true) {
      var next =
          Decisions.of(design, answers).only(chosen()).missing().stream()
              .filter(fact -> !asked.contains(fact) && !fact.ask().isEmpty())
              .findFirst();
      if (next.isEmpty()) {
        return;
      }
      asked.add(next.get());
      var answer = Answer.ask(console, next.get());
      if (answer != null) {
        answers.put(next.get().name(), answer);
      }
    }
  }

  private static Map<Topic, Standing> standings(Design design, ReadDesign read) {
    var standings = new LinkedHashMap<Topic, Standing>();
    for (var topic : Framework.ALL) {
      var standing = Standing.on(topic, design, recorded(read));
      if (standing != null) {
        standings.put(topic, standing);
      }
    }
    return standings;
  }

  private static Map<String, Decision> recorded(ReadDesign read) {
    return read.documents().decisions();
  }

  /// The choices by topic of which no record speaks, every one of them settled by an argument, and
  /// none against what the design says was chosen.
  private List<List<Choice>> unrecorded(Design design, ReadDesign read, Decisions decisions) {
    var unrecorded = new ArrayList<List<Choice>>();
    for (var topic : chosen()) {
      var standing = Standing.on(topic, design, recorded(read));
      var choices = decisions.on(topic);
      if ((standing == null || standing.decision() == null)
          && !choices.isEmpty()
          && choices.stream().noneMatch(choice -> isAgainst(standing, choice))
          && choices.stream().allMatch(Choice::isSettled)
          && choices.stream().anyMatch(choice -> !choice.held().isEmpty())) {
        unrecorded.add(choices);
      }
    }
    return unrecorded;
  }

  private static boolean isAgainst(@Nullable Standing standing, Choice choice) {
    return standing != null && standing.option() != null && standing.option() != choice.chosen();
  }
}
