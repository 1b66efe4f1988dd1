package dev.newel.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void without_a_command_the_help_goes_to_standard_error() {
    assertThat(run("")).isEqualTo(Exit.USAGE);
    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(err.toString(UTF_8)).startsWith("Usage: newel ").contains("Exit codes:");
  }

  @Test
  void version_names_the_build_and_the_java_that_runs() {
    assertThat(run("--version")).isEqualTo(Exit.OK);
    assertThat(out.toString(UTF_8).lines())
        .satisfiesExactly(
            newel -> assertThat(newel).matches("newel \\d+\\.\\d+\\.\\d+\\S* \\(build \\S+\\)"),
            java ->
                assertThat(java)
                    .startsWith("java " + System.getProperty("java.runtime.version") + ", "));
  }

  @Test
  void every_command_has_help_with_a_description_and_the_exit_codes() {
    for (var command : Commands.create()) {
      var name = command.getClass().getAnnotation(CommandLine.Command.class).name();
      out.reset();
      assertThat(run(name + " --help")).as(name).isEqualTo(Exit.OK);
      assertThat(out.toString(UTF_8))
          .startsWith("Usage: newel " + name)
          .contains("Exit codes:", "   3   a bug in Newel");
      assertThat(out.toString(UTF_8).lines().skip(1).findFirst().orElse("")).as(name).isNotBlank();
    }
  }

  @ParameterizedTest
  @CsvSource({"bash, complete -F _complete_newel", "zsh, bashcompinit", "fish, complete -c newel"})
  void every_shell_gets_its_script(String shell, String text) {
    assertThat(run("completion " + shell)).isEqualTo(Exit.OK);
    assertThat(out.toString(UTF_8)).contains(text, "completion");
    assertThat(out.toString(UTF_8)).doesNotContain("COMPLETION-CANDIDATES");
  }

  @Test
  void a_bug_is_one_line_and_the_trace_is_there_for_who_asks() {
    var told =
        Main.crash(new IllegalStateException("first\nsecond"), console(false, Map.of()), false);
    assertThat(told).isEqualTo(Exit.CRASH);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "newel: internal error: java.lang.IllegalStateException: first, run with --debug for the trace\n");
    err.reset();
    Main.crash(new IllegalStateException("first"), console(false, Map.of()), true);
    assertThat(err.toString(UTF_8)).contains("\tat dev.newel.cli.MainTest.");
  }

  @Test
  void a_failing_disk_is_not_called_a_bug() {
    Main.crash(
        new UncheckedIOException(new IOException("disk full")), console(false, Map.of()), false);
    assertThat(err.toString(UTF_8))
        .startsWith("newel: input or output failed: java.io.IOException: disk full");
  }

  @ParameterizedTest
  @CsvSource({
    "auto, true, '', xterm, true",
    "auto, false, '', xterm, false",
    "auto, true, 1, xterm, false",
    "auto, true, '', dumb, false",
    "always, false, 1, dumb, true",
    "never, true, '', xterm, false"
  })
  void color_follows_choice_terminal_and_environment(
      ColorChoice choice, boolean terminal, String noColor, String term, boolean expected) {
    var console = console(terminal, Map.of("NO_COLOR", noColor, "TERM", term));
    console.choose(choice, false);
    assertThat(console.colored()).isEqualTo(expected);
  }

  @Test
  void progress_is_wiped_before_other_output_and_silent_without_a_terminal() {
    var console = console(true, Map.of());
    console.progress("reading");
    console.err("done");
    assertThat(err.toString(UTF_8)).isEqualTo("\r\u001b[2Kreading\r\u001b[2Kdone\n");
    err.reset();
    console(false, Map.of()).progress("reading");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void aDocumentInAnotherEncodingOnStandardInputIsTold() {
    var in = new ByteArrayInputStream("# A\n\nGr\u00fc\u00dfe.\n".getBytes(ISO_8859_1));
    var console =
        new Console(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            in,
            console(false, Map.of()).world());
    assertThat(Main.run(List.of("check", "-"), console)).isEqualTo(Exit.FINDINGS);
    assertThat(out.toString(UTF_8)).contains("error DOC001: `stdin` is no UTF-8.");
  }

  @Test
  void aLineEndsWithEitherLineEnd() throws IOException {
    var in = new ByteArrayInputStream("ja\r\nn\u00f6\n\nend".getBytes(UTF_8));
    var console =
        new Console(
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            in,
            console(false, Map.of()).world());
    assertThat(console.readLine()).isEqualTo("ja");
    assertThat(console.readLine()).isEqualTo("n\u00f6");
    assertThat(console.readLine()).isEmpty();
    assertThat(console.readLine()).isEqualTo("end");
    assertThat(console.readLine()).isNull();
  }

  private Exit run(String line) {
    return Main.run(
        line.isEmpty() ? List.of() : List.of(line.split(" ", -1)), console(false, Map.of()));
  }

  private Console console(boolean terminal, Map<String, String> environment) {
    return new Console(
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        InputStream.nullInputStream(),
        new Console.World(
            Path.of("").toAbsolutePath(),
            environment,
            Clock.systemUTC(),
            terminal,
            terminal,
            terminal));
  }
}
