package dev.newel.serve.run;

import dev.newel.cli.Console;
import dev.newel.design.Design;
import dev.newel.serve.Seeding;
import dev.newel.serve.Server;
import java.util.Map;
import java.util.stream.Collectors;

/// Tells whoever started a server what it serves.
public final class Starting {
  private static final int MOST_GAPS = 20;

  private Starting() {}

  /// Says what the start did to the rows.
  public static void rows(Console console, Server server, Map<String, String> appointed) {
    if (server.rowsAdded() > 0) {
      console.out("Rows of the design added: %d.".formatted(server.rowsAdded()));
    }
    seeded(console, server.seeded());
    appointed.forEach(
        (login, role) ->
            console.out(
                "`%s` has the role `%s`, or gets it by registering.".formatted(login, role)));
  }

  /// Makes API keys and says the secret of each: the only time.
  ///
  /// @param keys fields by the text that says them
  public static void keys(Console console, Server server, Map<String, Map<String, String>> keys) {
    keys.forEach(
        (text, fields) -> {
          var secret = server.makeKey(fields);
          console.out(
              secret == null
                  ? "A key with `%s` is there; it was shown when it was made.".formatted(text)
                  : "The key with `%s`, shown this once: %s".formatted(text, secret));
        });
  }

  private static void seeded(Console console, Seeding.Seeded seeded) {
    if (seeded.total() > 0) {
      console.out("Seeded %d rows in %d tables.".formatted(seeded.total(), seeded.rows().size()));
    }
    if (seeded.password() != null) {
      console.out(
          "Seeded logins, with the password `%s`: %s."
              .formatted(
                  seeded.password(),
                  seeded.logins().entrySet().stream()
                      .map(each -> "`%s` (%s)".formatted(each.getValue(), each.getKey()))
                      .collect(Collectors.joining(", "))));
    }
  }

  /// Says where the design answers, and what of it does not yet.
  ///
  /// @param place the address with the port
  public static void served(Console console, Design design, Server server, String place) {
    console.out(
        "Serving %s at http://%s%s"
            .formatted(design.prose().system().name(), place, design.api().base()));
    console.out(
        "%d operations; health at %s%s. Stop with Ctrl-C or SIGTERM."
            .formatted(
                server.operations(),
                server.healthPath(),
                server.metricsPath() == null ? "" : ", metrics at " + server.metricsPath()));
    var gaps = server.gaps();
    gaps.stream().limit(MOST_GAPS).forEach(gap -> console.out("not served yet: " + gap));
    if (gaps.size() > MOST_GAPS) {
      console.out("not served yet: %d more".formatted(gaps.size() - MOST_GAPS));
    }
  }
}
