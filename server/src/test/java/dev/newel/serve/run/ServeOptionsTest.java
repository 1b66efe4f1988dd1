package dev.newel.serve.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.newel.serve.store.StartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/// What the options of commands that serve mean together.
class ServeOptionsTest {
  @CommandLine.Command
  private static final class Words {
    @CommandLine.Mixin private final ServeOptions options = new ServeOptions();
  }

  private static ServeOptions options(String words) {
    var parsed = new Words();
    new CommandLine(parsed).parseArgs(words.isEmpty() ? new String[0] : words.split(" ", -1));
    return parsed.options;
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
