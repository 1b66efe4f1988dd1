package dev.newel.cli;

import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.read.format.Formatter;
import dev.newel.read.yaml.YamlFile;
import dev.newel.read.yaml.YamlLimits;
import dev.newel.read.yaml.YamlReader;
import dev.newel.text.LineDiff;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Brings the files of a design into their canonical form.
@CommandLine.Command(
    name = "fmt",
    description = {
      "Bring the files of a design into their canonical form.",
      "Comments, names and their order stay; a file with errors in its syntax is not touched.",
      "Where DESIGN is -, it reads standard input and writes standard output."
    })
final class FmtCommand implements Command {
  private static final String STDIN = "-";

  @Mixin private DesignArgument design = new DesignArgument();

  @Option(
      names = "--check",
      description = "Change nothing; list what would change, and fail if anything would.")
  private boolean check;

  @Option(names = "--diff", description = "Change nothing; print the changes as a unified diff.")
  private boolean diff;

  @Option(
      names = "--long",
      description =
          "Change nothing; print the whole design as one file in which every convention is said.")
  private boolean full;

  @Option(
      names = "--short",
      description =
          "Change nothing; print the whole design as one file that says only what no convention says.")
  private boolean brief;

  @Override
  public Exit run(Console console) throws IOException {
    if ((full || brief) && (full == brief || check || diff || design.name().equals(STDIN))) {
      console.err(
          "newel: --long and --short each print a design of files, and neither format nor compare.");
      console.err("hint: name the design and one of them: `newel fmt --long shop`.");
      return Exit.USAGE;
    }
    if (design.name().equals(STDIN)) {
      return stream(console);
    }
    if (design.isMissing(console)) {
      return Exit.USAGE;
    }
    if (full || brief) {
      return (full ? WholeForm.LONG : WholeForm.SHORT).print(console, design.name());
    }
    var workspace = NamedTree.files(console, design.name());
    var broken = errors(workspace.findings(), console);
    var changed = new LinkedHashMap<String, String>();
    for (var file : workspace.files()) {
      var name = file.text().file();
      var formatted = formatted(file, Files.readAllBytes(console.path(name)));
      if (formatted.changes()) {
        changed.put(name, formatted.text());
        show(name, formatted, console);
      }
    }
    if (!check && !diff) {
      FileRewrite.replace(console, changed);
      changed.keySet().forEach(name -> console.out("Formatted: %s".formatted(name)));
    }
    if (!diff) {
      console.out(summary(workspace.files(), changed));
    }
    return broken || (check && !changed.isEmpty()) ? Exit.FINDINGS : Exit.OK;
  }

  private Exit stream(Console console) throws IOException {
    var text = console.readAll();
    if (text.indexOf('\uFFFD') >= 0) {
      console.err("newel: standard input is no UTF-8.");
      console.err("hint: save the file as UTF-8, without the character U+FFFD.");
      return Exit.FINDINGS;
    }
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var file = YamlReader.read("stdin", bytes, YamlLimits.DESIGN);
    if (errors(file.findings(), console)) {
      return Exit.FINDINGS;
    }
    var formatted = formatted(file, bytes);
    if (check || diff) {
      if (formatted.changes()) {
        show("stdin", formatted, console);
      }
      return check && formatted.changes() ? Exit.FINDINGS : Exit.OK;
    }
    console.print(formatted.text());
    return Exit.OK;
  }

  /// A file before and after.
  private record Formatted(String before, String text, boolean changes) {}

  private static Formatted formatted(YamlFile file, byte[] bytes) {
    var text = Formatter.format(file);
    // What has errors is not touched, whatever its bytes are.
    var changes = !file.hasErrors() && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes);
    return new Formatted(new String(bytes, StandardCharsets.UTF_8), text, changes);
  }

  private void show(String name, Formatted formatted, Console console) {
    if (diff) {
      console.print(LineDiff.unified(name, formatted.before, formatted.text));
    } else if (check) {
      console.out("Would format: %s".formatted(name));
    }
  }

  /// Tells of the errors; whether there are any.
  private static boolean errors(Collection<Finding> findings, Console console) {
    var errors = findings.stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
    for (var error : errors) {
      console.err("%s: error %s: %s".formatted(error.span(), error.id(), error.message()));
      if (error.hint() != null) {
        console.err("    hint: %s".formatted(error.hint()));
      }
    }
    return !errors.isEmpty();
  }

  private String summary(List<YamlFile> files, Map<String, String> changed) {
    var broken = files.stream().filter(YamlFile::hasErrors).count();
    return "%d %s: %d %s, %d unchanged%s."
        .formatted(
            files.size(),
            files.size() == 1 ? "file" : "files",
            changed.size(),
            check ? "to format" : "formatted",
            files.size() - changed.size() - broken,
            broken == 0 ? "" : ", %d with errors".formatted(broken));
  }
}
