package dev.newel.cli;

import dev.newel.draft.Draft;
import dev.newel.draft.Sources;
import dev.newel.finding.Finding;
import dev.newel.read.DiskTree;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a first design of the documents that are there.
@CommandLine.Command(
    name = "draft",
    description = {
      "Make a first design of requirements, tables, interfaces, code and the like.",
      "Each line says where it comes from; what nobody says is an open question."
    })
final class DraftCommand implements Command {
  private static final String DESIGN = "design.yaml";

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Markdown and SQL files, OpenAPI and AsyncAPI descriptions, Spring code, or folders with such.")
  private List<String> names = List.of();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description =
          "Where the design goes (default: standard output). A design that is there stays, and edits are proposed.")
  private @Nullable String to;

  @Option(names = "--unread", description = "List what was read and not understood, too.")
  private boolean unread;

  @Option(
      names = "--date",
      paramLabel = "DAY",
      description = "The day on which waivers of the design are judged (default: today).")
  private @Nullable String date;

  @Mixin private ToldFormat format = new ToldFormat();

  @Override
  public Exit run(Console console) throws IOException {
    var target = to == null ? null : console.path(to);
    var day = Day.of(console, date);
    if (day == null) {
      return Exit.USAGE;
    }
    var files = new ArrayList<String>();
    for (var name : names) {
      if (!SourceFiles.collect(console, name, files)) {
        return Exit.USAGE;
      }
    }
    if (files.isEmpty()) {
      console.err("newel: there is no Markdown, SQL, OpenAPI, AsyncAPI or Java in what was named.");
      console.err("hint: name the documents: newel draft prd.md schema.sql");
      return Exit.USAGE;
    }
    var parent = target == null ? console.directory() : target.getParent();
    var home = parent == null ? console.directory() : parent;
    var sources = SourceFiles.read(console, files, home);
    var around = new DiskTree(home);
    var draft =
        DraftText.of(
            NamedSources.in(drafted(sources), sources, around),
            around,
            DESIGN,
            sources.descriptions());
    UnaryOperator<Finding> seen = finding -> SourceFiles.seen(console, home, finding);
    var isThere = to != null && Files.exists(console.path(to));
    var proposals = to != null && isThere ? Redraft.judge(console, to, draft, day, seen) : null;
    if (isThere && proposals == null) {
      console.err("newel: `%s` is there already, and cannot be read.".formatted(to));
      console.err("hint: run `newel check %s` to see why.".formatted(to));
      return Exit.FINDINGS;
    }
    if (to != null && !isThere) {
      FileRewrite.write(console, to, draft.text());
    }
    var report = DraftReport.of(to, sources, draft, proposals, seen);
    if (format.isJson()) {
      console.print(report.json());
    } else {
      report.tell(console, unread);
    }
    return Exit.OK;
  }

  /// A file of requirements is a feature; several, or none, leave it to people what one is.
  private static Draft drafted(Sources sources) {
    var draft = Draft.of(sources);
    return sources.isOneFeature() ? draft.asFeature("", null) : draft;
  }
}
