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
import dev.newel.serve.store.StartFailure;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @Option(
      names = "--key",
      paramLabel = "FIELD=VALUE,...",
      description = {
        "Make an API key with these fields, such as name=billing, and print it once.",
        "Nothing is made where a key with these fields is there; may be given several times."
      })
  private List<String> keys = List.of();

  @Override
  public Exit run(Console console) throws IOException {
    if (options.isPortWrong(console) || design.isMissing(console)) {
      return Exit.USAGE;
    }
    var read = design.read(console);
    var resolved = read.design();
    if (read.hasErrors() || resolved == null) {
      return refuse(console, read);
    }
    return options.attempt(
        console,
        () -> {
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

  private static Map<String, String> fields(String text) {
    var fields = new LinkedHashMap<String, String>();
    for (var each : text.split(",", -1)) {
      var equals = each.indexOf('=');
      if (equals < 1) {
        throw new StartFailure(
            "`--key` is fields with `=` before their values, not `%s`.".formatted(text),
            "Pass `--key name=billing`.");
      }
      fields.put(each.substring(0, equals).strip(), each.substring(equals + 1).strip());
    }
    return fields;
  }

  private void serve(Console console, Design resolved) throws IOException {
    try (var grounds = Grounds.take(console, options, console.path(design.name()), resolved);
        var database = grounds.database(resolved);
        var server = Server.start(resolved, database, grounds.options(resolved))) {
      Starting.rows(console, server, grounds.appointed());
      for (var key : keys) {
        Starting.key(console, key, server.makeKey(fields(key)));
      }
      Starting.served(console, resolved, server, options.place(server.port()));
      Stop.await();
      console.err("newel: stopping; requests under way are finished first.");
    }
  }
}
