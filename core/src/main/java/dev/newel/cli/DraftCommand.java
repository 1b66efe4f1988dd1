package dev.newel.cli;

import dev.newel.draft.Draft;
import dev.newel.draft.Proposals;
import dev.newel.draft.Sources;
import dev.newel.finding.Finding;
import dev.newel.foreign.Evidence;
import dev.newel.read.DiskTree;
import dev.newel.write.DesignWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a first design of the documents that are there.
@CommandLine.Command(
    name = "draft",
    description = {
      "Make a first design of requirements, tables, interfaces, messages and the like.",
      "Each line says where it comes from; what nobody says is an open question."
    })
final class DraftCommand implements Command {
  private static final String DESIGN = "design.yaml";

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Markdown and SQL files, OpenAPI and AsyncAPI descriptions, or folders with such.")
  private List<String> names = List.of();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description =
          "Where the design goes (default: standard output). A design that is there stays, and edits are proposed.")
  private @Nullable String to;

  @Option(names = "--unread", description = "List what was read and not understood, too.")
  private boolean unread;

  @Override
  public Exit run(Console console) throws IOException {
    var target = to == null ? null : console.path(to);
    var files = new ArrayList<String>();
    for (var name : names) {
      if (!SourceFiles.collect(console, name, files)) {
        return Exit.USAGE;
      }
    }
    if (files.isEmpty()) {
      console.err("newel: there is no Markdown, SQL, OpenAPI or AsyncAPI in what was named.");
      console.err("hint: name the documents: newel draft prd.md schema.sql");
      return Exit.USAGE;
    }
    var parent = target == null ? console.directory() : target.getParent();
    var home = parent == null ? console.directory() : parent;
    var sources = SourceFiles.read(console, files, home);
    var around = new DiskTree(home);
    var given = sources.descriptions().size() == 1 ? sources.descriptions().getFirst() : null;
    var draft = DraftText.of(Draft.of(sources), around, DESIGN, given);
    if (to == null) {
      console.print(draft.text());
    } else if (target != null && Files.exists(target)) {
      return propose(console, to, draft);
    } else {
      FileRewrite.write(console, to, draft.text());
      console.out("Wrote %s.".formatted(to));
      console.out("Next: newel check %s".formatted(to));
    }
    tell(console, sources, draft.findings());
    return Exit.OK;
  }

  /// Tells which edits of the design that is there the sources ask for; it stays as it is.
  private static Exit propose(Console console, String design, DraftText draft) {
    var there = NamedTree.read(console, design).written();
    var name = console.shown(console.path(design));
    var drafted = NamedTree.read(console, design, Map.of(name, draft.text())).written();
    if (there == null || drafted == null) {
      console.err("newel: `%s` is there already, and cannot be read.".formatted(design));
      console.err("hint: run `newel check %s` to see why.".formatted(design));
      return Exit.FINDINGS;
    }
    var proposals =
        Proposals.of(DesignWriter.values(there), DesignWriter.values(drafted), draft.draft());
    proposals.forEach(finding -> tell(console, finding));
    console.out(
        proposals.isEmpty()
            ? "%s says all that its sources say.".formatted(design)
            : "%s stays as it is; %d edits are proposed.".formatted(design, proposals.size()));
    return Exit.OK;
  }

  private void tell(Console console, Sources sources, List<Finding> findings) {
    var left = 0;
    for (var brief : sources.briefs()) {
      left += brief.unread().size();
      if (unread) {
        brief
            .unread()
            .forEach(one -> console.err("unread " + place(one.evidence()) + " " + one.section()));
      }
    }
    for (var schema : sources.schemas()) {
      left += schema.unread().size();
      schema.findings().forEach(finding -> tell(console, finding));
      if (unread) {
        schema.unread().forEach(one -> console.err("unread " + place(one) + " " + one.sentence()));
      }
    }
    for (var messages : sources.messages()) {
      left += messages.unread().size();
      messages.findings().forEach(finding -> tell(console, finding));
      if (unread) {
        messages
            .unread()
            .forEach(
                one ->
                    console.err(
                        "unread %s:%d %s"
                            .formatted(one.place().file(), one.place().line(), one.name())));
      }
    }
    findings.forEach(finding -> tell(console, finding));
    if (left > 0 && !unread) {
      console.err("%d blocks were read and not understood; --unread lists them.".formatted(left));
    }
  }

  private static String place(Evidence evidence) {
    return evidence.place().file() + ":" + evidence.place().line();
  }

  static void tell(Console console, Finding finding) {
    var span = finding.span();
    console.err(
        "%s %s%s"
            .formatted(
                finding.id(),
                span == null ? "" : span.file() + ":" + span.line() + ": ",
                finding.message()));
    if (finding.hint() != null) {
      console.err("hint: " + finding.hint());
    }
  }
}
