package dev.newel.read.format;

import dev.newel.read.yaml.YamlFile;
import dev.newel.read.yaml.YamlNode;
import dev.newel.read.yaml.YamlReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Brings a file of a design into its canonical form: line ends, indentation, spaces, quotes and
/// columns, and short forms where they lose nothing. `docs/language/format.md` says what that is.
///
/// Every step changes the text in place and is read back: a step after which the file would say
/// anything else, or would lose a comment, is left out. So nothing that the author wrote is lost.
public final class Formatter {
  /// One round brings nearly every text to rest; a step that waits for a later one needs a second.
  private static final int MOST_ROUNDS = 6;

  /// The steps, in an order in which each finds what it needs.
  static final List<Step> STEPS =
      List.of(
          Step.of("whitespace", Whitespace::apply),
          Step.of("order", TopLevelOrder::apply),
          new Step("forms", (placed, now) -> ShortForms.apply(now), Meaning::same),
          Step.of("indentation", Indentation::apply),
          Step.of("spelling", Spelling::apply),
          Step.of("columns", Columns::apply),
          new Step("comments", TrailingComments::apply, Sameness::holds));

  private Formatter() {}

  /// A file in its canonical form.
  ///
  /// @param steps the names of the steps that changed it, in their order; a text that only lost its
  ///     byte order mark has none
  public record Formatted(String text, List<String> steps) {
    public Formatted {
      steps = List.copyOf(steps);
    }
  }

  /// The text of `file` in canonical form; its text as it is where it has errors or is JSON.
  public static String format(YamlFile file) {
    return formatted(file).text();
  }

  /// The same, with the steps that it took.
  public static Formatted formatted(YamlFile file) {
    var root = file.root();
    if (root == null || file.hasErrors() || isJson(file, root)) {
      return new Formatted(file.text().text(), List.of());
    }
    var taken = new HashSet<String>();
    var now = file;
    for (var round = 0; round < MOST_ROUNDS; round++) {
      var before = now.text().text();
      now = round(now, taken);
      if (now.text().text().equals(before)) {
        break;
      }
    }
    return new Formatted(
        now.text().text(), STEPS.stream().map(Step::name).filter(taken::contains).toList());
  }

  private static YamlFile round(YamlFile file, Set<String> taken) {
    var now = file;
    // Where a comment stood before a line changed its length.
    var placed = file;
    for (var step : STEPS) {
      var next = attempt(step, placed, now);
      if (next != now) {
        taken.add(step.name());
      }
      now = next;
      // The first two steps move whole lines.
      placed = step.name().equals("whitespace") || step.name().equals("order") ? now : placed;
    }
    return now;
  }

  /// The file after `step`; the same file where the step would change what it says.
  static YamlFile attempt(Step step, YamlFile placed, YamlFile now) {
    var text = step.change().apply(placed, now);
    if (text.equals(now.text().text())) {
      return now;
    }
    var after = YamlReader.read(now.text().file(), text);
    return step.sameness().holds(now, after) ? after : now;
  }

  /// JSON is YAML, and whoever writes it wants it to stay JSON.
  private static boolean isJson(YamlFile file, YamlNode root) {
    return file.text().file().endsWith(".json")
        || (root instanceof YamlNode.Mapping mapping && mapping.flow());
  }

  /// One step.
  ///
  /// @param change from the file before any line was changed, and the file as it is now, to a text
  /// @param sameness what has to stay
  record Step(String name, Change change, Same sameness) {
    static Step of(String name, Rewrite rewrite) {
      return new Step(name, (placed, now) -> rewrite.apply(now), Sameness::holds);
    }
  }

  /// What a step does.
  interface Change {
    String apply(YamlFile placed, YamlFile now);
  }

  /// What a step does that needs to know no earlier text.
  interface Rewrite {
    String apply(YamlFile now);
  }

  /// Whether a file says after a step what it said before.
  interface Same {
    boolean holds(YamlFile before, YamlFile after);
  }
}
