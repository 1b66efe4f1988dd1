package dev.newel.up;

import dev.newel.cli.Command;
import dev.newel.cli.Console;
import dev.newel.cli.DesignArgument;
import dev.newel.cli.Exit;
import dev.newel.cli.Stop;
import dev.newel.serve.Server;
import dev.newel.serve.run.ServeOptions;
import dev.newel.serve.run.Starting;
import dev.newel.serve.store.StartFailure;
import dev.newel.up.page.View;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Checks, publishes, serves and shows a design until it is told to stop.
@CommandLine.Command(
    name = "up",
    description = {
      "Check, publish, serve and show a design in the browser, anew whenever its files change.",
      "Like `newel run` it brings a PostgreSQL of its own unless --database-url names one.",
      "A design with errors is shown with its findings and served once they are mended."
    })
final class UpCommand implements Command {
  @Mixin private DesignArgument design = new DesignArgument();
  @Mixin private ServeOptions options = new ServeOptions();

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description =
          "Write documents and contracts there too, at every change (default: shown only).")
  private @Nullable String to;

  @Override
  public Exit run(Console console) throws IOException {
    if (design.isMissing(console)) {
      return Exit.USAGE;
    }
    return options.attempt(
        console,
        () -> {
          options.settle(console, console.path(design.name()));
          if (to != null && to.isBlank()) {
            throw new StartFailure(
                "`--to` names no directory.", "name one, `--to docs/api`, or leave --to out.");
          }
          serve(console);
          console.err("newel: stopped.");
          return Exit.OK;
        });
  }

  private void serve(Console console) throws IOException {
    try (var up = Up.start(console, options, design.name(), to)) {
      tell(console, up.view(), options.place(up.port()));
      up.onceServed(server -> keys(console, server));
      Stop.await();
    }
  }

  private void keys(Console console, Server server) {
    Starting.keys(console, server, options.keys());
  }

  private void tell(Console console, View view, String place) throws IOException {
    var server = view.server();
    console.out("Open http://%s/ in a browser.".formatted(place));
    console.out(
        "%s A change of the design is taken up at once."
            .formatted(Wording.findings(view.survey().judgement())));
    var design = view.shown().design();
    if (server == null || design == null) {
      console.out("Nothing is served yet: the page says why. Stop with Ctrl-C or SIGTERM.");
      return;
    }
    Starting.rows(console, server, options.appointed());
    Starting.served(console, design, server, place);
  }
}
