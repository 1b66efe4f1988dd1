package dev.newel.cli;

import dev.newel.design.Design;
import dev.newel.finding.Baseline;
import dev.newel.finding.Finding;
import dev.newel.publish.Emitter;
import dev.newel.publish.openapi.OpenApiEmitter;
import dev.newel.publish.sql.SqlEmitter;
import dev.newel.report.Report;
import dev.newel.report.ReportFormat;
import dev.newel.report.ReportOptions;
import dev.newel.report.SourceTexts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Writes the contracts of a design.
@CommandLine.Command(
    name = "publish",
    description = {
      "Write the contracts of a design: the HTTP interface as OpenAPI, the tables as SQL.",
      "A design with errors is reported and not published."
    })
final class PublishCommand implements Command {
  /// What can be published, named as the user types it.
  enum Target {
    openapi,
    sql
  }

  /// How structured contracts are printed.
  enum Format {
    yaml,
    json
  }

  @Mixin private DesignArgument design = new DesignArgument();

  @Option(
      names = "--only",
      paramLabel = "TARGET",
      split = ",",
      description = "Only these: ${COMPLETION-CANDIDATES} (default: all).")
  private List<Target> only = new ArrayList<>();

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Where the files go (default: publish).")
  private String to = "publish";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of: ${COMPLETION-CANDIDATES} (default: yaml).")
  private Format format = Format.yaml;

  @Option(names = "--dry-run", description = "Say what would be written, and write nothing.")
  private boolean dry;

  @Override
  public Exit run(Console console) throws IOException {
    if (to.isBlank()) {
      console.err("newel: `--to` names no directory.");
      console.err("hint: name one, `--to docs/api`, or leave --to out.");
      return Exit.USAGE;
    }
    if (design.isMissing(console)) {
      return Exit.USAGE;
    }
    var examined =
        Examination.of(NamedTree.read(console, design.name()), LocalDate.now(console.clock()));
    var read = examined.read().design();
    if (read == null || examined.read().hasErrors()) {
      console.print(report(examined, console));
      return Exit.FINDINGS;
    }
    write(read, console);
    return Exit.OK;
  }

  private String report(Examination examined, Console console) {
    var judgement = examined.judge(new LinkedHashSet<>(), Baseline.EMPTY, null);
    var options = new ReportOptions(BuildInfo.read().version(), console.colored(), false, 120);
    return ReportFormat.TEXT.render(
        new Report(
            judgement,
            new SourceTexts(examined.read().texts()),
            dev.newel.check.Checker.infos(),
            options));
  }

  private List<Emitter> emitters() {
    var wanted = only.isEmpty() ? Set.of(Target.values()) : Set.copyOf(only);
    var emitters = new ArrayList<Emitter>();
    if (wanted.contains(Target.openapi)) {
      emitters.add(
          new OpenApiEmitter(
              format == Format.yaml ? OpenApiEmitter.Format.YAML : OpenApiEmitter.Format.JSON));
    }
    if (wanted.contains(Target.sql)) {
      emitters.add(new SqlEmitter());
    }
    return emitters;
  }

  /// All files or none: whoever reads them never meets one of today beside one of yesterday.
  private void write(Design read, Console console) throws IOException {
    var told = new ArrayList<String>();
    var changed = new LinkedHashMap<String, String>();
    var lost = new ArrayList<Finding>();
    for (var emitter : emitters()) {
      var emission = emitter.emit(read);
      lost.addAll(emission.findings());
      for (var output : emission.outputs()) {
        var name = to.endsWith("/") ? to + output.path() : to + "/" + output.path();
        var same = isPresent(console.path(name), output.content());
        told.add((same ? "Unchanged: " : dry ? "Would write: " : "Wrote: ") + name);
        if (!same) {
          requireInside(console, name);
          changed.put(name, output.content());
        }
      }
    }
    if (!dry) {
      FileRewrite.replace(console, changed);
    }
    told.forEach(console::out);
    for (var finding : lost) {
      console.err("%s %s: %s".formatted(finding.id(), finding.at(), finding.message()));
    }
  }

  private static boolean isPresent(Path file, String content) throws IOException {
    return Files.isRegularFile(file)
        && Arrays.equals(Files.readAllBytes(file), content.getBytes(StandardCharsets.UTF_8));
  }

  /// A link that somebody left where a document goes must not send it elsewhere.
  private void requireInside(Console console, String name) throws IOException {
    var file = console.path(name);
    if (Files.isSymbolicLink(file)
        && Files.exists(file)
        && !file.toRealPath().startsWith(console.path(to).toRealPath())) {
      throw new FileRewrite.Refused(
          name, "it is a link that leads out of `%s`".formatted(to), "remove the link", Exit.USAGE);
    }
  }
}
