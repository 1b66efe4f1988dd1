package dev.newel.testing;

import dev.newel.cli.Console;
import dev.newel.cli.Exit;
import dev.newel.cli.Main;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Plays a scenario in a directory and writes down what happened, as a scenario again: a scenario
/// holds when the two texts are the same.
final class ScenarioRun {
  /// The day on which all scenarios play.
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);

  private final Path directory;
  private final StringBuilder played = new StringBuilder();

  private ScenarioRun(Path directory) {
    this.directory = directory;
  }

  /// The scenario as it went.
  static String play(Scenario scenario, Path directory) {
    var run = new ScenarioRun(directory);
    run.played.append(scenario.title());
    var parts = scenario.parts();
    for (var i = 0; i < parts.size(); i++) {
      var part = parts.get(i);
      switch (part.kind()) {
        case "file" -> run.file(part);
        case "run" -> run.command(part, parts.subList(i + 1, parts.size()));
        case "after" -> run.after(part);
        default -> {} // in, exit, out and err belong to the run before them
      }
    }
    return run.played.toString();
  }

  private void file(Scenario.Part part) {
    Golden.write(directory.resolve(part.argument()), part.body());
    write("=== file " + part.argument(), part.body());
  }

  private void after(Scenario.Part part) {
    var file = directory.resolve(part.argument());
    write(
        "=== after " + part.argument(),
        Files.exists(file) ? Golden.read(file) : "(no such file)\n");
  }

  private void command(Scenario.Part part, List<Scenario.Part> following) {
    var environment = new HashMap<String, String>();
    var words = Scenario.words(part.argument());
    var first = 0;
    while (words.get(first).contains("=")) {
      var pair = words.get(first++).split("=", 2);
      environment.put(pair[0], pair[1]);
    }
    if (!words.get(first).equals("newel")) {
      throw new IllegalArgumentException("a scenario runs newel, not " + words.get(first));
    }
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var typed = input(following);
    var person = typed != null;
    var console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new ByteArrayInputStream((typed == null ? "" : typed).getBytes(StandardCharsets.UTF_8)),
            new Console.World(directory, environment, CLOCK, person, false, person));
    var exit = Main.run(words.subList(first + 1, words.size()), console);
    write("=== run " + part.argument(), "");
    if (typed != null) {
      write("=== in", typed);
    }
    if (exit != Exit.OK) {
      write("=== exit " + exit.code(), "");
    }
    writeIfAny("=== out", out);
    writeIfAny("=== err", err);
  }

  private static @Nullable String input(List<Scenario.Part> following) {
    for (var part : following) {
      if (part.kind().equals("run")) {
        return null;
      }
      if (part.kind().equals("in")) {
        return part.body();
      }
    }
    return null;
  }

  private void writeIfAny(String head, ByteArrayOutputStream stream) {
    var text = stream.toString(StandardCharsets.UTF_8);
    if (!text.isEmpty()) {
      write(head, text.replace(directory.toString(), "$DIR"));
    }
  }

  private void write(String head, String body) {
    played.append(head).append('\n').append(body);
    if (!body.isEmpty() && !body.endsWith("\n")) {
      played.append("\n(no line end)\n");
    }
  }
}
