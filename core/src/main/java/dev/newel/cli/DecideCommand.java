package dev.newel.cli;

import dev.newel.decide.Choice;
import dev.newel.decide.Decisions;
import dev.newel.decide.Standing;
import dev.newel.decide.framework.Fact;
import dev.newel.decide.framework.Framework;
import dev.newel.decide.framework.Topic;
import dev.newel.design.Design;
import dev.newel.design.trace.Decision;
import dev.newel.read.ReadDesign;
import java.io.IOException;
import java.time.LocalDate;
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

  @Mixin private GivenFacts given = new GivenFacts();

  @Option(names = "--ask", description = "Ask for the facts that are missing.")
  private boolean ask;

  @Option(
      names = "--write",
      description = "Write a record for each decision that is settled and has none.")
  private boolean write;

  @Option(names = "--date", paramLabel = "DAY", description = "The day that records bear.")
  private @Nullable String date;

  @Mixin private ToldFormat format = new ToldFormat();

  @Override
  public Exit run(Console console) throws IOException {
    var day = Day.of(console, date);
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
    var answers = new LinkedHashMap<>(given.all());
    if (ask) {
      ask(console, design, answers);
    }
    var decisions = Decisions.of(design, answers).only(chosen());
    if (format.isJson()) {
      console.print(DecisionJson.of(chosen(), decisions, standings(design, read)));
    } else {
      new DecisionPrint(console).print(chosen(), decisions, standings(design, read));
    }
    if (write) {
      record(console, design, read, decisions.unrecorded(chosen(), design, recorded(read)), day);
    }
    return Exit.OK;
  }

  private void record(
      Console console, Design design, ReadDesign read, List<List<Choice>> choices, LocalDate day)
      throws IOException {
    var files = new RecordFiles(console, argument.name(), read).write(choices, day);
    if (files.isEmpty()) {
      console.err(
          "Nothing to write: what is settled has its record, or the design says something else.");
      return;
    }
    files.forEach(file -> console.err("Wrote %s.".formatted(file)));
    if (design.prose().system().decisions() == null) {
      console.err("hint: name the folder in the design: `system: { decisions: decisions/ }`.");
    }
  }

  private boolean isUnknown(Console console) {
    for (var topic : topics) {
      var known = Framework.ALL.stream().map(Topic::id).toList();
      if (!known.contains(topic)) {
        return GivenFacts.tell(console, "there is no topic `%s`".formatted(topic), topic, known);
      }
    }
    return given.areWrong(console);
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
}
