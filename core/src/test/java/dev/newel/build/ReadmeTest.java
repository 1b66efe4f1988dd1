package dev.newel.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.cli.Console;
import dev.newel.cli.Main;
import dev.newel.testing.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What the README quotes is what a reader gets who types it. A block that begins with `$ ./newel`
/// is such a quote; a line `...` in it stands for lines that are left out. What only the server
/// answers is not played here.
class ReadmeTest {
  private static final Pattern BLOCK =
      Pattern.compile(
          "^```\n\\$ \\./newel ([^\n]*)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern NAMED = Pattern.compile("`\\./newel ([a-z]+)[ `]");

  @TestFactory
  Stream<DynamicTest> every_quoted_output_is_what_is_printed() throws IOException {
    var quotes =
        BLOCK
            .matcher(readme())
            .results()
            .filter(quote -> !quote.group(1).matches("(run|up) .*"))
            .toList();
    assertThat(quotes).hasSizeGreaterThan(2);
    return quotes.stream()
        .map(
            quote ->
                DynamicTest.dynamicTest(
                    quote.group(1), () -> assertQuoted(quote.group(1), quote.group(2))));
  }

  @Test
  void every_command_of_the_table_is_there() throws IOException {
    var named = NAMED.matcher(readme()).results().map(match -> match.group(1)).distinct().toList();
    assertThat(named).hasSizeGreaterThan(5);
    var help = printed(List.of("--help"));
    assertThat(named)
        .allMatch(command -> help.stream().anyMatch(line -> line.startsWith("  " + command + " ")));
  }

  private static void assertQuoted(String command, String quoted) {
    var printed = printed(List.of(command.split(" ")));
    var lines = quoted.lines().toList();
    if (lines.contains("...")) {
      assertThat(printed)
          .containsSubsequence(lines.stream().filter(line -> !line.equals("...")).toList());
    } else {
      assertThat(printed).isEqualTo(lines);
    }
  }

  private static List<String> printed(List<String> words) {
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    var day = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);
    var world = new Console.World(Golden.root(), Map.of(), day, false, false, false);
    Main.run(words, new Console(stream, stream, InputStream.nullInputStream(), world));
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static String readme() throws IOException {
    return Files.readString(Golden.root().resolve("README.md"));
  }
}
