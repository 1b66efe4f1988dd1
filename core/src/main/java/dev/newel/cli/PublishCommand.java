package dev.newel.cli;

import dev.newel.design.Design;
import dev.newel.finding.Baseline;
import dev.newel.finding.Finding;
import dev.newel.publish.Emitter;
import dev.newel.publish.Emitter.Output;
import dev.newel.publish.openapi.OpenApiEmitter;
import dev.newel.publish.sql.SqlEmitter;
import dev.newel.report.Report;
import dev.newel.report.ReportFormat;
import dev.newel.report.ReportOptions;
import dev.newel.report.SourceTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    for (var emitter : emitters()) {
      write(emitter, read, console);
    }
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

  private void write(Emitter emitter, Design read, Console console) throws IOException {
    var emission = emitter.emit(read);
    for (var output : emission.outputs()) {
      write(output, console);
    }
    for (Finding lost : emission.findings()) {
      console.err("%s %s: %s".formatted(lost.id(), lost.at(), lost.message()));
    }
  }

  private void write(Output output, Console console) throws IOException {
    var file = console.path(to).resolve(output.path());
    var shown = to + "/" + output.path();
    if (output.content().equals(present(file))) {
      console.out("Unchanged: %s".formatted(shown));
      return;
    }
    if (!dry) {
      replace(file, output.content());
    }
    console.out("%s: %s".formatted(dry ? "Would write" : "Wrote", shown));
  }

  private static @Nullable String present(Path file) throws IOException {
    return Files.isRegularFile(file) ? Files.readString(file) : null;
  }

  /// All of it or nothing: a reader never meets half a file.
  private static void replace(Path file, String content) throws IOException {
    var folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    var draft = Files.createTempFile(folder, ".newel", ".tmp");
    Files.writeString(draft, content);
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
