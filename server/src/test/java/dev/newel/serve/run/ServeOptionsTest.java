package dev.newel.serve.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.cli.Console;
import dev.newel.facts.RunVariables;
import dev.newel.serve.store.StartFailure;
import dev.newel.serve.testing.Site;
import dev.newel.up.UpCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// What the options of commands that serve mean together.
class ServeOptionsTest {
  @TempDir private Path directory;

  @CommandLine.Command
  private static final class Words {
    @CommandLine.Mixin private final ServeOptions options = new ServeOptions();
  }

  private static ServeOptions options(String words) {
    var parsed = new Words();
    new CommandLine(parsed).parseArgs(words.isEmpty() ? new String[0] : words.split(" ", -1));
    return parsed.options;
  }

  /// What a command line, an environment and a file give together.
  private ServeOptions settled(String words, Map<String, String> environment, String file)
      throws IOException {
    Files.writeString(directory.resolve(".env"), file);
    var options = options(words);
    options.settle(console(environment), directory);
    return options;
  }

  private Console console(Map<String, String> environment) {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    var world = new Console.World(directory, environment, Clock.systemUTC(), false, false, false);
    return new Console(nowhere, nowhere, InputStream.nullInputStream(), world);
  }

  @ParameterizedTest
  @CsvSource({
    "--port 1, 2, 3, 1",
    "'', 2, 3, 2",
    "'', '', 3, 3",
    "'', '  ', 3, 3",
    "'', ' 2 ', '', 2",
    "'', 0, 3, 0",
    "'', '', ' ', 4",
  })
  void an_option_comes_before_a_variable_and_that_before_a_line_and_a_default(
      String words, String environment, String line, int port) throws IOException {
    var options =
        settled(words, Map.of("NEWEL_PORT", environment), "NEWEL_PORT=\"" + line + "\"\n");
    options.settle(
        Site.design(
            """
            entities: { Note: { id: uuid key } }
            resources: { notes: { of: Note, list: public } }
            settings: { NEWEL_PORT: { type: int, default: 4 }, NEWEL_HOST: { default: 0.0.0.0 } }
            """));
    assertThat(options.port()).isEqualTo(port);
    assertThat(options.host()).as("is for whoever runs it to say").isEqualTo("127.0.0.1");
  }

