package dev.newel.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Goes all the way from requirements to documents.
@CommandLine.Command(
    name = "plan",
    description = {
      "Turn requirements into a design, its decisions and its documents, and judge them.",
      "newel plan docs/plan/E01/E01-F01",
      "newel plan --task .claude/task.md",
      "What is missing is named; what nobody says is an open question.",
      "The last line is the verdict: PASS, PASS WITH WARNINGS or FAIL."
    })
final class PlanCommand implements Command {
  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description =
          "A folder with a prd.md, and where there are such a 00-research-report.md, 01-interface-contracts.md, 03-data-design.md, tables and descriptions of interfaces (default: here).")
  private @Nullable String folder;

  @Option(
      names = "--task",
      paramLabel = "FILE",
      description = "The task of an agent, in the place of a folder: .claude/task.md.")
  private @Nullable String task;

  @Option(
      names = "--with",
      paramLabel = "FILE",
      description = "One more source, or a folder of such (may be repeated): db/schema.sql.")
  private List<String> with = new ArrayList<>();

  @Mixin private GivenFacts given = new GivenFacts();

  @Option(
      names = "--date",
      paramLabel = "DAY",
      description = "The day that documents and records bear (default: today).")
  private @Nullable String date;

  @Option(
      names = "--overwrite",
      description = "Replace documents that were changed by hand, and files of others.")
  private boolean overwrite;

  @Mixin private ToldFormat format = new ToldFormat();

  @Override
  public Exit run(Console console) throws IOException {
    if (folder != null && task != null) {
      console.err("newel: `%s` and `--task` are two plans.".formatted(folder));
      console.err("hint: name one of them.");
      return Exit.USAGE;
    }
    var day = Day.of(console, date);
    if (day == null || given.areWrong(console)) {
      return Exit.USAGE;
    }
    Assignment assignment;
    try {
      assignment = assignment(console);
    } catch (Assignment.Unfit e) {
      e.tell(console);
      return Exit.USAGE;
    }
    var sources = new ArrayList<String>();
    for (var file : assignment.sources().values()) {
      sources.add(console.shown(file));
    }
    if (task == null) {
      SourceFiles.beside(console, assignment.home(), sources);
    }
    for (var more : with) {
      if (!SourceFiles.collect(console, more, sources)) {
        return Exit.USAGE;
      }
    }
    var plan = new Planning(console, assignment, day, overwrite);
    return plan.run(sources, given.all()) ? done(plan, console) : Exit.FINDINGS;
  }

  private Exit done(Planning plan, Console console) {
    if (format.isJson()) {
      console.print(plan.report().json());
    } else {
      plan.report().tell(console);
    }
    return plan.report().fails() ? Exit.FINDINGS : Exit.OK;
  }

  private Assignment assignment(Console console) throws IOException, Assignment.Unfit {
    if (task != null) {
      return Assignment.task(console.path(task), task);
    }
    var name = folder == null ? "." : folder;
    var path = console.path(name);
    if (Files.isRegularFile(path)) {
      throw new Assignment.Unfit(
          "`%s` is a file; a plan begins with a folder.".formatted(name),
          "name the folder that holds it, or `--task %s` where it is the task of an agent."
              .formatted(name));
    }
    return Assignment.folder(path, name);
  }
}
