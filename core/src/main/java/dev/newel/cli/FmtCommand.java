package dev.newel.cli;

import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.read.format.Formatter;
import dev.newel.read.yaml.ReadId;
import dev.newel.read.yaml.YamlFile;
import dev.newel.read.yaml.YamlLimits;
import dev.newel.read.yaml.YamlReader;
import dev.newel.report.FormattingReport;
import dev.newel.report.FormattingReport.FormattedFile;
import dev.newel.source.Address;
import dev.newel.source.Span;
import dev.newel.text.LineDiff;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

  /// What messages call standard input.
  private static final String STREAM = "stdin";

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

  @Mixin private ToldFormat format = new ToldFormat();

  @Override
  public Exit run(Console console) throws IOException {
    if ((full || brief)
        && (full == brief || check || diff || isJson() || design.name().equals(STDIN))) {
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
    return files(console);
  }

  private boolean isJson() {
    return format.isJson();
  }

  private Exit files(Console console) throws IOException {
    var workspace = NamedTree.files(console, design.name());
    var errors = errors(workspace.findings());
    tell(errors, console);
    var results = new ArrayList<FormattedFile>();
    var changed = new LinkedHashMap<String, String>();
    for (var file : workspace.files()) {
      var name = file.text().file();
      var formatted = formatted(file, Files.readAllBytes(console.path(name)));
      if (formatted.changes()) {
        changed.put(name, formatted.text());
        show(name, formatted, console);
      }
      results.add(result(file, formatted, of(name, errors), false));
    }
    var writes = !check && !diff;
    if (writes) {
      FileRewrite.replace(console, changed);
    }
    if (isJson()) {
      results.addAll(unread(workspace.files(), errors));
      report(results, writes, console);
    } else {
      if (writes) {
        changed.keySet().forEach(name -> console.out("Formatted: %s".formatted(name)));
      }
      if (!diff) {
        console.out(summary(workspace.files(), changed));
      }
    }
    return !errors.isEmpty() || (check && !changed.isEmpty()) ? Exit.FINDINGS : Exit.OK;
  }

  private Exit stream(Console console) throws IOException {
    var bytes = console.readAll();
    if (new String(bytes, StandardCharsets.UTF_8).indexOf('\uFFFD') >= 0) {
      return noText(console);
    }
    var file = YamlReader.read(STREAM, bytes, YamlLimits.DESIGN);
    var errors = errors(file.findings());
    tell(errors, console);
    var formatted = formatted(file, bytes);
    var prints = !check && !diff;
    if (isJson()) {
      report(List.of(result(file, formatted, errors, prints && errors.isEmpty())), false, console);
    } else if (errors.isEmpty() && prints) {
      console.print(formatted.text());
    } else if (formatted.changes()) {
      show(STREAM, formatted, console);
    }
    return !errors.isEmpty() || (check && formatted.changes()) ? Exit.FINDINGS : Exit.OK;
  }

  private Exit noText(Console console) {
    var hint = "Save the file as UTF-8, without the character U+FFFD.";
    if (isJson()) {
      var error =
          Finding.error(
              ReadId.NOT_UTF8.id(),
              Address.ROOT,
              Span.point(STREAM, 1, 1),
              "Standard input is no UTF-8.",
              hint);
      report(List.of(unreadable(STREAM, List.of(error))), false, console);
    } else {
      console.err("newel: standard input is no UTF-8.");
      console.err("hint: save the file as UTF-8, without the character U+FFFD.");
    }
    return Exit.FINDINGS;
  }

  /// A file before and after.
  private record Formatted(String before, String text, List<String> steps, boolean changes) {}

  private static Formatted formatted(YamlFile file, byte[] bytes) {
    var formatted = Formatter.formatted(file);
    var text = formatted.text();
    // What has errors is not touched, whatever its bytes are.
    var changes = !file.hasErrors() && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes);
    return new Formatted(
        new String(bytes, StandardCharsets.UTF_8), text, formatted.steps(), changes);
  }

  private void show(String name, Formatted formatted, Console console) {
    if (isJson()) {
      return;
    }
    if (diff) {
      console.print(LineDiff.unified(name, formatted.before, formatted.text));
    } else if (check) {
      console.out("Would format: %s".formatted(name));
    }
  }

  private FormattedFile result(
      YamlFile file, Formatted formatted, List<Finding> errors, boolean withText) {
    var name = file.text().file();
    return new FormattedFile(
        name,
        formatted.changes,
        formatted.steps,
        errors,
        !file.hasErrors(),
        diff && formatted.changes ? LineDiff.unified(name, formatted.before, formatted.text) : null,
        withText ? formatted.text : null);
  }

  private static FormattedFile unreadable(String name, List<Finding> errors) {
    return new FormattedFile(name, false, List.of(), errors, false, null, null);
  }

  /// The files that errors name and that gave nothing to format.
  private static List<FormattedFile> unread(List<YamlFile> files, List<Finding> errors) {
    var names = new LinkedHashSet<String>();
    errors.forEach(error -> names.add(file(error)));
    files.forEach(file -> names.remove(file.text().file()));
    return names.stream().map(name -> unreadable(name, of(name, errors))).toList();
  }

  private static List<Finding> of(String name, List<Finding> errors) {
    return errors.stream().filter(error -> file(error).equals(name)).toList();
  }

  private static String file(Finding error) {
    var span = error.span();
    return span == null ? "" : span.file();
  }

  private static void report(List<FormattedFile> files, boolean written, Console console) {
    console.print(new FormattingReport(written, files).json());
  }

  private static List<Finding> errors(Collection<Finding> findings) {
    return findings.stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
  }

  private void tell(List<Finding> errors, Console console) {
    if (isJson()) {
      return;
    }
    for (var error : errors) {
      console.err("%s: error %s: %s".formatted(error.span(), error.id(), error.message()));
      if (error.hint() != null) {
        console.err("    hint: %s".formatted(error.hint()));
      }
    }
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