  @Test
  void every_variable_counts() throws IOException {
    var options =
        settled(
            "",
            Map.of(
                "NEWEL_HOST", "[::1]",
                "NEWEL_DATA", "kept here",
                "NEWEL_ROLE", "admin=a@b.example; user=c@d.example;",
                "NEWEL_KEY", "name=billing,scope=read;name=shop",
                "NEWEL_HANDLERS", "classes",
                "NEWEL_SEED", "true",
                "NEWEL_SEED_ROWS", "7",
                "NEWEL_SHUTDOWN_DELAY", "500ms"),
            "");
    var console = console(Map.of());
    assertThat(options.place(8080)).isEqualTo("[::1]:8080");
    assertThat(options.isForThisMachineAlone()).isTrue();
    assertThat(options.kept(console, directory)).isEqualTo(directory.resolve("kept here"));
    assertThat(options.appointed())
        .containsEntry("a@b.example", "admin")
        .containsEntry("c@d.example", "user");
    assertThat(options.keys().values())
        .containsExactly(Map.of("name", "billing", "scope", "read"), Map.of("name", "shop"));
    assertThat(options.handlers(console)).isEqualTo(directory.resolve("classes"));
    assertThat(options.seedRows()).isEqualTo(7);
    assertThat(options.shutdownDelay()).isEqualTo(Duration.ofMillis(500));
    assertThat(settled("", Map.of("NEWEL_SEED_ANYWAY", "true"), "").seedRows()).isEqualTo(20);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PORT           | 80a                    | is no whole number",
        "PORT           | 99999999999999999999   | is no whole number",
        "PORT           | 8080 8081              | is no whole number",
        "PORT           | 65536                  | : a port is 0 to 65535, not 65536.",
        "PORT           | -1                     | : a port is 0 to 65535, not -1.",
        "HOST           | []                     | : `--host` names no address.",
        "SEED           | yes                    | is neither `true` nor `false`.",
        "SEED_ROWS      | many                   | is no whole number",
        "SHUTDOWN_DELAY | soon                   | : `--shutdown-delay` is 0s to 30s.",
        "SHUTDOWN_DELAY | 31s                    | : `--shutdown-delay` is 0s to 30s.",
        "SHUTDOWN_DELAY | 1 month                | : `--shutdown-delay` is 0s to 30s.",
        "KEY            | s3cr3t                 | : `--key` is fields with `=` before their values",
      })
  void a_value_that_does_not_fit_is_told_with_its_variable(String name, String value, String why) {
    var variable = "NEWEL_" + name;
    assertThatThrownBy(() -> settled("", Map.of(variable, value), ""))
        .isInstanceOf(StartFailure.class)
        .hasMessageStartingWith("`%s` in the environment", variable)
        .hasMessageContaining(why);
    assertThatThrownBy(() -> settled("", Map.of(), "# first\n" + variable + "='" + value + "'"))
        .isInstanceOf(StartFailure.class)
        .hasMessageStartingWith("`%s` in `%s:2`", variable, directory.resolve(".env"))
        .hasMessageContaining(why);
  }

  @Test
  void what_lies_beside_a_design_does_not_say_which_code_runs() throws IOException {
    assertThatThrownBy(() -> settled("", Map.of(), "NEWEL_HANDLERS=classes\n"))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("does not say which code runs");
    var named = settled("--env-file .env", Map.of(), "NEWEL_HANDLERS=classes\n");
    assertThat(named.handlers(console(Map.of()))).isEqualTo(directory.resolve("classes"));
    var environment = settled("", Map.of("NEWEL_HANDLERS", "mine"), "NEWEL_HANDLERS=classes\n");
    assertThat(environment.handlers(console(Map.of()))).isEqualTo(directory.resolve("mine"));
  }

  @Test
  void it_serves_on_before_the_end_only_where_others_reach_it() throws IOException {
    assertThat(options("").shutdownDelay()).isZero();
    assertThat(options("--host ::1").shutdownDelay()).isZero();
    assertThat(options("--host 0.0.0.0").shutdownDelay()).isEqualTo(Duration.ofSeconds(5));
    assertThat(options("--host 0.0.0.0 --shutdown-delay 0s").shutdownDelay()).isZero();
  }

  /// The list is published in every `.env.example`.
  @Test
  void every_option_has_a_variable_and_every_variable_an_option() {
    var options = new TreeSet<String>();
    Stream.concat(new ServerCommands().commands().stream(), new UpCommands().commands().stream())
        .flatMap(command -> new CommandLine(command).getCommandSpec().options().stream())
        .forEach(option -> options.add(option.longestName().substring(2)));
    options.removeAll(Set.of("env-file", "help"));
    assertThat(RunVariables.ALL.stream().map(RunVariables.RunVariable::option))
        .containsExactlyInAnyOrderElementsOf(options);
    var defaults = options("");
    assertThat(RunVariables.ALL)
        .filteredOn(variable -> variable.option().equals("port"))
        .singleElement()
        .returns(String.valueOf(defaults.port()), RunVariables.RunVariable::initial);
    assertThat(RunVariables.ALL)
        .filteredOn(variable -> variable.option().equals("host"))
        .singleElement()
        .returns(defaults.host(), RunVariables.RunVariable::initial);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "--seed, 20",
    "--seed --seed-rows 3, 3",
    "--seed-rows 3, 3",
    "--seed-anyway, 20",
  })
  void rows_are_made_up_where_that_is_said(String words, int rows) throws Exception {
    var options = options(words);
    options.judgeSeed(true);
    assertThat(options.seedRows()).isEqualTo(rows);
  }

  @ParameterizedTest
  @CsvSource({
    "--seed, false, fills the database that `--database-url` or `DATABASE_URL` names",
    "--seed --host 0.0.0.0, true, `0.0.0.0` lets other machines in",
    "--seed --seed-rows 0, true, `--seed-rows` is 1 to 10000",
    "--seed --seed-rows 10001, true, `--seed-rows` is 1 to 10000",
  })
  void they_are_not_made_up_where_that_hurts(String words, boolean isOurs, String why) {
    assertThatThrownBy(() -> options(words).judgeSeed(isOurs))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining(why);
  }

  @Test
  void whoever_means_it_says_so() throws Exception {
    options("--seed-anyway").judgeSeed(false);
    options("--seed --seed-anyway --host 0.0.0.0").judgeSeed(true);
    options("").judgeSeed(false);
  }
}
