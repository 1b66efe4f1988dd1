package dev.newel.serve.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.newel.serve.json.JsonText;
import dev.newel.serve.testing.Site;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A line of the log stays a line, whatever it is about.
class ServerLogTest {
  private static final Instant NOW = Instant.parse("2027-01-15T09:00:00Z");
  private static final String NASTY = "a\r\nb\u001b[2J\u0085\u2028\u202e\u007f \"q\" = \\";

  private final List<String> lines = new ArrayList<>();

  private ServerLog log(String format) {
    var design =
        Site.design(
            """
            observability: { log: { format: %s } }
            entities: { Note: { id: uuid key, text: string } }
            resources: { notes: { of: Note, list: public } }
            """
                .formatted(format));
    return new ServerLog(design, Map.of(), Clock.fixed(NOW, ZoneOffset.UTC), lines::add);
  }

  private void isClean() {
    assertThat(lines).isNotEmpty();
    for (var line : lines) {
      assertThat(line).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "text"})
  void nothing_breaks_out_of_its_line(String format) throws Exception {
    var log = log(format);
    var trace = Trace.of(List.of(), false);
    log.answered(
        new Answered(
            NOW,
            NOW.minusSeconds(1),
            "id",
            trace,
            NASTY,
            NASTY,
            null,
            NASTY,
            null,
            null,
            404,
            "E"));
    log.failed("id", trace, NASTY, new IllegalStateException(NASTY));
    log.tell(LogLevel.WARN, NASTY, null);
    assertThat(lines).hasSize(3);
    isClean();
    if (format.equals("json")) {
      var first = (Map<?, ?>) JsonText.parse(lines.getFirst().getBytes(StandardCharsets.UTF_8));
      assertThat(first)
          .extracting("path")
          .isEqualTo("a\uFFFD\uFFFDb\uFFFD[2J\uFFFD\uFFFD\uFFFD\uFFFD \"q\" = \\");
      assertThat(first).extracting("duration").hasToString("0");
    } else {
      assertThat(lines.getFirst()).contains(" path=\"a\uFFFD\uFFFDb", " \\\"q\\\" = \\\\\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "text"})
  void what_libraries_tell_comes_in_the_same_form(String format) {
    var logger = Logger.getLogger("some.library");
    try (var _ = LibraryLog.into(log(format))) {
      logger.log(Level.WARNING, NASTY, new SQLException("value 4711", "23505"));
      logger.info("told");
      logger.fine("not told");
    }
    logger.info("after the end");
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst()).contains("some.library", "SQLSTATE 23505").doesNotContain("4711");
    assertThat(lines.getLast()).contains("info", "some.library: told");
    isClean();
  }
}
