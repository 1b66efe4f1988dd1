package dev.newel.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.check.BuiltInRules;
import dev.newel.check.Rule;
import dev.newel.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every rule, emitter and command is where the numbered steps of CONTRIBUTING.md put it: whoever
/// follows them adds one that is found, documented and tested like the others.
class ContributingStepsTest {
  private static final Path ROOT = Golden.root();
  private static final Pattern STEP = Pattern.compile("(?m)^\\d\\. (?:.*\n(?: {3}.*\n)*)");
  private static final Pattern FILE = Pattern.compile("`(core/[^`]+|dev\\.newel\\.[^`]+)`");

  /// The files and packages that the steps under `## TITLE` name, as paths, in order.
  private static List<String> files(String title) throws IOException {
    var text = Files.readString(ROOT.resolve("CONTRIBUTING.md"));
    var from = text.indexOf("## " + title + "\n");
    assertThat(from).isPositive();
    var section = text.substring(from, text.indexOf("\n## ", from) + 1);
    var files = new ArrayList<String>();
    STEP.matcher(section)
        .results()
        .forEach(
            step ->
                FILE.matcher(step.group())
                    .results()
                    .forEach(found -> files.add(path(found.group(1)))));
    return files;
  }

  private static String path(String named) {
    if (!named.startsWith("dev.")) {
      return named;
    }
    var path = "core/src/main/java/" + named.replace('.', '/');
    return Files.exists(ROOT.resolve(path + ".java")) ? path + ".java" : path;
  }

  private static String filled(String file, Map<String, String> names) {
    var filled = file;
    for (var name : names.entrySet()) {
      filled = filled.replace("<" + name.getKey() + ">", name.getValue());
    }
    return filled;
  }

  private static String text(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }

  @Test
  void every_rule_is_where_the_steps_put_it() throws IOException {
    var files = files("Add a rule");
    assertThat(files).hasSize(3);
    for (Rule rule : BuiltInRules.ALL) {
      var type = rule.getClass();
      var names =
          Map.of(
              "family", type.getPackageName().replaceFirst(".*\\.", ""),
              "Name", type.getSimpleName(),
              "ID", rule.info().id());
      assertThat(text(filled(files.get(0), names))).contains("final class", "implements Rule");
      assertThat(text(filled(files.get(1), names))).contains("## Fails", "## Passes");
      assertThat(text(files.get(2))).contains("new " + type.getSimpleName() + "(");
    }
  }

  @Test
  void every_emitter_is_where_the_steps_put_it() throws IOException {
    var files = files("Add an emitter");
    assertThat(files).hasSize(4);
    var targets = new ArrayList<String>();
    try (var folders = Files.list(ROOT.resolve(files.get(0)).getParent())) {
      for (var folder : folders.filter(Files::isDirectory).sorted().toList()) {
        var target = folder.getFileName().toString();
        try (var sources = Files.list(folder)) {
          var emitter =
              sources
                  .map(each -> each.getFileName().toString())
                  .filter(name -> name.endsWith("Emitter.java"))
                  .map(name -> "new " + name.replace(".java", "") + "(")
                  .toList();
          if (emitter.isEmpty()) {
            continue;
          }
          assertThat(emitter).anyMatch(text(files.get(2))::contains);
        }
        assertThat(ROOT.resolve(filled(files.get(3), Map.of("target", target))))
            .isNotEmptyDirectory();
        targets.add(target);
      }
    }
    assertThat(targets)
        .hasSize(
            (int)
                Pattern.compile("new \\w+Emitter\\(")
                    .matcher(text(files.get(2)))
                    .results()
                    .count());
  }

  @Test
  void every_command_is_where_the_steps_put_it() throws IOException {
    var files = files("Add a command");
    assertThat(files).hasSize(5);
    var listed =
        Pattern.compile("(\\w+Command)::new")
            .matcher(text(files.get(2)))
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(listed).hasSizeGreaterThan(5);
    for (var command : listed) {
      var source = text(files.get(0) + command + ".java");
      var name = Pattern.compile("name = \"([^\"]+)\"").matcher(source);
      assertThat(name.find()).as(command).isTrue();
      // The launcher's own word is shown to nobody.
      if (!source.contains("hidden = true")) {
        var folder = filled(files.get(3), Map.of("command", name.group(1)));
        assertThat(ROOT.resolve(folder).getParent()).isNotEmptyDirectory();
        assertThat(text(files.get(4))).contains("  " + name.group(1) + " ");
      }
    }
  }
}
