package dev.newel.serve.run;

import dev.newel.cli.Command;
import dev.newel.cli.Console;
import dev.newel.cli.DesignArgument;
import dev.newel.cli.Exit;
import dev.newel.cli.Stop;
import dev.newel.design.Design;
import dev.newel.finding.Finding;
import dev.newel.finding.Severity;
import dev.newel.read.ReadDesign;
import dev.newel.serve.Server;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/// Serves a design until it is told to stop.
@CommandLine.Command(
    name = "run",
    description = {
      "Serve a design as a backend on a PostgreSQL.",
      "Without --database-url it brings a PostgreSQL of its own, which keeps its data beside the design."
    })
final class RunCommand implements Command {
  @Mixin private DesignArgument design = new DesignArgument();
  @Mixin private ServeOptions options = new ServeOptions();

  @Override
  public Exit run(Console console) throws IOException {
    if (design.isMissing(console)) {
      return Exit.USAGE;
    }
    return options.attempt(
        console,
        () -> {
          options.settle(console, console.path(design.name()));
          var read = design.read(console);
          var resolved = read.design();
          if (read.hasErrors() || resolved == null) {
            return refuse(console, read);
          }
          serve(console, resolved);
          console.err("newel: stopped.");
          return Exit.OK;
        });
  }

  private static Exit refuse(Console console, ReadDesign read) {
    var errors =
        read.findings().stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
    errors.forEach(finding -> console.err(told(finding)));
    console.err(
        "newel: the design has %d error%s, so it is not served."
            .formatted(errors.size(), errors.size() == 1 ? "" : "s"));
    console.err("hint: Run `newel check` for all findings with their places.");
    return Exit.FINDINGS;
  }

  private static String told(Finding finding) {
    var span = finding.span();
    var place = span == null ? finding.at().toString() : span.toString();
    var hint = finding.hint();
    return "%s: %s: %s%s"
        .formatted(place, finding.id(), finding.message(), hint == null ? "" : "\n  hint: " + hint);
  }

  private void serve(Console console, Design resolved) throws IOException {
    try (var grounds = Grounds.take(console, options, console.path(design.name()), resolved);
        var database = grounds.database(resolved);
        var server = Server.start(resolved, database, grounds.options(resolved))) {
      Starting.rows(console, server, grounds.appointed());
      Starting.keys(console, server, options.keys());
      Starting.served(console, resolved, server, options.place(server.port()));
      Stop.await();
      server.drain();
      Ending.delayed(console, options.shutdownDelay());
    }
  }
}
